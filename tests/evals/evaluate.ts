import type { EvaluationSet } from './evaluation-sets.js';
import { lexiconOf, predict, SAMPLE_PLAN } from './labelled-message.js';
import type { Expectation, LabelledMessage } from './labelled-message.js';

/** What is measured: the rules, or the rules with a second opinion. */
export type Predictor = (message: LabelledMessage) => Expectation | Promise<Expectation>;

/** The rules alone. */
export const byRules: Predictor = (message) =>
  predict(message, lexiconOf(message.plan ?? SAMPLE_PLAN));

/** The predictions of all messages, one after the other. */
export async function predictAll(
  sets: readonly EvaluationSet[],
  predictor: Predictor,
): Promise<ReadonlyMap<LabelledMessage, Expectation>> {
  const predictions = new Map<LabelledMessage, Expectation>();
  for (const { messages } of sets) {
    for (const message of messages) predictions.set(message, await predictor(message));
  }
  return predictions;
}
