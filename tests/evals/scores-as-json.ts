import { calibrationError, reliabilityBins, tradeOffs } from './confidence/reliability.js';
import type { Measurement } from './measure.js';
import type { Scores } from './score.js';

/** Counts only: what a message says has no place in a report of numbers. */
function withoutMisses(scores: Scores): object {
  return { ...scores, traps: undefined, misses: scores.misses.length };
}

/** The numbers of a measurement, for other programs. */
export function scoresAsJson({ sets, slices, confidence }: Measurement): object {
  return {
    sets: sets.map(({ name, part, scores }) => ({ name, part, ...withoutMisses(scores) })),
    slices: slices.map(({ part, dimension, slices: values }) => ({
      part,
      dimension,
      values: values.map(({ value, scores }) => ({ value, ...withoutMisses(scores) })),
    })),
    confidence: confidence.map(({ part, facts }) => ({
      part,
      calibrationError: calibrationError(facts),
      reliability: reliabilityBins(facts),
      tradeOff: tradeOffs(facts),
    })),
  };
}
