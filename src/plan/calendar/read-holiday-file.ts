import { addDays, daysBetween, makeDate, type IsoDate } from '../../kernel/dates.js';
import type { CalendarDay } from './calendar-day.js';

/** A holiday with its bridge days has never lasted longer; more is a slip of the year or month. */
const MOST_DAYS_IN_A_RANGE = 15;

/** A line that could not be read, with what to do. */
export interface HolidayProblem {
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
  readonly reason: string;
}

export interface HolidayFile {
  readonly days: readonly CalendarDay[];
  readonly problems: readonly HolidayProblem[];
}

const DATE = /(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?日?/gu;
const OFF = /放假|休/u;
const ON = /上班|补班|班/u;

type ReadLine = readonly CalendarDay[] | string;

function datesIn(text: string): readonly IsoDate[] | null {
  const dates = [...text.matchAll(DATE)].map(([, year, month, day]) =>
    makeDate(Number(year), Number(month), Number(day)),
  );
  return dates.every((date) => date !== null) ? dates : null;
}

function readLine(text: string): ReadLine {
  const dates = datesIn(text);
  if (dates === null) return '没有这一天，请核对日期';
  const [from, to = from, another] = dates;
  if (from === undefined || to === undefined || another !== undefined) {
    return '每行写一天或一段，如“2027-02-05至2027-02-11 放假”';
  }
  const words = text.replaceAll(DATE, '');
  const isOff = OFF.test(words);
  if (isOff === ON.test(words)) return '请写明“放假”或“上班”';
  const length = daysBetween(from, to) + 1;
  if (length < 1) return '结束日期早于开始日期';
  if (length > MOST_DAYS_IN_A_RANGE) return `一段超过${MOST_DAYS_IN_A_RANGE}天，请核对`;
  return Array.from({ length }, (_, index) => ({ date: addDays(from, index), isWorkday: !isOff }));
}

function conflicts(days: readonly CalendarDay[]): readonly IsoDate[] {
  const seen = new Map<IsoDate, boolean>();
  return days.flatMap(({ date, isWorkday }) => {
    const before = seen.get(date);
    seen.set(date, isWorkday);
    return before !== undefined && before !== isWorkday ? [date] : [];
  });
}

/**
 * Reads announced days off and moved working days, one or a range to a line, in the words of the State
 * Council's notice: `2027-02-05至2027-02-11 放假 春节`, `2027年2月14日 上班`. Empty lines and lines that
 * begin with # are passed over.
 */
export function readHolidayFile(content: string): HolidayFile {
  const days: CalendarDay[] = [];
  const problems: HolidayProblem[] = [];
  for (const [index, raw] of content
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .entries()) {
    const text = raw.trim();
    if (text === '' || text.startsWith('#')) continue;
    const read = readLine(text);
    if (typeof read === 'string') problems.push({ line: index + 1, text, reason: read });
    else days.push(...read);
  }
  for (const date of conflicts(days)) {
    problems.push({ line: 0, text: date, reason: '同一天既写了放假又写了上班' });
  }
  return { days, problems };
}
