import {
  addDays,
  addMonths,
  dayOf,
  makeDate,
  monthEnd,
  monthOf,
  monthStart,
  yearOf,
} from '../../kernel/dates.js';
import type { IsoDate } from '../../kernel/dates.js';
import { N, START, YEAR, lastDayOfMonth, months, numberOf, oneDay, yearFor } from './date-rule.js';
import type { DateContext, DateRule, NamedDays } from './date-rule.js';

/** A report of the first half of a month that says 月底 means the month before. */
const HALF_MONTH = 15;

function part(year: number, month: number, word: string): NamedDays {
  const start = (no: number) => makeDate(year, month, no);
  switch (word) {
    case '初':
    case '上旬':
      return { from: start(1), to: start(10), kind: 'period' };
    case '中':
    case '中旬':
      return { from: start(11), to: start(20), kind: 'period' };
    case '下旬':
      return { from: start(21), to: lastDayOfMonth(year, month), kind: 'period' };
    case '上半月':
      return { from: start(1), to: start(15), kind: 'period' };
    case '下半月':
      return { from: start(16), to: lastDayOfMonth(year, month), kind: 'period' };
    default:
      return oneDay(lastDayOfMonth(year, month), 'point');
  }
}

function relativeMonth(word: string, context: DateContext): { year: number; month: number } {
  const step = word.startsWith('上上')
    ? -2
    : word.startsWith('上')
      ? -1
      : word.startsWith('下')
        ? 1
        : 0;
  const base = word === '当' && context.previous !== null ? context.previous.to : context.today;
  const moved = addMonths(base, step);
  return { year: yearOf(moved), month: monthOf(moved) };
}

/** 到月底 after 5月份 is 31 May; alone it is the last month's end that a report can speak of. */
function bareMonthEnd({ today, previous }: DateContext): NamedDays {
  if (
    previous !== null &&
    previous.from >= monthStart(previous.to) &&
    previous.to < monthStart(today)
  ) {
    return oneDay(monthEnd(previous.to), 'point');
  }
  const late = dayOf(today) > HALF_MONTH;
  return oneDay(late ? monthEnd(today) : addDays(monthStart(today), -1), 'point');
}

/** A whole month or a third of it, not a day or a week. */
function isWithinMonth({ from, to }: { readonly from: IsoDate; readonly to: IsoDate }): boolean {
  return from !== to && [1, 11, 21].includes(dayOf(from)) && from >= monthStart(to);
}

/** 上旬 alone is of the month just named (补7月的数：上旬), else this month's, or last month's when it has not begun. */
function lastPart(word: string, { today, previous }: DateContext): NamedDays {
  if (previous !== null && isWithinMonth(previous))
    return part(yearOf(previous.to), monthOf(previous.to), word);
  const here = part(yearOf(today), monthOf(today), word);
  if (here.from !== null && here.from <= today) return here;
  const before = addMonths(today, -1);
  return part(yearOf(before), monthOf(before), word);
}

const PART = '(?<part>底|末|初|上旬|中旬|下旬|上半月|下半月|中(?=，|。|$))';

/** Ways to name months, parts of months and runs of months. */
export const monthRules: readonly DateRule[] = [
  {
    opensWithNumber: true,
    pattern: new RegExp(`${START}${YEAR}(?<month>${N})月(?:份)?${PART}`, 'g'),
    read: (g, { today }) => {
      const month = numberOf(g['month']);
      return part(yearFor(g['year'], month, today), month, g['part'] ?? '底');
    },
  },
  {
    opensWithNumber: true,
    pattern: new RegExp(
      `${START}${YEAR}(?<month>${N})月(?:份)?(?:[头前这](?:几|[一二三四五六七八九]|十来|十几)天)?(?!\\d{0,2}[日号]|一月)(?<!一月一月)`,
      'g',
    ),
    read: (g, { today }) => {
      const month = numberOf(g['month']);
      return months(yearFor(g['year'], month, today), month, month);
    },
  },
  {
    opensWithNumber: true,
    pattern: new RegExp(`${START}${YEAR}(?<month>${N})月(?:份)?以来`, 'g'),
    read: (g, { today }) => {
      const month = numberOf(g['month']);
      const from = makeDate(yearFor(g['year'], month, today), month, 1);
      return { from, to: today, kind: month === 1 ? 'year-to-date' : 'period' };
    },
  },
  {
    opensWithNumber: true,
    pattern: new RegExp(
      `${START}${YEAR}(?<first>${N})(?:月份?)?(?:-{1,2}|至|到|~)(?<month>${N})月(?:份)?(?:底|末)?`,
      'g',
    ),
    read: (g, { today }) => {
      const last = numberOf(g['month']);
      return months(yearFor(g['year'], last, today), numberOf(g['first']), last);
    },
  },
  {
    pattern: new RegExp(`${YEAR}(?<![提以之目])(?:前|头)(?<month>${N})个?月`, 'g'),
    read: (g, { today }) => {
      const last = numberOf(g['month']);
      return months(yearFor(g['year'], last, today), 1, last);
    },
  },
  {
    pattern:
      /(?<word>上上个?|上个?|本|这个?|下个?|当)月(?:份)?(?<part>底|末|初|上旬|中旬|下旬)?(?!\d{1,2}(?:[日号]|[-至到~]\d))/g,
    read: (g, context) => {
      const { year, month } = relativeMonth(g['word'] ?? '本', context);
      return g['part'] === undefined
        ? { ...months(year, month, month), kind: 'period' }
        : part(year, month, g['part']);
    },
  },
  {
    pattern:
      /(?<![月份\d])(?<part>上旬|中旬|下旬)(?=[，:]|[^，。\d]{0,8}[\d一二两三四五六七八九十新])/g,
    read: (g, context) => lastPart(g['part'] ?? '', context),
  },
  {
    pattern: /(?<![\d一二三四五六七八九十本上这下当个份])月(?:底|末)/g,
    read: (_, context) => bareMonthEnd(context),
  },
];
