import { decimal, decimalText } from '../../kernel/decimal.js';
import { isPercentWord } from '../text/measure-words.js';
import type { NumberToken } from '../text/number-token.js';

const SCALE_DIGITS = new Map([
  ['万', 4],
  ['亿', 8],
]);

/** A bare number in the unit said elsewhere: 15.5 under （亿元） is 15.5亿元. */
export function inUnit(number: NumberToken, unit: string): NumberToken {
  const digits = SCALE_DIGITS.get(unit.charAt(0));
  if (digits === undefined) return { ...number, unit, percent: isPercentWord(unit) };
  return {
    ...number,
    value: shifted(number.value, digits),
    scaled: true,
    unit: unit.slice(1) || null,
  };
}

function shifted(value: NumberToken['value'], digits: number): NumberToken['value'] {
  return decimalText(decimal(value).times(decimal(10).pow(digits)));
}
