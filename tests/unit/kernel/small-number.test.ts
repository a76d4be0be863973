import { describe, expect, test } from 'vitest';
import { smallNumber } from '../../../src/kernel/small-number.js';

describe('small numbers', () => {
  test.each([
    ['12', 12],
    ['十二', 12],
    ['十', 10],
    ['二十', 20],
    ['两', 2],
    ['九十九', 99],
    ['一百零三', 103],
  ])('%s', (text, value) => {
    expect(smallNumber(text)).toBe(value);
  });

  test.each(['', '十十', '一二', '几', '1a', '零'])('%s is none', (text) => {
    expect(smallNumber(text)).toBeNull();
  });
});
