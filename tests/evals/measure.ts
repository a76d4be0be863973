import { factRows } from './confidence/fact-rows.js';
import type { Judged } from './confidence/reliability.js';
import { predictAll } from './evaluate.js';
import type { Predictor } from './evaluate.js';
import type { EvaluationSet } from './evaluation-sets.js';
import type { Scores } from './score.js';
import { DIMENSIONS, scoreOf, slicesBy } from './slices.js';
import type { Dimension, Slice } from './slices.js';

export interface MeasuredSet extends EvaluationSet {
  readonly scores: Scores;
}

interface SlicesOf {
  readonly part: EvaluationSet['part'];
  readonly dimension: Dimension;
  readonly slices: readonly Slice[];
}

interface FactsOf {
  readonly part: EvaluationSet['part'];
  /** The facts that the rules take, each with its confidence. */
  readonly facts: readonly Judged[];
}

export interface Measurement {
  readonly sets: readonly MeasuredSet[];
  /** Only of sets whose messages have tags or plans of their own. */
  readonly slices: readonly SlicesOf[];
  readonly confidence: readonly FactsOf[];
  /** All labelled messages taken together. */
  readonly all: Scores;
}

const PARTS = ['development', 'frozen'] as const;

/** Everything that `npm run eval` tells. */
export async function measure(
  sets: readonly EvaluationSet[],
  predictor: Predictor,
): Promise<Measurement> {
  const predictions = await predictAll(sets, predictor);
  const messagesOf = (part: EvaluationSet['part']): EvaluationSet['messages'] =>
    sets.filter((set) => set.part === part).flatMap(({ messages }) => messages);
  return {
    sets: sets.map((set) => ({ ...set, scores: scoreOf(set.messages, predictions) })),
    slices: PARTS.flatMap((part) => {
      const tagged = messagesOf(part).filter(
        ({ tags, plan }) => tags !== undefined || plan !== undefined,
      );
      return DIMENSIONS.map((dimension) => ({
        part,
        dimension,
        slices: slicesBy(dimension, tagged, predictions),
      }));
    }),
    confidence: PARTS.map((part) => ({ part, facts: messagesOf(part).flatMap(factRows) })),
    all: scoreOf([...messagesOf('development'), ...messagesOf('frozen')], predictions),
  };
}
