import type { AnswerContext } from '../../answers/answer.js';
import { todayOf } from '../../answers/subjects.js';
import {
  addDays,
  addMonths,
  monthEnd,
  monthOf,
  monthStart,
  weekStart,
  yearOf,
  type DateRange,
  type IsoDate,
} from '../../kernel/dates.js';
import { runningWeek } from '../../ledger/what-is-owed.js';
import type { DigestKind, DigestScope } from './digest-content.js';

/** The month that holds a day. */
function monthAround(date: IsoDate): DateRange {
  return { from: monthStart(date), to: monthEnd(date) };
}

/** The calendar half-year that holds a day. */
function halfYearAround(date: IsoDate): DateRange {
  const isFirst = monthOf(date) <= 6;
  const [from, to] = isFirst ? ['01-01', '06-30'] : ['07-01', '12-31'];
  return { from: `${yearOf(date)}-${from}` as IsoDate, to: `${yearOf(date)}-${to}` as IsoDate };
}

/** The newest one that is over; on its last day it counts as such. */
function newestClosed(around: (date: IsoDate) => DateRange, today: IsoDate): DateRange {
  const running = around(today);
  return running.to === today ? running : around(addDays(running.from, -1));
}

function usualDays(kind: DigestKind, today: IsoDate): DateRange {
  switch (kind) {
    case 'weekly':
      return runningWeek(today);
    case 'bulletin':
      return newestClosed(monthAround, today);
    case 'half-year':
      return newestClosed(halfYearAround, today);
  }
}

/** The days a digest covers: never beyond today. */
export function digestDays(
  { kind = 'weekly', period }: Pick<DigestScope, 'kind' | 'period'>,
  context: Pick<AnswerContext, 'now'>,
): DateRange {
  const today = todayOf(context);
  const days = period ?? usualDays(kind, today);
  return days.to < today ? days : { from: days.from, to: today };
}

/** The days after a digest whose deadlines it announces: to the end of the next week, month or half-year. */
export function daysAhead(kind: DigestKind, { to }: DateRange): DateRange {
  const from = addDays(to, 1);
  switch (kind) {
    case 'weekly':
      return { from, to: addDays(weekStart(to), 13) };
    case 'bulletin':
      return { from, to: monthEnd(addMonths(monthStart(to), 1)) };
    case 'half-year':
      return { from, to: halfYearAround(addDays(halfYearAround(to).to, 1)).to };
  }
}
