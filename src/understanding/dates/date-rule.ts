import { makeDate, monthOf, yearOf } from '../../kernel/dates.js';
import type { IsoDate } from '../../kernel/dates.js';
import { smallNumber } from '../text/chinese-number.js';
import type { DateKind } from './date-phrase.js';

/** What a phrase names: first and last day. `null` days do not exist (2月30日). */
export interface NamedDays {
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  readonly kind: DateKind;
}

export interface DateContext {
  /** The message's day. */
  readonly today: IsoDate;
  /** What the phrase before this one named, for 当月 and 到月底. */
  readonly previous: { readonly from: IsoDate; readonly to: IsoDate } | null;
}

/** One way to write a date. `read` gets the named groups; `null` means that it is no date after all. */
export interface DateRule {
  readonly pattern: RegExp;
  /** Each match begins with what `numberHeads` finds, so that it is looked for at those places only. */
  readonly opensWithNumber?: true;
  readonly read: (
    groups: Readonly<Record<string, string | undefined>>,
    context: DateContext,
  ) => NamedDays | null;
}

/** A day or month number in either script. */
export const N = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';
/** Not in the middle of a longer number, unless that numbers the line (1.7月下旬). */
export const START = '(?:(?<=(?:^|[\\n。;])\\d{1,2}\\.)|(?<![\\d.一二三四五六七八九十第]))';
export const YEAR =
  '(?:(?<year>\\d{4}|二[〇零○]二[〇零○一二三四五六七八九]|今|去|上|前|本|当|明)年(?:的)?)?';

const YEAR_WORDS = new Map([
  ['今', 0],
  ['本', 0],
  ['当', 0],
  ['去', -1],
  ['上', -1],
  ['前', -2],
  ['明', 1],
]);
const CHINESE_YEAR_DIGITS = '〇一二三四五六七八九';

export function numberOf(text: string | undefined): number {
  return text === undefined ? Number.NaN : (smallNumber(text) ?? Number.NaN);
}

function writtenYear(word: string): number {
  if (/^\d{4}$/.test(word)) return Number(word);
  const digits = Array.from(word.replaceAll(/[零○]/g, '〇'), (char) =>
    CHINESE_YEAR_DIGITS.indexOf(char),
  );
  return Number(digits.join(''));
}

/**
 * The year meant. Without a word for it, the message's year; but October to December said in the first quarter are
 * last year's (semantics, "Several plans": 截至12月31日 sent in January).
 */
export function yearFor(word: string | undefined, month: number, today: IsoDate): number {
  const year = yearOf(today);
  if (word !== undefined) {
    const step = YEAR_WORDS.get(word);
    return step === undefined ? writtenYear(word) : year + step;
  }
  return month >= 10 && monthOf(today) <= 3 ? year - 1 : year;
}

export function lastDayOfMonth(year: number, month: number): IsoDate | null {
  const next = month === 12 ? makeDate(year + 1, 1, 1) : makeDate(year, month + 1, 1);
  if (next === null || month < 1 || month > 12) return null;
  return (
    [31, 30, 29, 28].map((day) => makeDate(year, month, day)).find((date) => date !== null) ?? null
  );
}

export function oneDay(date: IsoDate | null, kind: DateKind): NamedDays {
  return { from: date, to: date, kind };
}

/** Whole months `first` to `last` of one year. A stretch of several months from January runs from the year's start. */
export function months(year: number, first: number, last: number): NamedDays {
  return {
    from: makeDate(year, first, 1),
    to: last < first ? null : lastDayOfMonth(year, last),
    kind: first === 1 && last > 1 ? 'year-to-date' : 'period',
  };
}
