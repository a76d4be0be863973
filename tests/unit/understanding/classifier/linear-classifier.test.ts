import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { LinearClassifier } from '../../../../src/understanding/classifier/linear-classifier.js';

function stored<Class extends string>(
  classes: readonly Class[],
  bias: readonly number[],
  weights: readonly number[],
): LinearClassifier<Class> {
  const bytes = Buffer.from(Int8Array.from(weights).buffer);
  return new LinearClassifier({
    classes,
    size: weights.length / classes.length,
    bias,
    step: 0.5,
    weights: deflateRawSync(bytes).toString('base64'),
  });
}

describe('a stored classifier', () => {
  it('tells yes from no by the sum of its weights', () => {
    const classifier = stored(['progress'], [1], [2, -6, 0, 0]);
    expect(classifier.chances([])[0]).toBeCloseTo(1 / (1 + Math.exp(-1)));
    expect(classifier.chances([0])[0]).toBeCloseTo(1 / (1 + Math.exp(-2)));
    expect(classifier.chances([0, 1])[0]).toBeCloseTo(1 / (1 + Math.exp(1)));
  });

  it('gives chances that add up to one, the greatest where the weights are', () => {
    const classifier = stored(['report', 'query', 'other'], [0, 0, 0], [0, 4, 0, 0, 0, 8]);
    const chances = classifier.chances([0, 1]);
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1);
    expect(chances.indexOf(Math.max(...chances))).toBe(2);
  });

  it('stays finite whatever adds up', () => {
    const classifier = stored(['report', 'other'], [900, -900], [127, -128]);
    expect(classifier.chances([0])).toEqual([1, 0]);
  });
});
