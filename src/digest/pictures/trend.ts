import type { AnswerContext } from '../../answers/answer.js';
import { readIndicator, type Reading, type Subject } from '../../answers/subjects.js';
import { addDays, daysBetween, type DateRange, type IsoDate } from '../../kernel/dates.js';
import { decimal, type DecimalText } from '../../kernel/decimal.js';
import { currentFigure, factsOf } from '../../ledger/current-figure.js';
import type { Indicator } from '../../plan/model.js';
import { baseOf, dueDate, expectedFigure, monthEndsUpTo } from '../../plan/pace.js';
import { isWholeNumber } from '../../plan/whole-number.js';

/** The county figure from one day on, until the next. */
export interface TrendPoint {
  readonly on: IsoDate;
  readonly value: DecimalText;
  readonly approx: boolean;
}

/** An indicator with all that was reported of it in the plan's period. */
export interface Trend {
  readonly reading: Reading;
  /** By date. */
  readonly points: readonly TrendPoint[];
}

/** Reads what the county figure was after each report, up to a day. */
export function readTrend(context: AnswerContext, subject: Subject, at: IsoDate): Trend {
  const reading = readIndicator(context, subject, at);
  const { indicator, figure } = reading;
  const reported = factsOf(context.ledger, indicator, at).map(({ fact }) => fact.asOf);
  const days = [...new Set(figure === null ? reported : [...reported, figure.asOf])].sort();
  const points = days.flatMap((on) => {
    const known = currentFigure(context.ledger, indicator, on);
    // Days of what does not count, such as a proposal, change nothing.
    return known?.asOf === on ? [{ on, value: known.value, approx: known.approx }] : [];
  });
  return { reading, points };
}

/** A place on the line of days: 0 is the eve of the period, every day counts from its end. */
export function dayOfPeriod(period: DateRange, on: IsoDate): number {
  return daysBetween(period.from, on) + 1;
}

/** Up to so many whole steps of a pace can be told from each other in a chart. */
const VISIBLE_STEPS = 24;

/** Month-ends; every day where a pace rounded down to few whole numbers goes up in steps. */
function sampleDays(indicator: Indicator, period: DateRange, base: DecimalText) {
  const way = decimal(indicator.target ?? base).minus(base);
  if (!isWholeNumber(indicator) || way.gt(VISIBLE_STEPS)) return monthEndsUpTo(period, period.to);
  return Array.from({ length: daysBetween(period.from, period.to) + 1 }, (_, index) =>
    addDays(period.from, index),
  );
}

/** Where the figure should be, as places on the line of days with amounts; empty without a pace. */
export function paceLine(
  indicator: Indicator,
  period: DateRange,
): readonly (readonly [number, number])[] {
  const base = baseOf(indicator);
  const hasNone =
    base === null || indicator.comparator === '<=' || dueDate(indicator, period) !== null;
  if (hasNone) return [];
  const { pacing } = indicator;
  const steps = pacing.kind === 'milestones' ? pacing.steps.map(({ at }) => at) : [];
  const days = [...new Set([...steps, ...sampleDays(indicator, period, base), period.to])]
    .filter((day) => period.from <= day && day <= period.to)
    .sort();
  const expected = days.flatMap((day): [number, number][] => {
    const amount = expectedFigure(indicator, period, day);
    return amount === null ? [] : [[dayOfPeriod(period, day), Number(amount)]];
  });
  return expected.length === 0 ? [] : [[0, Number(base)], ...expected];
}
