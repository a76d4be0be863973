import {
  addDays,
  addMonths,
  monthEnd,
  monthOf,
  monthStart,
  type DateRange,
  type IsoDate,
} from '../kernel/dates.js';

const MONTHS = 3;

/** Last day of the calendar quarter that holds a date. */
function quarterEnd(date: IsoDate): IsoDate {
  return monthEnd(addMonths(monthStart(date), (MONTHS - (monthOf(date) % MONTHS)) % MONTHS));
}

/** The ends of the calendar quarters of a period; its last day ends the last one. */
export function quarterEnds(period: DateRange): readonly IsoDate[] {
  const ends: IsoDate[] = [];
  for (let end = quarterEnd(period.from); end < period.to; end = quarterEnd(addDays(end, 1))) {
    ends.push(end);
  }
  return [...ends, period.to];
}

/** End of the newest quarter of the period that is over at the end of a day; `null` when none is. */
export function lastQuarterEnd(period: DateRange, at: IsoDate): IsoDate | null {
  return quarterEnds(period).findLast((end) => end <= at) ?? null;
}
