import { addDays, makeDate } from '../../kernel/dates.js';
import type { IsoDate } from '../../kernel/dates.js';

const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});
/** A lunar month begins between 21 days and two months after the month of its number. */
const EARLIEST_DAY = 20;
const SEARCHED_DAYS = 45;
const found = new Map<string, IsoDate | null>();

function search(year: number, month: number, day: number): IsoDate | null {
  const start = makeDate(year, month, EARLIEST_DAY);
  if (start === null) return null;
  const days = Array.from({ length: SEARCHED_DAYS }, (_, step) => addDays(start, step));
  return days.find((date) => lunar.format(new Date(date)) === `${month}/${day}`) ?? null;
}

/** The day of the Gregorian year on which a day of the traditional calendar falls (1/1 is 春节); leap months apart. */
export function lunarDay(year: number, month: number, day: number): IsoDate | null {
  const key = `${year}/${month}/${day}`;
  const known = found.get(key);
  if (known !== undefined) return known;
  const date = search(year, month, day);
  found.set(key, date);
  return date;
}
