import { decimal, decimalText } from '../kernel/decimal.js';
import type { RecordedFact } from '../ledger/ledger-entry.js';
import { formatFigure } from '../plan/format-figure.js';

/** A figure as it was said: 58家 of a total, 新增5家 or 减少5家 of a change. */
export function saidValue(
  { measure, value, approx }: Pick<RecordedFact, 'measure' | 'value' | 'approx'>,
  unit: string,
): string {
  if (measure === 'total') return formatFigure(value, unit, approx);
  const size = decimalText(decimal(value).abs());
  return `${decimal(value).lt(0) ? '减少' : '新增'}${formatFigure(size, unit, approx)}`;
}
