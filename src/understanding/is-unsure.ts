import type { LexiconIndicator } from '../plan/lexicon.js';
import { saysUnit } from './facts/convert-value.js';
import { viewOf } from './intent/view.js';
import { weighWork } from './intent/evidence.js';
import { isNotice, isOthersNews } from './intent/not-ours.js';
import { readMessage } from './read-message.js';
import type { ReadMessage } from './read-message.js';
import type { OpinionRequest } from './second-opinion.js';
import type { NumberToken } from './text/number-token.js';
import type { Doubt, Understanding, UnderstoodFact } from './understanding.js';

/** What another reader can help with: no second opinion makes 30 February a day. */
const READABLE_DOUBTS: readonly Doubt['kind'][] = ['unknown-indicator'];
/** From here on what was set aside as `other` might still be work told (`weighWork`). */
const WEAK_INTENT = 2.5;

/** A fact that the rules would ask about instead of taking it (`ASK_BELOW`). */
export function isUnsureFact(fact: UnderstoodFact): boolean {
  return fact.otherReadings !== undefined;
}

/** Numbers that no rule took or left out, and that can be read. */
function unreadNumbers(message: ReadMessage, { omitted }: Understanding): readonly NumberToken[] {
  return message.numbers.filter(({ span, unclear }) => {
    const start = message.text.map[span.start] ?? 0;
    return !unclear && !omitted.some((left) => left.span.start <= start && start < left.span.end);
  });
}

/** Two pairs of characters of one name stand in the text: it may be meant, written freely. */
function isTraced({ names }: LexiconIndicator, text: string): boolean {
  return names.some((name) => {
    const pairs = Array.from({ length: Math.max(0, name.length - 1) }, (_, at) =>
      name.slice(at, at + 2),
    );
    return new Set(pairs.filter((pair) => text.includes(pair))).size > 1;
  });
}

/** A number in its unit that no rule could place, and words of an indicator's name. */
function holdsTracedFigure(message: ReadMessage, understanding: Understanding): boolean {
  const { text, lexicon } = message;
  const numbers = unreadNumbers(message, understanding);
  return (
    numbers.length > 0 &&
    lexicon.indicators.some(
      (indicator) =>
        numbers.some((number) => saysUnit(indicator, number)) && isTraced(indicator, text.text),
    )
  );
}

/** A number that no rule could place, beside the name of an indicator. */
function holdsNamedFigure(message: ReadMessage, understanding: Understanding): boolean {
  return message.mentions.length > 0 && unreadNumbers(message, understanding).length > 0;
}

/** Set aside, though a good deal speaks for work told. */
function isWeakOther(message: ReadMessage, { omitted, zeroReport, taskStates }: Understanding) {
  if (message.input.sender.role !== 'liaison') return false;
  const view = viewOf(message, { facts: [], omitted, zeroReport, taskStates });
  if (isNotice(view) || isOthersNews(view)) return false;
  return weighWork(view).weight >= WEAK_INTENT;
}

/**
 * Whether a second reader should be asked: facts that would be asked about, a name that is none of
 * ours, or a report or correction without facts in which a number that no rule could place stands with
 * an indicator's name or words of it. Of what was set aside only what is nearly a report. Never for what reads as an attack.
 */
export function isUnsure({ input, lexicon, understanding }: OpinionRequest): boolean {
  const { intent, injection, facts, doubts } = understanding;
  if (injection) return false;
  if (facts.some(isUnsureFact)) return true;
  if (doubts.some(({ kind }) => READABLE_DOUBTS.includes(kind))) return true;
  // Read, but for a day that is none: the sender is told so himself.
  if (doubts.length > 0) return false;
  if (facts.length > 0 || !['report', 'correction', 'other'].includes(intent)) return false;
  const message = readMessage(input, lexicon);
  const isNamed = holdsNamedFigure(message, understanding);
  if (intent === 'other') return isNamed && isWeakOther(message, understanding);
  return isNamed || holdsTracedFigure(message, understanding);
}
