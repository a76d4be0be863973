/**
 * Calendar dates in Asia/Shanghai. The zone has been UTC+8 without summer time since 1991, so a
 * fixed shift is exact for every date the product can meet.
 */

/** `YYYY-MM-DD`, a day in Asia/Shanghai. Sorts and compares as text. */
export type IsoDate = `${number}-${number}-${number}`;

/** First and last day, both included. */
export interface DateRange {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** Months and days as they are written: dates are made by the dozen for every message. */
const TWO_DIGITS = Array.from({ length: 32 }, (_, value) => String(value).padStart(2, '0'));

function fromUtc(utc: Date): IsoDate {
  const year = String(utc.getUTCFullYear()).padStart(4, '0');
  const month = TWO_DIGITS[utc.getUTCMonth() + 1] ?? 'NaN';
  const day = TWO_DIGITS[utc.getUTCDate()] ?? 'NaN';
  return `${year}-${month}-${day}` as IsoDate;
}

function toUtc(date: IsoDate): Date {
  return new Date(Date.UTC(yearOf(date), monthOf(date) - 1, dayOf(date)));
}

/** The instant asked for last: a message asks for its own day again and again. */
let lastInstant = Number.NaN;
let lastDay = '' as IsoDate;

/** The day an instant falls on in Asia/Shanghai. */
export function dateOf(instant: Date): IsoDate {
  const time = instant.getTime();
  if (time === lastInstant) return lastDay;
  lastDay = fromUtc(new Date(time + SHANGHAI_OFFSET_MS));
  lastInstant = time;
  return lastDay;
}

/** Hour and minute of an instant in Asia/Shanghai, as minutes since midnight. */
export function minuteOfDay(instant: Date): number {
  const shifted = new Date(instant.getTime() + SHANGHAI_OFFSET_MS);
  return shifted.getUTCHours() * 60 + shifted.getUTCMinutes();
}

/** The instant of `hour:minute` on `date` in Asia/Shanghai. */
export function instantAt(date: IsoDate, hour: number, minute = 0): Date {
  return new Date(toUtc(date).getTime() - SHANGHAI_OFFSET_MS + (hour * 60 + minute) * 60_000);
}

/**
 * A date from its parts, or `null` when there is no such day (30 February).
 * @param month 1 to 12
 */
export function makeDate(year: number, month: number, day: number): IsoDate | null {
  const utc = new Date(Date.UTC(year, month - 1, day));
  const exact =
    utc.getUTCFullYear() === year && utc.getUTCMonth() === month - 1 && utc.getUTCDate() === day;
  return exact ? fromUtc(utc) : null;
}

/** Reads `YYYY-MM-DD`, or `null` when the text is not the name of an existing day. */
export function parseIsoDate(text: string): IsoDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? makeDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

export function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4));
}

/** 1 to 12. */
export function monthOf(date: IsoDate): number {
  return Number(date.slice(5, 7));
}

export function dayOf(date: IsoDate): number {
  return Number(date.slice(8, 10));
}

/** 1 = Monday to 7 = Sunday (weeks start on Monday). */
export function weekdayOf(date: IsoDate): number {
  return ((toUtc(date).getUTCDay() + 6) % 7) + 1;
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return fromUtc(new Date(toUtc(date).getTime() + days * DAY_MS));
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((toUtc(to).getTime() - toUtc(from).getTime()) / DAY_MS);
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The same day `months` later, or that month's last day when it is shorter. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const index = yearOf(date) * 12 + monthOf(date) - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  const day = Math.min(dayOf(date), daysInMonth(year, month));
  return fromUtc(new Date(Date.UTC(year, month - 1, day)));
}

export function monthStart(date: IsoDate): IsoDate {
  return `${date.slice(0, 7)}-01` as IsoDate;
}

export function monthEnd(date: IsoDate): IsoDate {
  return addDays(addMonths(monthStart(date), 1), -1);
}

/** Monday of the week that holds `date`. */
export function weekStart(date: IsoDate): IsoDate {
  return addDays(date, 1 - weekdayOf(date));
}
