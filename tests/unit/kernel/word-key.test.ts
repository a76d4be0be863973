import { describe, expect, it } from 'vitest';
import { wordKey } from '../../../src/kernel/word-key.js';

describe('the key of a word', () => {
  it.each([
    ['技術合同', '技术合同'],
    ['ＲＤ企', 'rd企'],
    ['科 创\u200b企', '科创企'],
    ['二—三产', '二-三产'],
  ])('%s is %s', (one, other) => {
    expect(wordKey(one)).toBe(wordKey(other));
  });

  it.each([
    ['科小', '科大'],
    ['高企', '高企1'],
  ])('%s is not %s', (one, other) => {
    expect(wordKey(one)).not.toBe(wordKey(other));
  });
});
