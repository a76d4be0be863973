import { describe, expect, it } from 'vitest';
import { normalizeText, originalWords } from '../../../src/understanding/text/normalize.js';

describe('normalised text', () => {
  it('is half-width, simplified, and without invisible characters and quotation marks', () => {
    expect(normalizeText('高\u200b企５８家（截至６月３０日）；“小巨人”\u202e').text).toBe(
      '高企58家(截至6月30日);小巨人',
    );
    expect(normalizeText('3億5千萬').text).toBe('3亿5千万');
  });

  it('keeps the comma of thousands, also full-width, and no other', () => {
    expect(normalizeText('98,600万元, 58').text).toBe('98,600万元， 58');
    expect(normalizeText('９８，６００万元').text).toBe('98,600万元');
    expect(normalizeText('技合58，600万元').text).toBe('技合58，600万元');
  });

  it('drops spaces that only come from typesetting and makes a tab of a column gap', () => {
    expect(normalizeText('高企 58 家').text).toBe('高企 58家');
    expect(normalizeText('高企    58').text).toBe('高企\t58');
  });

  it('leads every span back to what was written', () => {
    const text = normalizeText('高\u200b企 ５８ 家。');
    const start = text.text.indexOf('58');
    expect(originalWords(text, { start, end: start + 3 })).toBe('５８ 家');
  });

  it('reads 12,000 characters at most', () => {
    expect(normalizeText('中'.repeat(100_000)).text).toHaveLength(12_000);
  });
});
