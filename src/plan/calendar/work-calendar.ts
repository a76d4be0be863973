import chineseDays from 'chinese-days';
import {
  addDays,
  weekdayOf,
  weekStart,
  yearOf,
  type DateRange,
  type IsoDate,
} from '../../kernel/dates.js';
import { announcedYears } from './announced-years.js';
import type { CalendarDay } from './calendar-day.js';
import { isInRestWeek, statutoryDaysOff } from './statutory-days.js';

/** When offices work: the national calendar with moved working days (调休), and what the office added. */
export interface WorkCalendar {
  readonly isWorkday: (date: IsoDate) => boolean;
  /** Whether somebody may be reminded: a working day, and none of a rest week whose plan is not known. */
  readonly isReminderDay: (date: IsoDate) => boolean;
  /** Whether the holidays of a year are known, moved days included; otherwise they are guessed. */
  readonly knows: (year: number) => boolean;
}

/** What the pinned version of the calendar library covers; a test holds it to that. */
export const LIBRARY_YEARS = { first: 2004, last: 2026 } as const;
/** Monday to Friday. */
const WEEK_WORKDAYS = 5;
/** No holiday lasts longer; a calendar that says otherwise is broken and must not loop for ever. */
const LONGEST_HOLIDAY_DAYS = 30;

function isInLibrary(year: number): boolean {
  return LIBRARY_YEARS.first <= year && year <= LIBRARY_YEARS.last;
}

/**
 * @param imported announced days of later years; a year with more than one holiday of them counts as known.
 *   They also stand above the library, for a county with a day of its own.
 */
export function createWorkCalendar(imported: readonly CalendarDay[] = []): WorkCalendar {
  const days = new Map(imported.map(({ date, isWorkday }) => [date, isWorkday]));
  const importedYears = new Set(announcedYears(imported));
  const guessed = new Map<number, ReadonlySet<IsoDate>>();
  const daysOff = (year: number): ReadonlySet<IsoDate> => {
    const known = guessed.get(year) ?? statutoryDaysOff(year);
    guessed.set(year, known);
    return known;
  };
  const knows = (year: number): boolean => isInLibrary(year) || importedYears.has(year);
  const isWorkday = (date: IsoDate): boolean => {
    const announced = days.get(date);
    if (announced !== undefined) return announced;
    const year = yearOf(date);
    if (isInLibrary(year)) return chineseDays.isWorkday(date);
    if (weekdayOf(date) > WEEK_WORKDAYS) return false;
    return importedYears.has(year) || !daysOff(year).has(date);
  };
  const isReminderDay = (date: IsoDate): boolean =>
    isWorkday(date) && (knows(yearOf(date)) || !isInRestWeek(date, yearOf(date)));
  return { isWorkday, isReminderDay, knows };
}

/** The last working day from Monday to Friday of the week that begins on `monday`; `null`: all off. */
export function lastWorkdayOfWeek(calendar: WorkCalendar, monday: IsoDate): IsoDate | null {
  for (let offset = WEEK_WORKDAYS - 1; offset >= 0; offset -= 1) {
    const date = addDays(monday, offset);
    if (calendar.isWorkday(date)) return date;
  }
  return null;
}

/** Mondays of the weeks, from the one that holds `from` to the one that holds `to`, without a working day. */
export function weeksOff(calendar: WorkCalendar, { from, to }: DateRange): readonly IsoDate[] {
  const found: IsoDate[] = [];
  for (let monday = weekStart(from); monday <= to; monday = addDays(monday, 7)) {
    if (lastWorkdayOfWeek(calendar, monday) === null) found.push(monday);
  }
  return found;
}

/** The `count`th working day within a range; `null` when it has fewer. */
export function nthWorkday(
  calendar: WorkCalendar,
  { from, to }: DateRange,
  count: number,
): IsoDate | null {
  let left = count;
  for (let date = from; date <= to; date = addDays(date, 1)) {
    if (calendar.isWorkday(date)) left -= 1;
    if (left === 0) return date;
  }
  return null;
}

/** The working day before a date (`step` -1) or after it (1); the day next to it when there is none near. */
export function nearWorkday(calendar: WorkCalendar, date: IsoDate, step: -1 | 1): IsoDate {
  for (let days = 1; days <= LONGEST_HOLIDAY_DAYS; days += 1) {
    const near = addDays(date, days * step);
    if (calendar.isWorkday(near)) return near;
  }
  return addDays(date, step);
}
