import { CONFIDENCE_WEIGHTS } from './confidence-weights.js';
import type { Evidence } from './evidence.js';

/** Below this a fact is asked about instead of being pre-filled. Chosen by the trade-off in docs/evaluation.md. */
export const ASK_BELOW = 0.78;

/** Chance, 0 to 1, that a fact read on such evidence is right in indicator, measure, value and date. */
export function confidenceOf(evidence: readonly Evidence[]): number {
  const { bias, weights } = CONFIDENCE_WEIGHTS;
  const sum = evidence.reduce((total, item) => total + (weights[item] ?? 0), bias);
  return Math.round(1000 / (1 + Math.exp(-sum))) / 1000;
}

/** How much lies against a fact on one of its sides: the higher, the more that side is in doubt. */
export function doubtOn(evidence: readonly Evidence[], side: readonly Evidence[]): number {
  const { weights } = CONFIDENCE_WEIGHTS;
  return evidence
    .filter((item) => side.includes(item))
    .reduce((total, item) => total - Math.min(0, weights[item] ?? 0), 0);
}
