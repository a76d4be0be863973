import { dateOf, instantAt } from '../kernel/dates.js';
import { nearWorkday, type WorkCalendar } from '../plan/calendar/work-calendar.js';

/** Receipts wait until this hour of the next working day (semantics, "Receipts"). */
const CLOSING_HOUR = 18;

/** 18:00 of the next working day after the day of `now`. */
export function receiptExpiry(now: Date, calendar: WorkCalendar): Date {
  return instantAt(nearWorkday(calendar, dateOf(now), 1), CLOSING_HOUR);
}
