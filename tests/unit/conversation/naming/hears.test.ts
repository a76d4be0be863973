import { describe, expect, it } from 'vitest';
import { hears } from '../../../../src/conversation/naming/hears.js';

describe('whether a text may hold a word', () => {
  it.each([
    ['瞪羚', '本周瞪羚企业1家'],
    ['瞪羚', '邓玲1家'],
    ['R&D', 'r＆d经费'],
    ['技术合同', '技術合同登記'],
  ])('%s is heard in %s', (word, text) => {
    expect(hears(word)(text)).toBe(true);
  });

  it.each([
    ['瞪羚', '高企58家'],
    ['科创企', '科创'],
    ['科创企', '企科创'],
    ['RD', 'R D'],
  ])('%s is not heard in %s', (word, text) => {
    expect(hears(word)(text)).toBe(false);
  });
});
