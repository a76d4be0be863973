import { addDays, yearOf, type IsoDate } from '../../kernel/dates.js';
import type { CalendarDay } from './calendar-day.js';

/** A notice has some six; a single one may be a correction, or a county's own day. */
const FEWEST_HOLIDAYS = 2;

/**
 * The years whose plan of holidays is among the days, rising. The turn of the year does not count, for it
 * stands in the notice of the year before or after.
 */
export function announcedYears(days: readonly CalendarDay[]): readonly number[] {
  const off = new Set(days.filter(({ isWorkday }) => !isWorkday).map(({ date }) => date));
  const holidays = new Map<number, number>();
  for (const first of off) {
    if (off.has(addDays(first, -1)) || isTurnOfYear(first, off)) continue;
    holidays.set(yearOf(first), (holidays.get(yearOf(first)) ?? 0) + 1);
  }
  return [...holidays]
    .filter(([, count]) => count >= FEWEST_HOLIDAYS)
    .map(([year]) => year)
    .sort((a, b) => a - b);
}

function isTurnOfYear(first: IsoDate, off: ReadonlySet<IsoDate>): boolean {
  if (first.endsWith('-01-01')) return true;
  for (let date = first; off.has(date); date = addDays(date, 1)) {
    if (date.endsWith('-12-31')) return true;
  }
  return false;
}
