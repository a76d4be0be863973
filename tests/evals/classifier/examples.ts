import { addFigureGrams, FIGURE_GRAMS } from '../../../src/understanding/classifier/figure-use.js';
import { HashedGrams } from '../../../src/understanding/classifier/hashed-grams.js';
import { maskedText } from '../../../src/understanding/classifier/masked-text.js';
import {
  addMessageGrams,
  MESSAGE_GRAMS,
} from '../../../src/understanding/classifier/message-kind.js';
import { figureFor } from '../../../src/understanding/facts/convert-value.js';
import { readAllFacts } from '../../../src/understanding/facts/read-all-facts.js';
import { readMessage } from '../../../src/understanding/read-message.js';
import type { ReadMessage } from '../../../src/understanding/read-message.js';
import { originalSpan } from '../../../src/understanding/text/normalize.js';
import type { NumberToken } from '../../../src/understanding/text/number-token.js';
import type { Intent, QueryKind, Span } from '../../../src/understanding/understanding.js';
import { inputOf, lexiconOf, SAMPLE_PLAN } from '../labelled-message.js';
import type { LabelledMessage } from '../labelled-message.js';
import type { Example } from './fit-linear.js';

function readOf(message: LabelledMessage): ReadMessage {
  return readMessage(inputOf(message), lexiconOf(message.plan ?? SAMPLE_PLAN));
}

const covers = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** The last number that stands in a stretch of the message as it was written. */
function numberIn(message: ReadMessage, span: Span): NumberToken | undefined {
  return message.numbers.findLast((number) =>
    covers(span, originalSpan(message.text, number.span)),
  );
}

export type FigureLabel = 'progress' | 'other';

/**
 * Every figure that the rules tie to an indicator, whether they take it or not, with what its label says of it: progress
 * when the indicator has this value there.
 */
export function figureExamples(
  labelled: LabelledMessage,
  weight: number,
): readonly Example<FigureLabel>[] {
  const message = readOf(labelled);
  const { facts, omitted } = readAllFacts(message);
  const tied = [
    ...facts.filter(
      ({ scope, rule }) => scope === 'county' && /after|list|each|before|goes/.test(rule),
    ),
    ...omitted,
  ];
  const grams = new HashedGrams(FIGURE_GRAMS);
  const { text, numberAt } = maskedText(message);
  return tied.flatMap(({ span, indicatorId }) => {
    const number = numberIn(message, span);
    const indicator = message.lexicon.indicators.find(({ id }) => id === indicatorId);
    const at = number === undefined ? undefined : numberAt.get(number.span.start);
    if (number === undefined || indicator === undefined || at === undefined) return [];
    const value = figureFor(indicator, number);
    const isProgress = (labelled.expect.facts ?? []).some(
      (fact) =>
        fact.indicator === indicator.shortName &&
        value !== null &&
        Math.abs(fact.value - Number(value)) < 1e-6,
    );
    grams.clear();
    addFigureGrams(grams, text, at);
    const label: FigureLabel = isProgress ? 'progress' : 'other';
    return [{ grams: [...grams.numbers], label, weight }];
  });
}

function messageGrams(labelled: LabelledMessage): readonly number[] {
  const grams = new HashedGrams(MESSAGE_GRAMS);
  addMessageGrams(grams, readOf(labelled));
  return [...grams.numbers];
}

export function intentExample(labelled: LabelledMessage): Example<Intent> {
  return { grams: messageGrams(labelled), label: labelled.expect.intent, weight: 1 };
}

export function queryKindExamples(labelled: LabelledMessage): readonly Example<QueryKind>[] {
  const kind = labelled.expect.query?.kind;
  return kind === undefined ? [] : [{ grams: messageGrams(labelled), label: kind, weight: 1 }];
}
