import {
  addDays,
  addMonths,
  dateOf,
  instantAt,
  minuteOfDay,
  monthEnd,
  monthOf,
  monthStart,
  weekStart,
  yearOf,
  type DateRange,
  type IsoDate,
} from '../../kernel/dates.js';
import {
  lastWorkdayOfWeek,
  nearWorkday,
  nthWorkday,
  type WorkCalendar,
} from '../../plan/calendar/work-calendar.js';
import type { DigestKind } from '../content/digest-content.js';
import { WORKING_MINUTES, type BulletinSchedule, type WeeklySchedule } from './plan-schedule.js';

/** One digest or bulletin that a plan's schedule asks for. */
export interface Publication {
  readonly kind: DigestKind;
  /** The same for everybody and for ever: `2026-W48`, `2026-11`, `2026-H1`. */
  readonly key: string;
  readonly days: DateRange;
  readonly dueAt: Date;
}

/** How long the office has for a look before a digest goes out, or is asked for a word. */
export const PREVIEW_MS = 3_600_000;
const HALF_YEAR_MONTHS = 6;
const THURSDAY = 4;

/** The office sees it an hour before it goes out. */
export function previewAt({ dueAt }: Publication): Date {
  return new Date(dueAt.getTime() - PREVIEW_MS);
}

/** Within working hours of a working day: nothing that was late goes out at night. */
export function isWorkingTime(calendar: WorkCalendar, now: Date): boolean {
  const minute = minuteOfDay(now);
  return (
    calendar.isWorkday(dateOf(now)) && WORKING_MINUTES.from <= minute && minute < WORKING_MINUTES.to
  );
}

function atMinute(date: IsoDate, minute: number): Date {
  return instantAt(date, 0, minute);
}

/** `2026-W48` by ISO 8601: the week belongs to the year of its Thursday. */
export function isoWeekKey(monday: IsoDate): string {
  const year = yearOf(addDays(monday, THURSDAY - 1));
  const first = weekStart(`${year}-01-04` as IsoDate);
  let week = 1;
  for (let start = first; start < monday; start = addDays(start, 7)) week += 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** The day of a week's digest: the weekday chosen, or the nearest working day before it. */
function digestDay(
  calendar: WorkCalendar,
  { weekday }: WeeklySchedule,
  monday: IsoDate,
): IsoDate | null {
  const last = lastWorkdayOfWeek(calendar, monday);
  if (weekday === null || last === null) return last;
  for (let date = addDays(monday, weekday - 1); date >= monday; date = addDays(date, -1)) {
    if (calendar.isWorkday(date)) return date;
  }
  return nthWorkday(calendar, { from: addDays(monday, weekday), to: last }, 1);
}

/**
 * Where the days of a week's digest begin: with the week, or where a weekday was chosen with the next
 * working day after the digest before, so that none lies between two of them.
 */
function firstOfDays(calendar: WorkCalendar, schedule: WeeklySchedule, monday: IsoDate): IsoDate {
  if (schedule.weekday === null) return monday;
  const before = digestDay(calendar, schedule, addDays(monday, -7));
  const next = before === null ? monday : nearWorkday(calendar, before, 1);
  return next < monday ? next : monday;
}

/** Digests of the weeks from the one that holds `from` to the one that holds `to`, rising. */
export function weeklyPublications(
  calendar: WorkCalendar,
  schedule: WeeklySchedule,
  { from, to }: DateRange,
): readonly Publication[] {
  const found: Publication[] = [];
  for (let monday = weekStart(from); monday <= to; monday = addDays(monday, 7)) {
    const day = digestDay(calendar, schedule, monday);
    if (day === null) continue;
    const dueAt = atMinute(day, schedule.minute);
    const days = { from: firstOfDays(calendar, schedule, monday), to: day };
    found.push({ kind: 'weekly', key: isoWeekKey(monday), days, dueAt });
  }
  return found;
}

function bulletinOf(end: IsoDate): Omit<Publication, 'dueAt'> {
  const year = yearOf(end);
  const month = monthOf(end);
  if (month % HALF_YEAR_MONTHS !== 0) {
    return {
      kind: 'bulletin',
      key: end.slice(0, 7),
      days: { from: monthStart(end), to: end },
    };
  }
  const half = month / HALF_YEAR_MONTHS;
  const from = addMonths(monthStart(end), 1 - HALF_YEAR_MONTHS);
  return { kind: 'half-year', key: `${year}-H${half}`, days: { from, to: end } };
}

/** Bulletins that fall due in the months from the one that holds `from` to the one that holds `to`. */
export function bulletinPublications(
  calendar: WorkCalendar,
  schedule: BulletinSchedule,
  { from, to }: DateRange,
): readonly Publication[] {
  const found: Publication[] = [];
  for (let month = monthStart(from); month <= to; month = addMonths(month, 1)) {
    const day = nthWorkday(calendar, { from: month, to: monthEnd(month) }, schedule.workday);
    if (day === null) continue;
    found.push({ ...bulletinOf(addDays(month, -1)), dueAt: atMinute(day, schedule.minute) });
  }
  return found;
}
