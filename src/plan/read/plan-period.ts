import { daysInMonth, makeDate } from '../../kernel/dates.js';
import type { IsoDate } from '../../kernel/dates.js';
import { hanNumber } from '../../kernel/small-number.js';

export interface PeriodReading {
  /** The last year of the plan: the one its targets are for. */
  readonly year: number | null;
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  /** Where it was read: the title is sure, a single year in the text less so. */
  readonly source: 'title' | 'text' | 'guess' | 'none';
}

interface Span {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

const DASH = '(?:—{1,2}|-{1,2}|~|～|至|到|－|–)';
const MIN_YEAR = 2000;
const MAX_YEAR = 2100;

function span(
  from: readonly [number, number, number],
  to: readonly [number, number, number],
): Span | null {
  const first = makeDate(...from);
  const last = makeDate(...to);
  return first !== null && last !== null && first <= last ? { from: first, to: last } : null;
}

function months(year: number, first: number, last: number): Span | null {
  if (first < 1 || last > 12) return null;
  return span([year, first, 1], [year, last, daysInMonth(year, last)]);
}

const QUARTERS: Record<string, number> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
};

/** Months of a year, 1 to 12. */
interface Months {
  readonly first: number;
  readonly last: number;
}

function quarterOf(text: string): Months | null {
  const upTo = /前([二三])(?:个)?季度/.exec(text)?.[1];
  if (upTo !== undefined) return { first: 1, last: (hanNumber(upTo) ?? 1) * 3 };
  const quarter = /(?<!前)第?([一二三四1234])季度/.exec(text)?.[1];
  if (quarter === undefined) return null;
  const number = QUARTERS[quarter] ?? 1;
  return { first: number * 3 - 2, last: number * 3 };
}

function monthOf(text: string): Months | null {
  const match =
    /(?<!\d)(\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|底|末|中旬|上旬|下旬|\d{1,2}日)/.exec(
      text,
    );
  if (match?.[1] === undefined) return null;
  const month = /\d/.test(match[1]) ? Number(match[1]) : (hanNumber(match[1]) ?? 0);
  return month < 1 || month > 12 ? null : { first: 1, last: month };
}

/** A part of a year that a phrase names: 一季度, 上半年, 1—3月, 前三季度, 6月底前; months from 1 to 12. */
export function monthsOfPhrase(text: string): Months | null {
  const quarter = quarterOf(text);
  if (quarter !== null) return quarter;
  if (/上半年/.test(text)) return { first: 1, last: 6 };
  if (/下半年/.test(text)) return { first: 7, last: 12 };
  const range = new RegExp(`(\\d{1,2})月?${DASH}(\\d{1,2})月`).exec(text);
  if (!range) return monthOf(text);
  const found = { first: Number(range[1]), last: Number(range[2]) };
  return found.first >= 1 && found.last <= 12 && found.first <= found.last ? found : null;
}

function yearSpan(text: string): Span | null {
  const match = new RegExp(`(20\\d{2})年?${DASH}(20\\d{2})年?(?!\\d*月)`).exec(text);
  return match ? span([Number(match[1]), 1, 1], [Number(match[2]), 12, 31]) : null;
}

function daySpan(text: string): Span | null {
  const match = new RegExp(
    `(20\\d{2})年(\\d{1,2})月(?:(\\d{1,2})日)?(?:起|开始)?(?:，)?${DASH}(?:(20\\d{2})年)?(\\d{1,2})月(?:(\\d{1,2})日|底)?`,
  ).exec(text);
  if (!match) return null;
  const year = Number(match[1]);
  const endYear = match[4] === undefined ? year : Number(match[4]);
  const endMonth = Number(match[5]);
  const endDay =
    match[6] === undefined
      ? daysInMonth(endYear, Math.min(Math.max(endMonth, 1), 12))
      : Number(match[6]);
  return span([year, Number(match[2]), Number(match[3] ?? 1)], [endYear, endMonth, endDay]);
}

