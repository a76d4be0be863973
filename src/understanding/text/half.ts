import { decimal, decimalText } from '../../kernel/decimal.js';
import type { NumberToken } from './number-token.js';

/** Measures that people halve: 四公里半. 三个半 and 两年半 speak of time. */
const HALVED = /^(?:公里|里|米|吨|亩|公顷|公斤|斤)$/;

/** 四公里半 is 4.5公里. */
export function withHalf(text: string, number: NumberToken): NumberToken {
  const { unit, span, value } = number;
  const follows = text.charAt(span.end) === '半' && !/[年月天数程]/.test(text.charAt(span.end + 1));
  if (!follows || number.scaled || value.includes('.') || unit === null || !HALVED.test(unit))
    return number;
  return {
    ...number,
    value: decimalText(decimal(value).plus('0.5')),
    span: { start: span.start, end: span.end + 1 },
  };
}
