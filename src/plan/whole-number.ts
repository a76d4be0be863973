import { decimal } from '../kernel/decimal.js';
import type { Indicator } from './model.js';

/** Measure words of things that exist only whole; 亿元, 公里, 亩 and % can be divided. */
const COUNTED =
  /^(家|个|名|人|项|件|台|户|所|场|次|处|座|套|辆|头|只|位|支|批|篇|期|届|类|款|种|例|宗|起|笔|条|间|株|棵|部|幅|册|本|份|组|队|村|镇|企业|人次|户次|家次)$/;

/**
 * Whether the indicator counts whole things: its unit is a measure word and its target, when it
 * has one, is a whole number (semantics, "Whole-number targets").
 */
export function isWholeNumber(indicator: Pick<Indicator, 'unit' | 'target'>): boolean {
  return (
    COUNTED.test(indicator.unit) &&
    (indicator.target === null || decimal(indicator.target).isInteger())
  );
}
