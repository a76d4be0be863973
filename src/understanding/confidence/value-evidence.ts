import { decimal } from '../../kernel/decimal.js';
import type { DecimalText } from '../../kernel/decimal.js';
import type { LexiconIndicator } from '../../plan/lexicon.js';
import { isWholeNumber } from '../../plan/whole-number.js';
import type { Evidence } from './evidence.js';

/** Ten times the target, and a thousandth of it, are beyond what any report says. */
const MOST = 10;
const LEAST = '0.001';

function isOffScale({ target = null }: LexiconIndicator, value: DecimalText): boolean {
  if (target === null || decimal(target).lte(0) || decimal(value).lte(0)) return false;
  const share = decimal(value).div(target);
  return share.gt(MOST) || share.lt(LEAST);
}

/** Whether a value is one that the indicator can have. */
export function valueEvidence(
  indicator: LexiconIndicator,
  value: DecimalText,
): readonly Evidence[] {
  const isPiece = isWholeNumber({ unit: indicator.unit, target: null });
  const items: readonly (readonly [Evidence, boolean])[] = [
    ['value-fraction', isPiece && !decimal(value).isInteger()],
    ['value-off-scale', isOffScale(indicator, value)],
  ];
  return items.flatMap(([item, holds]) => (holds ? [item] : []));
}
