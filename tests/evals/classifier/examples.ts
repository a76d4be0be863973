import { HashedGrams } from '../../../src/understanding/classifier/hashed-grams.js';
import {
  addMessageGrams,
  MESSAGE_GRAMS,
} from '../../../src/understanding/classifier/message-kind.js';
import {
  addFigureGrams,
  FIGURE_GRAMS,
} from '../../../src/understanding/facts/chance-of-progress.js';
import { figureFor } from '../../../src/understanding/facts/convert-value.js';
import type { Figure } from '../../../src/understanding/facts/figures.js';
import { readFacts } from '../../../src/understanding/facts/read-facts.js';
import { readMessage } from '../../../src/understanding/read-message.js';
import type { ReadMessage } from '../../../src/understanding/read-message.js';
import type { Intent, QueryKind } from '../../../src/understanding/understanding.js';
import { inputOf, lexiconOf, SAMPLE_PLAN } from '../labelled-message.js';
import type { LabelledMessage } from '../labelled-message.js';
import type { Example } from './fit-linear.js';

function readOf(message: LabelledMessage): ReadMessage {
  return readMessage(inputOf(message), lexiconOf(message.plan ?? SAMPLE_PLAN));
}

/** 我区32家: a unit's own part is progress, too, and labels leave it out. */
function isOfUnit({ scope, clauseLeft }: Figure): boolean {
  return scope.owner.kind === 'unit' || clauseLeft.some(({ kind }) => kind === 'unit');
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
  const grams = new HashedGrams(FIGURE_GRAMS);
  return readFacts(message).judged.flatMap(({ figure, attachment }) => {
    const { indicator } = attachment;
    const value = figureFor(indicator, figure.number);
    const isProgress = (labelled.expect.facts ?? []).some(
      (fact) =>
        fact.indicator === indicator.shortName &&
        value !== null &&
        Math.abs(fact.value - Number(value)) < 1e-6,
    );
    if (!isProgress && isOfUnit(figure)) return [];
    grams.clear();
    addFigureGrams(grams, message, figure, attachment);
    const label: FigureLabel = isProgress ? 'progress' : 'other';
    return [{ grams: grams.numbers(), label, weight }];
  });
}

function messageGrams(labelled: LabelledMessage): readonly number[] {
  const grams = new HashedGrams(MESSAGE_GRAMS);
  addMessageGrams(grams, readOf(labelled));
  return grams.numbers();
}

export function intentExample(labelled: LabelledMessage, weight: number): Example<Intent> {
  return { grams: messageGrams(labelled), label: labelled.expect.intent, weight };
}

export function queryKindExamples(
  labelled: LabelledMessage,
  weight: number,
): readonly Example<QueryKind>[] {
  const kind = labelled.expect.query?.kind;
  return kind === undefined ? [] : [{ grams: messageGrams(labelled), label: kind, weight }];
}
