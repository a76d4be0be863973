import {
  addDays,
  addMonths,
  dayOf,
  daysInMonth,
  monthEnd,
  monthOf,
  monthStart,
  yearOf,
  type DateRange,
  type IsoDate,
} from '../kernel/dates.js';
import { decimal, decimalText, type DecimalText } from '../kernel/decimal.js';
import { DEFAULT_LIGHT_RULE } from './light-rules.js';
import { LIGHT_JUDGES, type Light, type LightInput, type LightReason } from './light.js';
import type { Indicator, LightRuleName } from './model.js';
import { lastQuarterEnd, quarterEnds } from './quarters.js';
import { isWholeNumber } from './whole-number.js';

/** A figure to be judged, in the indicator's unit, at its own as-of date. */
export interface FigureAt {
  readonly value: DecimalText;
  readonly asOf: IsoDate;
}

/** How an indicator stands. Percentages are numbers of percent (`87.9`), unrounded. */
export interface Progress {
  /** Figure as a share of the target, in percent: the completion that is shown (58 of 66: 87.9%). */
  readonly shareOfTarget: DecimalText | null;
  /** Done part of the way from base to target, in percent: what is compared with the pace. */
  readonly completion: DecimalText | null;
  /** Part of the way that should be done at the as-of date, in percent (时序进度). */
  readonly pace: DecimalText | null;
  /** `completion − pace`, percentage points. */
  readonly differencePoints: DecimalText | null;
  /** What the figure should be at the as-of date, rounded down for whole-number targets. */
  readonly expected: DecimalText | null;
  /** What is missing to the target; `0` when it is reached, `null` without target or figure. */
  readonly gap: DecimalText | null;
  readonly light: Light;
  readonly reason: LightReason;
  /** End of the newest closed reporting period that has no figure (数据已过期), else `null`. */
  readonly overdueSince: IsoDate | null;
}

/** Months since year 0, with the day's share of its month; the last day of a month is whole. */
function monthsAt(date: IsoDate) {
  const year = yearOf(date);
  const month = monthOf(date);
  return decimal(dayOf(date))
    .div(daysInMonth(year, month))
    .plus(year * 12 + month - 1);
}

/**
 * Elapsed share of the period at the end of a day, 0 to 1: whole months plus the day's share of
 * its month (30 June of a calendar year is exactly 0.5). Source: semantics, "Pace and lights".
 */
export function elapsedShare(period: DateRange, at: IsoDate): DecimalText {
  if (at < period.from) return '0';
  if (at >= period.to) return '1';
  const start = monthsAt(addDays(period.from, -1));
  return decimalText(monthsAt(at).minus(start).div(monthsAt(period.to).minus(start)));
}

/** The base that pace is counted from: 0 for a flow, 年初数 for a stock; `null` when unknown. */
export function baseOf(indicator: Indicator): DecimalText | null {
  return indicator.base ?? (indicator.kind === 'flow' ? '0' : null);
}

/** When a figure without pacing is due (`none`); `null` for an indicator that has a pace. */
export function dueDate(indicator: Indicator, period: DateRange): IsoDate | null {
  if (indicator.pacing.kind === 'none') return indicator.pacing.due ?? period.to;
  return indicator.kind === 'ratio' && indicator.pacing.kind === 'linear' ? period.to : null;
}

function unroundedExpected(
  indicator: Indicator,
  period: DateRange,
  at: IsoDate,
): DecimalText | null {
  const { target, pacing } = indicator;
  if (target === null) return null;
  const due = dueDate(indicator, period);
  if (due !== null) return at >= due ? target : null;
  const base = baseOf(indicator);
  if (base === null) return null;
  if (pacing.kind === 'milestones') {
    return pacing.steps.findLast((step) => step.at <= at)?.value ?? base;
  }
  const day = pacing.kind === 'quarters' ? lastQuarterEnd(period, at) : at;
  if (day === null) return base;
  return decimalText(decimal(target).minus(base).times(elapsedShare(period, day)).plus(base));
}

/**
 * What the figure should be at a date, in the indicator's unit; whole-number targets are rounded
 * down. `null` without target or base, and before the due date of an indicator without pacing.
 */
export function expectedFigure(
  indicator: Indicator,
  period: DateRange,
  at: IsoDate,
): DecimalText | null {
  const expected = unroundedExpected(indicator, period, at);
  return expected !== null && isWholeNumber(indicator)
    ? decimalText(decimal(expected).floor())
    : expected;
}

/** What has to be reached by when, of an indicator that goes in steps; none of any other, or without a base. */
export function stepsOf(
  indicator: Indicator,
  period: DateRange,
): readonly { readonly at: IsoDate; readonly value: DecimalText }[] {
  const { pacing } = indicator;
  if (pacing.kind === 'milestones') return pacing.steps;
  if (pacing.kind !== 'quarters') return [];
  return quarterEnds(period).flatMap((at) => {
    const value = expectedFigure(indicator, period, at);
    return value === null ? [] : [{ at, value }];
  });
}

