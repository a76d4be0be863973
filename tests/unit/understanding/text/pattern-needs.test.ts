import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neededBy } from '../../../../src/understanding/text/pattern-needs.js';
import { literalPatterns } from '../../../architecture/collect-patterns.js';
import { readLabelled } from '../../../evals/labelled-message.js';

const evals = new URL('../../../evals/', import.meta.url);

function needs(pattern: RegExp): readonly string[] | null {
  const found = neededBy(pattern);
  return found === null ? null : [...found].sort();
}

describe('what a text must hold for a pattern to match', () => {
  it.each([
    [/困难|堵点/u, ['困难', '堵点']],
    [/(?:未|没有?)启动/u, ['未启', '没启', '没有'].sort()],
    [/\d{1,2}月/u, ['月']],
    [/[本上]周/u, ['上周', '本周']],
    [/(?<![上下])半年(?:底)?/u, ['半年']],
    [/a(?=困难)/u, ['困难']],
    [/是[^，。]{0,6}目标/u, ['目标']],
    [/(?<year>\d{4}|今)?年底/u, ['年底']],
    [/AI/iu, ['AI', 'Ai', 'aI', 'ai'].sort()],
    [/[a\-c]x/u, ['-x', 'ax', 'cx'].sort()],
    [/x{2,}/u, ['x']],
    [/\u672a(?:批|到)/u, ['未到', '未批'].sort()],
  ])('of %s is %j', (pattern, expected) => {
    expect(needs(pattern)).toEqual(expected);
  });

  it.each([/困难?$|^/u, /(?:困难)*/u, /[^困]/u, /\p{Script=Han}/u, /./u, /困难|\s/u, /(?:甲|)/u])(
    'is not known of %s',
    (pattern) => {
      expect(neededBy(pattern)).toBeNull();
    },
  );

  it('knows the long s and the Kelvin sign, which match s and k in either case', () => {
    for (const text of ['\u212aey', 'a\u017fk']) {
      const pattern = text.startsWith('a') ? /ask/iu : /key/iu;
      expect(pattern.test(text)).toBe(true);
      expect([...(neededBy(pattern) ?? [])].some((need) => text.includes(need))).toBe(true);
    }
  });

  const patterns = literalPatterns(new URL('../../../../src/understanding/', import.meta.url))
    .map(({ source, flags }) => new RegExp(source, flags.replace(/[gy]/g, '')))
    .map((pattern) => ({ pattern, needed: needs(pattern) }));
  const texts = readLabelled(new URL('development-160.jsonl', evals)).map(({ text }) => text);
  /** Patterns that match in a text which holds none of what they are said to need. */
  const contradicted = (text: string): readonly RegExp[] =>
    patterns
      .filter(({ needed }) => needed !== null && !needed.some((need) => text.includes(need)))
      .filter(({ pattern }) => pattern.test(text))
      .map(({ pattern }) => pattern);

  it('stands in every labelled message that one of our patterns matches', () => {
    expect(texts.flatMap(contradicted)).toEqual([]);
  });

  it('stands in any text that one of our patterns matches', () => {
    const chars = [...new Set(texts.join(''))];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...chars), { maxLength: 16 }), (text) => {
        expect(contradicted(text.join(''))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
