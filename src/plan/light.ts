import { addMonths, monthStart, type DateRange, type IsoDate } from '../kernel/dates.js';
import { decimal, type DecimalText } from '../kernel/decimal.js';
import type { Comparator } from './model.js';

/** 蓝 done, 绿 on pace, 黄 up to ten points behind, 红 further, 灰 not judged, `none` not due yet. */
export type Light = 'blue' | 'green' | 'yellow' | 'red' | 'grey' | 'none';

/** Why a light is what it is, for 怎么算的. Source: semantics, "Pace and lights". */
export type LightReason =
  | 'done'
  | 'by-difference'
  | 'whole-number-reached'
  | 'one-off-last-quarter'
  | 'one-off-last-month'
  | 'within-limit'
  | 'near-limit'
  | 'above-limit'
  | 'not-due'
  | 'no-report'
  | 'no-base'
  | 'no-target';

export interface JudgedLight {
  readonly light: Light;
  readonly reason: LightReason;
}

/** What judging needs; figures in the indicator's unit. */
export interface LightInput {
  readonly comparator: Comparator;
  readonly value: DecimalText;
  readonly target: DecimalText;
  /** Rounded down where the target is a whole number; `null` when it cannot be computed. */
  readonly expected: DecimalText | null;
  readonly isWholeNumber: boolean;
  /** Completion minus pace, percentage points, both from the base. */
  readonly differencePoints: DecimalText | null;
  /** The indicator has no light before its due date, and that is still to come. */
  readonly notDue: boolean;
  readonly period: DateRange;
  readonly asOf: IsoDate;
}

/** A `<=` figure turns 黄 from this share of its limit. */
const NEAR_LIMIT_SHARE = '0.9';
/** Down to this many points behind is still 黄. */
const YELLOW_FLOOR_POINTS = -10;

const ONE_OFF_TARGET = '1';

function judgeLimit(value: DecimalText, limit: DecimalText): JudgedLight {
  if (decimal(value).gt(limit)) return { light: 'red', reason: 'above-limit' };
  if (decimal(value).gte(decimal(limit).times(NEAR_LIMIT_SHARE))) {
    return { light: 'yellow', reason: 'near-limit' };
  }
  return { light: 'green', reason: 'within-limit' };
}

function judgeByDifference(input: LightInput): JudgedLight {
  if (input.expected === null || input.differencePoints === null) {
    return { light: 'grey', reason: 'no-base' };
  }
  const points = decimal(input.differencePoints);
  if (points.gte(0)) return { light: 'green', reason: 'by-difference' };
  if (input.isWholeNumber && decimal(input.value).gte(input.expected)) {
    return { light: 'green', reason: 'whole-number-reached' };
  }
  return { light: points.gte(YELLOW_FLOOR_POINTS) ? 'yellow' : 'red', reason: 'by-difference' };
}

/** A target of 1 has no half: its end is what warns (semantics, "one-off target"). */
function sharpenOneOff(input: LightInput, judged: JudgedLight): JudgedLight {
  if (!input.isWholeNumber || !decimal(input.target).eq(ONE_OFF_TARGET)) return judged;
  if (judged.light === 'red' || judged.reason === 'no-base') return judged;
  const lastMonth = monthStart(input.period.to);
  if (input.asOf >= lastMonth) return { light: 'red', reason: 'one-off-last-month' };
  const inLastQuarter = input.asOf >= addMonths(lastMonth, -2);
  if (!inLastQuarter || judged.light === 'yellow') return judged;
  return { light: 'yellow', reason: 'one-off-last-quarter' };
}

/**
 * The light of a reported figure at its own as-of date.
 * Source: semantics, "Pace and lights"; decisions on its edges in docs/adr/0006-light-rules.md.
 */
export function judgeLight(input: LightInput): JudgedLight {
  if (input.comparator === '<=') return judgeLimit(input.value, input.target);
  if (input.notDue) return { light: 'none', reason: 'not-due' };
  if (decimal(input.value).gte(input.target)) return { light: 'blue', reason: 'done' };
  return sharpenOneOff(input, judgeByDifference(input));
}