/** Percent of the way from base to target; of the target itself when there is no way to go. */
function percentOfWay(
  value: DecimalText | null,
  base: DecimalText | null,
  target: DecimalText,
): DecimalText | null {
  if (value === null || base === null) return null;
  const way = decimal(target).minus(base);
  if (way.gt(0)) return decimalText(decimal(value).minus(base).div(way).times(100));
  return percentOf(value, target);
}

function percentOf(value: DecimalText, target: DecimalText): DecimalText | null {
  return decimal(target).isZero() ? null : decimalText(decimal(value).div(target).times(100));
}

/** Last day of the newest month, within the period, that is over at the end of a day. */
function lastMonthEnd(period: DateRange, at: IsoDate): IsoDate | null {
  const end = at >= period.to ? period.to : addDays(monthStart(addDays(at, 1)), -1);
  return end < period.from ? null : end;
}

/** Last day of the newest month, within the period, that is over on `today`. */
function lastClosedMonth(period: DateRange, today: IsoDate): IsoDate {
  if (today > period.to) return period.to;
  return addDays(monthStart(today), -1);
}

function overdue(
  indicator: Indicator,
  period: DateRange,
  asOf: IsoDate,
  today: IsoDate,
): IsoDate | null {
  const due = dueDate(indicator, period);
  if (due !== null) return today > due && asOf < due ? due : null;
  const closed = lastClosedMonth(period, today);
  return closed >= period.from && asOf < closed ? closed : null;
}

function unjudged(reason: LightReason): Progress {
  return {
    shareOfTarget: null,
    completion: null,
    pace: null,
    differencePoints: null,
    expected: null,
    gap: null,
    light: 'grey',
    reason,
    overdueSince: null,
  };
}

/** Within what a figure is judged: a plan, and what its rule of lights has to know of other units. */
export interface Judging {
  readonly period: DateRange;
  /** Absent: `DEFAULT_LIGHT_RULE`. */
  readonly lightRule?: LightRuleName;
  /** The owner is among the last three units; absent: it is not, or the rule does not ask. */
  readonly isAmongLast?: boolean;
}

/** What a rule of lights looks at. */
function lightInput(
  indicator: Indicator,
  period: DateRange,
  { value, asOf }: FigureAt,
  {
    target,
    differencePoints,
    isAmongLast,
  }: Pick<LightInput, 'target' | 'differencePoints' | 'isAmongLast'>,
): LightInput {
  const expectedAt = (day: IsoDate | null) =>
    day === null ? null : expectedFigure(indicator, period, day);
  const due = dueDate(indicator, period);
  return {
    comparator: indicator.comparator,
    value,
    target,
    expected: expectedAt(asOf),
    monthTarget: expectedAt(lastMonthEnd(period, asOf)),
    quarterTarget: expectedAt(lastQuarterEnd(period, asOf)),
    isWholeNumber: isWholeNumber(indicator),
    differencePoints,
    notDue: due !== null && asOf < due,
    deadline: due ?? period.to,
    period,
    asOf,
    isAmongLast,
  };
}

/**
 * Completion, pace and light of a figure at its own as-of date.
 * @param indicator with its base filled in where the ledger knows it (`withBase`).
 * @param figure `null` when nothing was reported: the light is 灰.
 * @param today only decides whether the figure is out of date.
 */
export function progress(
  indicator: Indicator,
  { period, lightRule = DEFAULT_LIGHT_RULE, isAmongLast = false }: Judging,
  figure: FigureAt | null,
  today: IsoDate,
): Progress {
  if (figure === null) return unjudged('no-report');
  const { target, comparator } = indicator;
  if (target === null) {
    const overdueSince = overdue(indicator, period, figure.asOf, today);
    return { ...unjudged('no-target'), overdueSince };
  }
  const { value, asOf } = figure;
  const base = baseOf(indicator);
  const due = dueDate(indicator, period);
  const start = due === null ? base : '0';
  const exact = unroundedExpected(indicator, period, asOf);
  const expected = expectedFigure(indicator, period, asOf);
  const completion = percentOfWay(value, start, target);
  const pace = percentOfWay(exact, start, target);
  const differencePoints =
    completion === null || pace === null ? null : decimalText(decimal(completion).minus(pace));
  const judged = LIGHT_JUDGES[lightRule](
    lightInput(indicator, period, figure, { target, differencePoints, isAmongLast }),
  );
  const missing = decimal(target).minus(value);
  return {
    shareOfTarget: percentOf(value, target),
    completion,
    pace: comparator === '<=' ? null : pace,
    differencePoints: comparator === '<=' ? null : differencePoints,
    expected: comparator === '<=' ? null : expected,
    gap: missing.gt(0) ? decimalText(missing) : '0',
    ...judged,
    overdueSince: judged.reason === 'done' ? null : overdue(indicator, period, asOf, today),
  };
}

/** Last day of the month that holds a date within the period; month-ends are what trends show. */
export function monthEndsUpTo(period: DateRange, to: IsoDate): readonly IsoDate[] {
  const ends: IsoDate[] = [];
  for (let end = monthEnd(period.from); end <= to; end = monthEnd(addMonths(monthStart(end), 1))) {
    ends.push(end);
  }
  return ends;
}
