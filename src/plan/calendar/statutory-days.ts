import chineseDays from 'chinese-days';
import { addDays, makeDate, parseIsoDate, type IsoDate } from '../../kernel/dates.js';

const QINGMING = 'pure_brightness';
/** 除夕 to 初七, and 1 to 7 October: what the holiday has come to in every year since 2007, give or take. */
const REST_WEEK_DAYS = 7;
const LAST_DAY_OF_REST_WEEK = REST_WEEK_DAYS - 1;

/** @returns `null` beyond the years whose moon the library knows */
function lunarDay(year: number, month: number, day: number): IsoDate | null {
  const name = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return parseIsoDate(chineseDays.getSolarDateFromLunar(name).date);
}

function newYear(year: number): IsoDate | null {
  return lunarDay(year, 1, 1);
}

function run(from: IsoDate | null, days: number): readonly IsoDate[] {
  return from === null ? [] : Array.from({ length: days }, (_, index) => addDays(from, index));
}

function before(date: IsoDate | null): IsoDate | null {
  return date === null ? null : addDays(date, -1);
}

/**
 * The days off that are fixed by law, without the moved days (调休) that the State Council announces
 * each November for the next year. Source: 全国年节及纪念日放假办法, as amended in November 2024.
 */
export function statutoryDaysOff(year: number): ReadonlySet<IsoDate> {
  return new Set([
    ...run(makeDate(year, 1, 1), 1),
    ...run(before(newYear(year)), 4),
    ...run(parseIsoDate(chineseDays.getSolarTermDate(year, 4, QINGMING)), 1),
    ...run(makeDate(year, 5, 1), 2),
    ...run(lunarDay(year, 5, 5), 1),
    ...run(lunarDay(year, 8, 15), 1),
    ...run(makeDate(year, 10, 1), 3),
  ]);
}

/** The weeks of Spring Festival and National Day, in which a guessed calendar must not disturb anybody. */
export function isInRestWeek(date: IsoDate, year: number): boolean {
  return [before(newYear(year)), makeDate(year, 10, 1)].some(
    (from) => from !== null && from <= date && date <= addDays(from, LAST_DAY_OF_REST_WEEK),
  );
}
