import { viewOf } from './intent/view.js';
import { weighWork } from './intent/evidence.js';
import { isNotice, isOthersNews } from './intent/not-ours.js';
import { readMessage } from './read-message.js';
import type { ReadMessage } from './read-message.js';
import type { OpinionRequest } from './second-opinion.js';
import type { Doubt, Understanding, UnderstoodFact } from './understanding.js';

/** What another reader can help with: no second opinion makes 30 February a day. */
const READABLE_DOUBTS: readonly Doubt['kind'][] = ['unknown-indicator'];
/** From here on what was set aside as `other` might still be work told (`weighWork`). */
const WEAK_INTENT = 2.5;

/** A fact that the rules would ask about instead of taking it (`ASK_BELOW`). */
export function isUnsureFact(fact: UnderstoodFact): boolean {
  return fact.otherReadings !== undefined;
}

/** A number that no rule took, left out or could not read stands beside the name of an indicator. */
function holdsUnreadFigure(message: ReadMessage, { omitted }: Understanding): boolean {
  if (message.mentions.length === 0) return false;
  const spans = omitted.map(({ span }) => span);
  return message.numbers.some(({ span, unclear }) => {
    const start = message.text.map[span.start] ?? 0;
    return !unclear && !spans.some((left) => left.start <= start && start < left.end);
  });
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
 * ours, or a report, a correction or hardly anything else that names an indicator and holds a number
 * that no rule could place. Never for what reads as an attack.
 */
export function isUnsure({ input, lexicon, understanding }: OpinionRequest): boolean {
  const { intent, injection, facts, doubts } = understanding;
  if (injection) return false;
  if (facts.some(isUnsureFact)) return true;
  if (doubts.some(({ kind }) => READABLE_DOUBTS.includes(kind))) return true;
  if (facts.length > 0 || !['report', 'correction', 'other'].includes(intent)) return false;
  const message = readMessage(input, lexicon);
  if (!holdsUnreadFigure(message, understanding)) return false;
  return intent !== 'other' || isWeakOther(message, understanding);
}
