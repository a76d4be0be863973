import { decimalText, decimal } from '../../kernel/decimal.js';
import type { Span } from '../understanding.js';
import { CharClass } from './char-class.js';
import { readNumberAt } from './chinese-number.js';
import type { NumberToken } from './number-token.js';

const DIGIT = /^[零一二两三四五六七八九](?=[，。、;!\n \t)]|$)/;

const digits = new CharClass((char) => /[零一二两三四五六七八九]/.test(char));

/** 瞪羚一，小巨人七: one numeral right after a name and at the end of its clause, too little to be seen elsewhere. */
export function singleDigits(
  text: string,
  names: readonly { readonly span: Span }[],
): readonly NumberToken[] {
  const found: NumberToken[] = [];
  for (const { end: start } of names.map(({ span }) => span)) {
    if (!digits.has(text, start) || !DIGIT.test(text.slice(start, start + 2))) continue;
    const reading = readNumberAt(text, start);
    found.push({
      value: reading?.value ?? decimalText(decimal(0)),
      span: { start, end: start + 1 },
      unit: null,
      scaled: false,
      percent: false,
      approx: false,
      bound: false,
      sign: null,
      unclear: false,
    });
  }
  return found;
}
