import { dayOf, monthOf, yearOf, type IsoDate } from '../kernel/dates.js';
import { decimal, decimalText, type DecimalText } from '../kernel/decimal.js';

/** Value + unit without space or trailing zeros: 58家, 12.3亿元, 0.32% (semantics, "Values"). */
export function formatFigure(value: DecimalText, unit: string, approx = false): string {
  return `${approx ? '约' : ''}${decimalText(value)}${unit}`;
}

/** A change with its sign: +2家, -1家, 0家. */
export function formatChange(change: DecimalText, unit: string): string {
  return `${decimal(change).gt(0) ? '+' : ''}${decimalText(change)}${unit}`;
}

/** Number of percent to one decimal, half up: `87.878…` is 87.9%. */
export function formatPercent(percent: DecimalText): string {
  return `${decimal(percent).toFixed(1)}%`;
}

/** Completion to one decimal; never 100.0% while something is missing. */
export function formatCompletion(percent: DecimalText): string {
  const exact = decimal(percent);
  return exact.lt(100) && exact.gte('99.95') ? '99.9%' : formatPercent(percent);
}

/** 6月30日; with its year when that is not the year of `beside`. */
export function formatDate(date: IsoDate, beside: IsoDate = date): string {
  const day = `${monthOf(date)}月${dayOf(date)}日`;
  return yearOf(date) === yearOf(beside) ? day : `${yearOf(date)}年${day}`;
}

/** 落后时序进度2.3个百分点, 快于时序进度4个百分点, 与时序进度持平. */
export function formatDifference(points: DecimalText): string {
  const rounded = decimal(decimal(points).toFixed(1) as DecimalText);
  if (rounded.isZero()) return '与时序进度持平';
  const words = rounded.gt(0) ? '快于时序进度' : '落后时序进度';
  return `${words}${decimalText(rounded.abs())}个百分点`;
}