function firstYear(text: string): number | null {
  const match = /(?<![\d〔[])(20\d{2})(?:年|(?=[\u4E00-\u9FFF]))/.exec(text);
  const year = match ? Number(match[1]) : null;
  return year !== null && year >= MIN_YEAR && year <= MAX_YEAR ? year : null;
}

function reading(found: Span, source: PeriodReading['source']): PeriodReading {
  return { year: Number(found.to.slice(0, 4)), from: found.from, to: found.to, source };
}

function fromTitle(title: string): PeriodReading | null {
  const found = daySpan(title) ?? yearSpan(title);
  if (found) return reading(found, 'title');
  const year = firstYear(title);
  if (year === null) return null;
  const part = /季度|半年|月/.test(title) ? monthsOfPhrase(title) : null;
  const inYear = part === null ? months(year, 1, 12) : months(year, part.first, part.last);
  return inYear ? reading(inYear, 'title') : null;
}

/** The date below the signature or in the document number: the year in which it was issued. */
function issueYear(lines: readonly string[]): number | null {
  for (const line of lines) {
    const match = /^(20\d{2})年\d{1,2}月\d{1,2}日$|[〔[](20\d{2})[〕\]]\s*\d+号$/.exec(line.trim());
    if (match) return Number(match[1] ?? match[2]);
  }
  return null;
}

interface YearMark {
  readonly year: number;
  /** 到2025年, not 2025年. */
  readonly isEnd: boolean;
}

function yearMarks(text: string): YearMark[] {
  const pattern = /(到|至|截至)?(?<![\d〔[较比以])(20\d{2})年(?!\d{1,2}月|[^，。]{0,4}基[期数])/g;
  return [...text.matchAll(pattern)].map((match) => ({
    year: Number(match[2]),
    isEnd: match[1] !== undefined,
  }));
}

/** A plan that opens with 2024年 is for 2024, whatever it says of 到2030年 later. */
function fromMarks(
  marks: readonly YearMark[],
  issued: number | null,
  length: number | null,
): PeriodReading | null {
  const opensWithEnd = marks[0]?.isEnd === true;
  const years = marks.filter(({ isEnd }) => isEnd === opensWithEnd).map(({ year }) => year);
  if (years.length === 0) return null;
  const last = Math.max(...years);
  const first = opensWithEnd ? Math.min(...years) : last;
  const counted = length === null || !opensWithEnd ? null : last - length + 1;
  const start = counted ?? (issued !== null && issued <= first ? issued : first);
  const found = span([start, 1, 1], [last, 12, 31]);
  const sure = !opensWithEnd || counted !== null || issued !== null || years.length > 1;
  return found ? reading(found, sure ? 'text' : 'guess') : null;
}

/** 三年行动计划 lasts three years. */
function yearsInTitle(title: string): number | null {
  const match = /([两二三四五])年(?=行动|攻坚|计划|规划|提升|倍增)/.exec(title)?.[1];
  return match === undefined ? null : hanNumber(match);
}

function fromGoals(
  goals: readonly string[],
  issued: number | null,
  length: number | null,
): PeriodReading | null {
  const text = goals.join('\n');
  const stated = /(?:时间|期限|周期|自|从)[^。]{0,6}(20\d{2}年[^。]{4,24})/.exec(text)?.[1];
  const found = (stated === undefined ? null : daySpan(stated)) ?? yearSpan(text);
  return found ? reading(found, 'text') : fromMarks(yearMarks(text), issued, length);
}

/**
 * Year and period from the title, else from the goals, else from any line that names one year only.
 * @param goals paragraphs of goals and preamble
 * @param lines the whole document
 */
export function periodOf(
  title: string,
  goals: readonly string[],
  lines: readonly string[],
): PeriodReading {
  const issued = issueYear(lines);
  const found = fromTitle(title) ?? fromGoals(goals, issued, yearsInTitle(title));
  if (found) return found;
  const years = new Set(
    [...lines.join('\n').matchAll(/(?<![\d〔[])(20\d{2})年/g)].map((m) => Number(m[1])),
  );
  const [only] = [...years];
  const year = issued ?? (years.size === 1 ? (only ?? null) : null);
  const whole = year === null ? null : months(year, 1, 12);
  return whole ? reading(whole, 'guess') : { year: null, from: null, to: null, source: 'none' };
}
