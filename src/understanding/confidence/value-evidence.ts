import { decimal } from '../../kernel/decimal.js';
import type { DecimalText } from '../../kernel/decimal.js';
import type { LexiconIndicator } from '../../plan/lexicon.js';
import type { Evidence } from './evidence.js';

/** Ten times the target, and a thousandth of it, are beyond what any report says. */
const MOST = 10;
const LEAST = '0.001';

/** So far within what is beyond that no rounding matters: then nothing need be reckoned exactly. */
function isUsual(share: number): boolean {
  return share > 2 * Number(LEAST) && share < MOST / 2;
}

function isOffScale({ target = null }: LexiconIndicator, value: DecimalText): boolean {
  if (target === null || isUsual(Number(value) / Number(target))) return false;
  if (decimal(target).lte(0) || decimal(value).lte(0)) return false;
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
