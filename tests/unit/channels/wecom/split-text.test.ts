import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cutToBytes, takeBytes } from '../../../../src/channels/wecom/encode/byte-length.js';
import { splitText } from '../../../../src/channels/wecom/encode/split-text.js';
import type { TextPiece } from '../../../../src/channels/wecom/encode/split-text.js';

const lines = (...texts: string[]): TextPiece => ({ head: [], lines: texts, apart: false });
const table = (...rows: string[]): TextPiece => ({
  head: ['|头|', '|--|'],
  lines: rows,
  apart: true,
});

describe('splitting by bytes', () => {
  it('keeps what fits together, with an empty line round a table', () => {
    expect(splitText([lines('甲', '乙'), table('|1|'), lines('丙')], 100)).toEqual([
      '甲\n乙\n\n|头|\n|--|\n|1|\n\n丙',
    ]);
  });

  it('begins a new text rather than splitting a block', () => {
    expect(splitText([lines('一二三'), lines('四五六')], 12)).toEqual(['一二三', '四五六']);
  });

  it('repeats the head of a table that must be split', () => {
    const rows = ['|数数数|', '|数数数|', '|数数数|'];
    const pages = splitText([table(...rows)], 36);
    expect(pages.length).toBe(2);
    for (const page of pages) expect(page.startsWith('|头|\n|--|\n')).toBe(true);
  });

  it('ends a long line after a mark where there is one', () => {
    expect(splitText([lines('甲乙丙丁，戊己庚')], 18)).toEqual(['甲乙丙丁，', '戊己庚']);
    expect(splitText([lines('甲乙丙丁戊己庚辛')], 18)).toEqual(['甲乙丙丁戊己', '庚辛']);
  });

  it('never splits a character, not even one made of several', () => {
    expect(takeBytes('数a', 2)).toEqual(['', '数a']);
    expect(takeBytes('👨‍👩‍👧数', 20)).toEqual(['👨‍👩‍👧', '数']);
    expect(takeBytes('👨‍👩‍👧', 10)[0]).toBe('👨‍\u{1f469}'.slice(0, 3));
    expect(cutToBytes('一二三四', 9)).toBe('一二…');
  });

  it('loses nothing and exceeds nothing', () => {
    const text = fc.string({ unit: fc.constantFrom('数', 'a', '，', '👍', ' '), maxLength: 80 });
    const piece = fc.record({
      head: fc.constantFrom<readonly string[]>([], ['|头|', '|--|']),
      lines: fc.array(text, { minLength: 1, maxLength: 8 }),
      apart: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 5 }),
        fc.integer({ min: 40, max: 200 }),
        (pieces, max) => {
          const pages = splitText(pieces, max);
          for (const page of pages) expect(Buffer.byteLength(page)).toBeLessThanOrEqual(max);
          const bare = (one: string): string => one.replace(/\|头\||\|--\||\n/g, '');
          expect(bare(pages.join(''))).toBe(bare(pieces.flatMap((one) => one.lines).join('')));
        },
      ),
    );
  });
});
