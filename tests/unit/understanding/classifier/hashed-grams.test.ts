import { describe, expect, it } from 'vitest';
import { HashedGrams, seedOf } from '../../../../src/understanding/classifier/hashed-grams.js';

const SIZE = 1 << 12;

function gramsOf(tag: string, text: string, longest = 3): readonly number[] {
  const grams = new HashedGrams(SIZE);
  grams.addAll(seedOf(tag), text, longest);
  return grams.numbers();
}

describe('runs of characters as numbers', () => {
  it('gives the same numbers for the same text, each once', () => {
    const grams = gramsOf('before', '其中其中');
    expect(grams).toEqual(gramsOf('before', '其中其中'));
    expect(new Set(grams).size).toBe(grams.length);
    expect(grams.every((number) => number >= 0 && number < SIZE)).toBe(true);
  });

  it('counts the ends of a stretch as characters: a word that ends it differs from one within', () => {
    const ends = new Set(gramsOf('before', '目标', 2));
    const within = gramsOf('before', '目标数', 2);
    expect(within.filter((number) => !ends.has(number)).length).toBeGreaterThan(1);
    // Each end and character alone (4), and the three pairs of neighbours.
    expect(ends.size).toBe(7);
  });

  it('tells places apart', () => {
    const before = new Set(gramsOf('before', '力争年底'));
    expect(gramsOf('after', '力争年底').filter((number) => before.has(number))).toEqual([]);
  });

  it('forgets the text before', () => {
    const grams = new HashedGrams(SIZE);
    grams.addAll(seedOf('before'), '力争', 2);
    const first = grams.numbers();
    grams.clear();
    expect(grams.numbers()).toEqual([]);
    grams.addAll(seedOf('before'), '力争', 2);
    expect(grams.numbers()).toEqual(first);
  });
});
