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
