import { plainWords } from '../intent/plain-words.js';
import { readsAsCorrection } from '../intent/read-correction-cue.js';
import { readMessage } from '../read-message.js';
import type { ReadMessage } from '../read-message.js';
import type { Doubt, OmittedFigure, UnderstoodFact } from '../understanding.js';
import { completeFact, correctWithoutFigure, likelyTopics } from './correct-facts.js';
import type { Corrected } from './correct-facts.js';
import type { DraftFact } from './draft-fact.js';
import { answeredFacts } from './read-answer.js';
import { readFacts } from './read-facts.js';

/** Turns back that a correction is looked for. */
const MAX_TURNS = 6;
/** A fact that rests on an earlier message is less sure. */
const FROM_CONTEXT = 0.8;

interface AllFacts {
  readonly facts: readonly UnderstoodFact[];
  readonly omitted: readonly OmittedFigure[];
  readonly doubts: readonly Doubt[];
  /** See `FactReading`. */
  readonly withheld: readonly UnderstoodFact[];
}

/** The newest message of the user before this one that holds facts. */
function correctedMessage(message: ReadMessage): Corrected | null {
  const turns = message.input.context.filter(({ role }) => role === 'user').slice(-MAX_TURNS);
  for (const { text } of turns.toReversed()) {
    const earlier = readMessage({ ...message.input, text, context: [] }, message.lexicon);
    const { facts } = readFacts(earlier);
    if (facts.length > 0) return { facts, text };
  }
  return null;
}

function publicFact(fact: DraftFact): UnderstoodFact {
  return {
    indicatorId: fact.indicatorId,
    indicator: fact.indicator,
    measure: fact.measure,
    value: fact.value,
    unit: fact.unit,
    from: fact.from,
    asOf: fact.asOf,
    approx: fact.approx,
    scope: fact.scope,
    onBehalfOf: fact.onBehalfOf,
    span: fact.span,
    confidence: fact.confidence,
    rule: fact.rule,
  };
}

/** Facts taken over from an earlier message stand nowhere in this one: their span is the whole of it. */
function takenOver(message: ReadMessage, facts: readonly DraftFact[]): readonly DraftFact[] {
  const span = { start: 0, end: message.input.text.length };
  return facts.map((fact) => ({ ...fact, span, confidence: FROM_CONTEXT, rule: 'context' }));
}

function withContext(message: ReadMessage, corrected: Corrected): AllFacts {
  const topics = likelyTopics(message, corrected);
  const own = readFacts(message, { topics });
  const facts =
    own.facts.length > 0
      ? own.facts.map((fact) => completeFact(fact, corrected))
      : takenOver(message, correctWithoutFigure(message, corrected));
  return {
    ...own,
    facts: changedOnly(facts, corrected).map(publicFact),
    withheld: own.withheld.map(publicFact),
  };
}

/** 瞪羚1家没错 repeats what stands; only what differs is a correction, unless nothing does. */
function changedOnly(facts: readonly DraftFact[], corrected: Corrected): readonly DraftFact[] {
  const changed = facts.filter(
    (fact) =>
      !corrected.facts.some(
        (old) =>
          old.indicatorId === fact.indicatorId &&
          old.measure === fact.measure &&
          old.value === fact.value &&
          old.asOf === fact.asOf,
      ),
  );
  return changed.length > 0 ? changed : facts;
}

/**
 * The facts of a message. What a correction leaves out (indicator, date, total or new) is taken from the message that
 * it corrects. Source: the evaluation set's README, "asOf" and "Traps".
 */
export function readAllFacts(message: ReadMessage): AllFacts {
  const own = readFacts(message);
  const corrected = correctedMessage(message);
  const setting = {
    hasFigures: own.facts.length > 0,
    hasNumbers: message.numbers.length + message.dates.length > 0,
    afterFigures: corrected !== null,
  };
  if (corrected !== null && readsAsCorrection(plainWords(message), setting)) {
    return withContext(message, corrected);
  }
  const facts = own.facts.length > 0 ? own.facts : takenOver(message, answeredFacts(message));
  return { ...own, facts: facts.map(publicFact), withheld: own.withheld.map(publicFact) };
}
