import { decimal, decimalText, movePoint } from '../../kernel/decimal.js';
import type { DecimalText } from '../../kernel/decimal.js';
import type { LexiconIndicator } from '../../plan/lexicon.js';
import { isPercentWord, sameMeasure, scaledUnit, sizeIn } from '../text/measure-words.js';
import type { NumberToken } from '../text/number-token.js';

/** Digits after the point that are kept of a converted figure; a county's figures have far fewer. */
const MAX_DECIMALS = 12;

function isRatio(indicator: LexiconIndicator): boolean {
  return isPercentWord(indicator.unit) || indicator.unit === '％';
}

function isShort(value: DecimalText): boolean {
  const point = value.indexOf('.');
  return point < 0 || value.length - point - 1 <= MAX_DECIMALS;
}

/** 亩 in 公顷 and the like; the words by which people count the same thing are of one size. */
function sizeOf(said: string | null, kept: string): { over: number; under: number } | null {
  if (said === null || sameMeasure(said, kept)) return { over: 1, under: 1 };
  return sizeIn(said, kept);
}

/**
 * Whether the number can be a figure of the indicator: its measure word may show that it is one of something else (家 for
 * 亿元, 笔 for 家). A bare number is taken to be in the indicator's unit.
 */
export function canBeOf(indicator: LexiconIndicator, number: NumberToken): boolean {
  const isBare = number.unit === null && !number.scaled;
  if (isRatio(indicator)) return number.percent || isBare;
  if (number.percent) return false;
  if (isBare) return true;
  const { base, scale } = scaledUnit(indicator.unit);
  if (number.unit === null && base !== '元' && scale === '1') return false;
  return sizeOf(number.unit, base) !== null;
}

/** The figure in the indicator's own unit, or `null` when it cannot be one (`canBeOf`). */
export function figureFor(indicator: LexiconIndicator, number: NumberToken): DecimalText | null {
  if (!canBeOf(indicator, number)) return null;
  const isBare = number.unit === null && !number.scaled;
  if (isBare || isRatio(indicator)) return number.value;
  const { base, scale } = scaledUnit(indicator.unit);
  const size = sizeOf(number.unit, base);
  if (size === null) return null;
  if (size.over === size.under) {
    const kept = scale === '1' ? number.value : movePoint(number.value, 1 - scale.length);
    if (isShort(kept)) return kept;
  }
  const value = decimal(number.value).times(size.over).dividedBy(size.under);
  return decimalText(value.dividedBy(scale).toDecimalPlaces(MAX_DECIMALS));
}

/** Whether the number's own words (家, 亿元, %) say that it is of the indicator's kind; a bare number says nothing. */
export function saysUnit(indicator: LexiconIndicator, number: NumberToken): boolean {
  return (number.unit !== null || number.scaled) && canBeOf(indicator, number);
}
