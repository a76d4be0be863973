import chineseDays from 'chinese-days';
import { addDays, dateOf, instantAt, weekdayOf } from '../kernel/dates.js';
import type { IsoDate } from '../kernel/dates.js';

/** Whether offices work on a day, moved working days (调休) included. */
export type IsWorkday = (date: IsoDate) => boolean;

/** Last year that the calendar library knows; later years fall back to Monday to Friday. */
const LAST_KNOWN_YEAR = '2026';

/** The national calendar; beyond the years it covers, weekends are taken as days off. */
export const isChineseWorkday: IsWorkday = (date) =>
  date.slice(0, 4) > LAST_KNOWN_YEAR ? weekdayOf(date) <= 5 : chineseDays.isWorkday(date);

/** Receipts wait until this hour of the next working day (semantics, "Receipts"). */
const CLOSING_HOUR = 18;

/** No holiday lasts longer; a calendar that says otherwise is broken and must not loop for ever. */
const LONGEST_HOLIDAY_DAYS = 30;

/** 18:00 of the next working day after the day of `now`. */
export function receiptExpiry(now: Date, isWorkday: IsWorkday): Date {
  const today = dateOf(now);
  for (let days = 1; days < LONGEST_HOLIDAY_DAYS; days += 1) {
    const date = addDays(today, days);
    if (isWorkday(date)) return instantAt(date, CLOSING_HOUR);
  }
  return instantAt(addDays(today, 1), CLOSING_HOUR);
}
