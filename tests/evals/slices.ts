import { SAMPLE_PLAN } from './labelled-message.js';
import type { Expectation, LabelledMessage } from './labelled-message.js';
import { score } from './score.js';
import type { Scores } from './score.js';

export const DIMENSIONS = ['style', 'trap', 'date', 'plan'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Messages that have one tag in common. */
export interface Slice {
  readonly value: string;
  readonly scores: Scores;
}

/** A message may stand in several slices of a dimension; without a tag it stands in none. */
function valuesOf({ plan, tags }: LabelledMessage, dimension: Dimension): readonly string[] {
  if (dimension === 'plan') return [plan ?? SAMPLE_PLAN];
  const value = tags?.[dimension] ?? [];
  return typeof value === 'string' ? [value] : value;
}

/** The scores of each value of a dimension, the largest slice first. */
export function slicesBy(
  dimension: Dimension,
  messages: readonly LabelledMessage[],
  predictions: ReadonlyMap<LabelledMessage, Expectation>,
): readonly Slice[] {
  const groups = new Map<string, LabelledMessage[]>();
  for (const message of messages) {
    for (const value of valuesOf(message, dimension)) {
      const group = groups.get(value) ?? [];
      group.push(message);
      groups.set(value, group);
    }
  }
  return [...groups]
    .sort(([a, first], [b, second]) => second.length - first.length || a.localeCompare(b))
    .map(([value, group]) => ({ value, scores: scoreOf(group, predictions) }));
}

/** Scores predictions that were made before. */
export function scoreOf(
  messages: readonly LabelledMessage[],
  predictions: ReadonlyMap<LabelledMessage, Expectation>,
): Scores {
  return score(messages, (message) => predictions.get(message) ?? { intent: 'other' });
}
