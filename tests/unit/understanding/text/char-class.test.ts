import { expect, it, vi } from 'vitest';
import { CharClass } from '../../../../src/understanding/text/char-class.js';

it('judges each character once', () => {
  const holds = vi.fn((char: string) => char === '家');
  const counted = new CharClass(holds);
  expect([0, 1, 2, 3].map((at) => counted.has('5家家5', at))).toEqual([false, true, true, false]);
  expect(holds).toHaveBeenCalledTimes(2);
});

it('holds nothing beyond the end of a text', () => {
  expect(new CharClass(() => true).has('家', 1)).toBe(false);
});
