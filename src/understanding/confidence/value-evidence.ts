import { decimal } from '../../kernel/decimal.js';
import type { DecimalText } from '../../kernel/decimal.js';
import type { LexiconIndicator } from '../../plan/lexicon.js';
import type { Evidence } from './evidence.js';

/** Ten times the target, and a thousandth of it, are beyond what any report says. */
const MOST = 10;
const LEAST = '0.001';

function isOffScale({ target = null }: LexiconIndicator, value: DecimalText): boolean {
  if (target === null || decimal(target).lte(0) || decimal(value).lte(0)) return false;
  const share = decimal(value).div(target);
  return share.gt(MOST) || share.lt(LEAST);
}

/**
 * Whether a value is one that a report of the indicator can hold. A figure that is read right and is wrong itself (a
 * fraction of a company, less than last month) is the ledger's to ask about.
 */
export function valueEvidence(
  indicator: LexiconIndicator,
  value: DecimalText,
): readonly Evidence[] {
  return isOffScale(indicator, value) ? ['value-off-scale'] : [];
}
