import { addDays, makeDate, monthEnd, monthOf, weekStart, yearOf } from '../../kernel/dates.js';
import type { IsoDate } from '../../kernel/dates.js';

const DECEMBER = 12;
const WEEKDAYS = '一二三四五六日';

/** The first of these days that is not over. */
function firstAhead(days: readonly (IsoDate | null)[], today: IsoDate): IsoDate | null {
  return days.find((day) => day !== null && day >= today) ?? null;
}

function monthAndDay(month: number, day: number, today: IsoDate): IsoDate | null {
  const year = yearOf(today);
  return firstAhead([makeDate(year, month, day), makeDate(year + 1, month, day)], today);
}

function dayOnly(day: number, today: IsoDate): IsoDate | null {
  const [year, month] = [yearOf(today), monthOf(today)];
  const next = month === 12 ? makeDate(year + 1, 1, day) : makeDate(year, month + 1, day);
  return firstAhead([makeDate(year, month, day), next], today);
}

function endOfMonth(month: number, today: IsoDate): IsoDate | null {
  const firsts = [yearOf(today), yearOf(today) + 1].map((year) => makeDate(year, month, 1));
  return firstAhead(
    firsts.map((first) => (first === null ? null : monthEnd(first))),
    today,
  );
}

function weekday(words: string, today: IsoDate): IsoDate | null {
  const match = /^(?<next>下+)?(?:本|这)?(?:周|星期|礼拜)(?<day>[一二三四五六日天])$/u.exec(words);
  if (match?.groups === undefined) return null;
  const { next = '', day = '' } = match.groups;
  const index = WEEKDAYS.indexOf(day === '天' ? '日' : day);
  const date = addDays(weekStart(today), 7 * next.length + index);
  return date >= today ? date : null;
}

const NAMED: Readonly<Record<string, number>> = { 今天: 0, 明天: 1, 后天: 2, 大后天: 3 };

/**
 * The day that lies ahead which the words name: 7月10日, 10号, 2024年1月5日, 下周五, 月底, 9月底. A day
 * without a year is the next such day.
 * @returns `null` when they name none, or one that is over
 */
export function readDayAhead(text: string, today: IsoDate): IsoDate | null {
  const words = text.replace(/\s/gu, '');
  const full = /^(\d{4})[年.\-/](\d{1,2})[月.\-/](\d{1,2})[日号]?$/u.exec(words);
  if (full !== null) {
    return firstAhead([makeDate(Number(full[1]), Number(full[2]), Number(full[3]))], today);
  }
  const short = /^(\d{1,2})[月.\-/](\d{1,2})[日号]?$/u.exec(words);
  if (short !== null) return monthAndDay(Number(short[1]), Number(short[2]), today);
  const day = /^(\d{1,2})[日号]$/u.exec(words);
  if (day !== null) return dayOnly(Number(day[1]), today);
  if (/^(?:本月|这个月|月)底$/u.test(words)) return monthEnd(today);
  const end = /^(\d{1,2})月[底末]$|^年底$/u.exec(words);
  if (end !== null) return endOfMonth(Number(end[1] ?? DECEMBER), today);
  const days = NAMED[words];
  return days === undefined ? weekday(words, today) : addDays(today, days);
}
