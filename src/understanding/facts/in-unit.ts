import { decimal, decimalText } from '../../kernel/decimal.js';
import { isPercentWord } from '../text/measure-words.js';
import type { NumberToken } from '../text/number-token.js';

const SCALE_DIGITS = new Map([
  ['千万', 7],
  ['百万', 6],
  ['千', 3],
  ['万', 4],
  ['亿', 8],
]);

/** A bare number in the unit said elsewhere: 15.5 under （亿元） is 15.5亿元. */
export function inUnit(number: NumberToken, unit: string): NumberToken {
  const scale = /^(?:千万|百万|[千万亿])(?![瓦米克])/.exec(unit)?.[0] ?? '';
  const digits = SCALE_DIGITS.get(scale);
  if (digits === undefined) return { ...number, unit, percent: isPercentWord(unit) };
  return {
    ...number,
    value: shifted(number.value, digits),
    scaled: true,
    unit: unit.slice(scale.length) || null,
  };
}

function shifted(value: NumberToken['value'], digits: number): NumberToken['value'] {
  return decimalText(decimal(value).times(decimal(10).pow(digits)));
}
