import { Decimal } from 'decimal.js';

/** An exact decimal number as plain text (`12.3`): what figures are stored and compared as. */
export type DecimalText = `${number}`;

export type DecimalInput = DecimalText | Decimal | number;

/** For arithmetic; 40 digits, so that no sum of figures a county can have is ever rounded. */
const Exact = Decimal.clone({ precision: 40 });

export function decimal(value: DecimalInput): Decimal {
  return new Exact(value);
}

/** Already as `decimalText` would write it. */
const PLAIN = /^(?:0|-?(?:[1-9]\d*(?:\.\d*[1-9])?|0\.\d*[1-9]))$/;

/** Plain notation without exponent or trailing zeros. */
export function decimalText(value: DecimalInput): DecimalText {
  if (typeof value === 'string' && PLAIN.test(value)) return value;
  return decimal(value).toFixed() as DecimalText;
}

function withoutZerosBefore(digits: string): string {
  let start = 0;
  while (start < digits.length - 1 && digits.charAt(start) === '0') start += 1;
  return digits.slice(start);
}

function withoutZerosBehind(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits.charAt(end - 1) === '0') end -= 1;
  return digits.slice(0, end);
}

/** A plain number times ten to the power of `places`: only its point moves, so that nothing need be reckoned. */
export function movePoint(value: DecimalText, places: number): DecimalText {
  const sign = value.startsWith('-') ? '-' : '';
  const [whole = '', rest = ''] = value.slice(sign.length).split('.');
  const digits = whole + rest;
  const point = whole.length + places;
  const before = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const after = withoutZerosBehind(point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits);
  const plain = withoutZerosBefore(before);
  return `${sign}${plain}${after === '' ? '' : '.'}${after}` as DecimalText;
}
