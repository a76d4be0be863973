import { addDays, addMonths, monthStart, type DateRange, type IsoDate } from '../kernel/dates.js';
import { decimal, type DecimalText } from '../kernel/decimal.js';
import type { Comparator, LightRuleName } from './model.js';

/**
 * By the default rule: 蓝 done, 绿 on pace, 黄 up to ten points behind, 红 further, 灰 not judged, `none`
 * not due yet. Other rules give 蓝 and 红 another meaning, which their words say.
 */
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
  | 'no-target'
  | 'month-kept'
  | 'month-behind'
  | 'quarter-missed'
  | 'on-plan'
  | 'not-reached'
  | 'among-last'
  | 'near-deadline';

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
  /** The same for the ends of the last month and quarter that are over; `null` when none is. */
  readonly monthTarget: DecimalText | null;
  readonly quarterTarget: DecimalText | null;
  readonly isWholeNumber: boolean;
  /** Completion minus pace, percentage points, both from the base. */
  readonly differencePoints: DecimalText | null;
  /** The indicator has no light before its due date, and that is still to come. */
  readonly notDue: boolean;
  /** The day by which it has to be done. */
  readonly deadline: IsoDate;
  readonly period: DateRange;
  readonly asOf: IsoDate;
  /** Its owner is among the last three units of the plan. */
  readonly isAmongLast: boolean;
}

type Judge = (input: LightInput) => JudgedLight;

/** A `<=` figure turns 黄 from this share of its limit. */
const NEAR_LIMIT_SHARE = '0.9';
/** Down to this many points behind is still 黄. */
const YELLOW_FLOOR_POINTS = -10;
/** So long before its deadline 蓝 reminds of what is not done, by the rule that has it so. */
export const REMINDER_DAYS = 30;

const ONE_OFF_TARGET = '1';

function judgeLimit(value: DecimalText, limit: DecimalText): JudgedLight {
  if (decimal(value).gt(limit)) return { light: 'red', reason: 'above-limit' };
  if (decimal(value).gte(decimal(limit).times(NEAR_LIMIT_SHARE))) {
    return { light: 'yellow', reason: 'near-limit' };
  }
  return { light: 'green', reason: 'within-limit' };
}

const NO_BASE: JudgedLight = { light: 'grey', reason: 'no-base' };

function judgeByDifference(input: LightInput): JudgedLight {
  if (input.expected === null || input.differencePoints === null) return NO_BASE;
  const points = decimal(input.differencePoints);
  if (points.gte(0)) return { light: 'green', reason: 'by-difference' };
  if (input.isWholeNumber && decimal(input.value).gte(input.expected)) {
    return { light: 'green', reason: 'whole-number-reached' };
  }
  return { light: points.gte(YELLOW_FLOOR_POINTS) ? 'yellow' : 'red', reason: 'by-difference' };
}

/** Which of the warnings of a target of 1 is due, if it is one. */
function oneOffWarning(input: LightInput): 'last-quarter' | 'last-month' | null {
  if (!input.isWholeNumber || !decimal(input.target).eq(ONE_OFF_TARGET)) return null;
  const lastMonth = monthStart(input.period.to);
  if (input.asOf >= lastMonth) return 'last-month';
  return input.asOf >= addMonths(lastMonth, -2) ? 'last-quarter' : null;
}

/** A target of 1 has no half: its end is what warns (semantics, "one-off target"). */
function sharpenOneOff(input: LightInput, judged: JudgedLight): JudgedLight {
  const warning = oneOffWarning(input);
  if (warning === null || judged.light === 'red' || judged.reason === 'no-base') return judged;
  if (warning === 'last-month') return { light: 'red', reason: 'one-off-last-month' };
  return judged.light === 'yellow' ? judged : { light: 'yellow', reason: 'one-off-last-quarter' };
}

/** What every rule has in common: limits, what is not due, what is done. */
function unlessSettled(done: Light, judge: Judge): Judge {
  return (input) => {
    if (input.comparator === '<=') return judgeLimit(input.value, input.target);
    if (input.notDue) return { light: 'none', reason: 'not-due' };
    if (decimal(input.value).gte(input.target)) return { light: done, reason: 'done' };
    return judge(input);
  };
}

const withOneOffs = (judge: Judge): Judge => {
  return (input) => sharpenOneOff(input, judge(input));
};

/** A quarter's target missed is 红, a month's 黄; what goes on within the month is not judged. */
function judgeByMonth(input: LightInput): JudgedLight {
  const { value, expected, monthTarget, quarterTarget } = input;
  if (expected === null) return NO_BASE;
  const misses = (target: DecimalText | null) => target !== null && decimal(value).lt(target);
  if (misses(quarterTarget)) return { light: 'red', reason: 'quarter-missed' };
  if (misses(monthTarget)) return { light: 'yellow', reason: 'month-behind' };
  return { light: 'green', reason: 'month-kept' };
}

/** On plan or not; what is not is 红 only for the last three units. */
function judgeThreeColours(input: LightInput): JudgedLight {
  const byDifference = judgeByDifference(input);
  if (byDifference.reason === 'no-base') return byDifference;
  const isOnPlan = byDifference.light === 'green' && oneOffWarning(input) === null;
  if (isOnPlan) return { light: 'green', reason: 'on-plan' };
  return input.isAmongLast
    ? { light: 'red', reason: 'among-last' }
    : { light: 'yellow', reason: 'not-reached' };
}

const byDifference = unlessSettled('blue', withOneOffs(judgeByDifference));
const doneIsGreen = unlessSettled('green', withOneOffs(judgeByDifference));

/** 蓝 reminds of a deadline that is near where nothing else warns. */
function judgeWithReminder(input: LightInput): JudgedLight {
  const judged = doneIsGreen(input);
  const isQuiet = judged.light === 'green' || judged.light === 'none';
  const isNear = input.asOf >= addDays(input.deadline, -REMINDER_DAYS);
  const isOpen = input.comparator !== '<=' && decimal(input.value).lt(input.target);
  return isQuiet && isNear && isOpen ? { light: 'blue', reason: 'near-deadline' } : judged;
}

/**
 * How each rule judges a reported figure at its own as-of date. Pure: the same input gives the same light.
 * Source: semantics, "Pace and lights"; edges in docs/adr/0006-light-rules.md, presets in
 * docs/adr/0012-light-presets.md.
 */
export const LIGHT_JUDGES: Readonly<Record<LightRuleName, Judge>> = {
  difference: byDifference,
  'month-quarter': unlessSettled('blue', withOneOffs(judgeByMonth)),
  'three-colour': unlessSettled('green', judgeThreeColours),
  'early-blue': judgeWithReminder,
};
