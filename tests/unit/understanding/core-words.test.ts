import { describe, expect, test } from 'vitest';
import { coreWords, opensAsking } from '../../../src/understanding/intent/core-words.js';

const core = (text: string): string =>
  coreWords(text)
    .replace(/[\s，]+/gu, ' ')
    .trim();

describe('manners around a message', () => {
  test.each([
    ['开会要用，还差几家，谢谢', '还差几家'],
    ['麻烦问下，完成多少了', '完成多少了'],
    ['领导在问，谁排在最后', '谁排在最后'],
    ['急，增幅多少，急用', '增幅多少'],
    ['帮我看下，定了多少来着', '定了多少'],
    ['下午开会要用，急，现在啥情况', '现在啥情况'],
  ])('%s keeps %s', (text, kept) => {
    expect(core(text)).toBe(kept);
    expect(coreWords(text)).toHaveLength(text.length);
  });

  test.each(['问题不大', '问了三家企业', '麻烦各单位报一下', '额度放款了', '谢谢', '问题已经解决'])(
    '%s is left whole',
    (text) => {
      expect(coreWords(text)).toBe(text);
    },
  );

  test('请问 asks whatever follows', () => {
    expect(opensAsking('请问这个数')).toBe(true);
    expect(opensAsking('问题不大')).toBe(false);
  });
});
