import { decimal, decimalText } from '../../kernel/decimal.js';
import type { NormalizedText } from './normalize.js';
import type { NumberToken } from './number-token.js';

/** Nobody writes a minus with these. */
const LONG_DASH = /[—–―─]/;
/** A county's figures fall by no more than this at once; 高企-58家 sets the figure off from its name. */
const SMALL_CHANGE = 5;

function isLarge({ value, scaled }: NumberToken): boolean {
  const size = decimal(value).abs();
  return (scaled ? size.dividedBy(size.lt(1e8) ? 1e4 : 1e8) : size).gt(SMALL_CHANGE);
}

/**
 * Tells the minus (科小-1) from the dash between a name and its figure (高企-58家, 高企—58家). One dash that must be a
 * separator makes all of the message separators, unless some figure is written with +.
 */
export function settleDashes(
  numbers: readonly NumberToken[],
  text: NormalizedText,
): readonly NumberToken[] {
  const dashed = numbers.filter(({ sign }) => sign === '-');
  if (dashed.length === 0) return numbers;
  const hasPlus = numbers.some(({ sign }) => sign === '+');
  const isLong = ({ span }: NumberToken): boolean =>
    LONG_DASH.test(text.original.charAt(text.map[span.start] ?? 0));
  const separates = (number: NumberToken): boolean => isLarge(number) || isLong(number);
  const all = !hasPlus && dashed.some(separates);
  return numbers.map((number) => {
    if (number.sign !== '-' || !(all || isLarge(number))) return number;
    const value = decimalText(decimal(number.value).abs());
    return { ...number, value, sign: null, span: { ...number.span, start: number.span.start + 1 } };
  });
}
