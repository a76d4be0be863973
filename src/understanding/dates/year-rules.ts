import { addDays, addMonths, makeDate, monthOf, yearOf } from '../../kernel/dates.js';
import type { IsoDate } from '../../kernel/dates.js';
import { YEAR, lastDayOfMonth, months, numberOf, oneDay, yearFor } from './date-rule.js';
import type { DateRule, NamedDays } from './date-rule.js';

const QUARTERS = new Map([
  ...Array.from('一二三四', (word, index) => [word, index + 1] as const),
  ...Array.from('1234', (word, index) => [word, index + 1] as const),
]);
/** 年底 said in January or February is the year just over. */
const YEAR_JUST_OVER_UNTIL = 2;

function quarter(year: number, no: number): NamedDays {
  return months(year, no * 3 - 2, no * 3);
}

function quarterOf(word: string | undefined): number {
  return QUARTERS.get(word ?? '') ?? Number.NaN;
}

function yearEnd(word: string | undefined, today: IsoDate): NamedDays {
  const justOver = word === undefined && monthOf(today) <= YEAR_JUST_OVER_UNTIL;
  const year = yearFor(word, 1, today) - (justOver ? 1 : 0);
  return oneDay(makeDate(year, 12, 31), 'point');
}

function quarterBefore(today: IsoDate): IsoDate {
  const first = Math.floor((monthOf(today) - 1) / 3) * 3 + 1;
  return addDays(makeDate(yearOf(today), first, 1) ?? today, -1);
}

/** Months of a quarter's beginning in which 季末 means the one just over. */
const FIRST_OF_QUARTER = 1;

/** 季末 alone: of the quarter just over in its first month, else of the one that runs. */
function bareQuarterEnd(today: IsoDate): NamedDays {
  const isFirst = monthOf(today) % 3 === FIRST_OF_QUARTER;
  const end = isFirst ? quarterBefore(today) : today;
  return oneDay(quarter(yearOf(end), Math.ceil(monthOf(end) / 3)).to, 'point');
}

/** Ways to name years, halves and quarters. */
export const yearRules: readonly DateRule[] = [
  {
    pattern: new RegExp(`${YEAR}第?(?<first>[一二三四1-4])个?季度?(?<end>末|底)?(?!节)`, 'g'),
    read: (g, { today }) => {
      const no = quarterOf(g['first']);
      const year = yearFor(g['year'], 1, today);
      const named = quarter(year, no);
      return g['end'] === undefined ? named : oneDay(named.to, 'point');
    },
  },
  {
    pattern: new RegExp(`${YEAR}Q(?<first>[1-4])(?<end>末|底)?`, 'gi'),
    read: (g, { today }) => quarter(yearFor(g['year'], 1, today), quarterOf(g['first'])),
  },
  {
    pattern: new RegExp(
      `${YEAR}(?:前|头|[一1](?:-|至|到|~))(?<last>[二两三四2-4])个?季度?(?:末|底)?(?!节)`,
      'g',
    ),
    read: (g, { today }) => {
      const no = g['last'] === '两' ? 2 : quarterOf(g['last']);
      return months(yearFor(g['year'], 1, today), 1, no * 3);
    },
  },
  {
    pattern: /(?<word>上个?|本|这个?)季度?(?:末|底)?(?!节)/g,
    read: (g, { today }) => {
      const end = g['word']?.startsWith('上') === true ? quarterBefore(today) : today;
      const no = Math.ceil(monthOf(end) / 3);
      return { ...quarter(yearOf(end), no), kind: 'period' };
    },
  },
  {
    pattern: /(?<![\d一二三四上下本这该个每])季度?(?:末|底)/g,
    read: (_, { today }) => bareQuarterEnd(today),
  },
  {
    pattern: /(?<![上下大小近两\d])半年(?:度)?(?:末|底)/g,
    read: (_, { today }) => oneDay(makeDate(yearOf(today), 6, 30), 'point'),
  },
  {
    pattern: new RegExp(`${YEAR}(?<half>上|下)半年`, 'g'),
    read: (g, { today }) => {
      const year = yearFor(g['year'], 1, today);
      return g['half'] === '上' ? months(year, 1, 6) : months(year, 7, 12);
    },
  },
  {
    pattern:
      /(?<year>\d{4}|今|去|上|前|本|明)?年(?:底|末|终)(?!考核|盘点|总结|收官|述职|大考|冲刺|奖)/g,
    read: (g, { today }) => yearEnd(g['year'], today),
  },
  {
    pattern: /(?:\d{4}|今)?年中(?=[，。;\s]|$)/g,
    read: (_, { today }) => oneDay(makeDate(yearOf(today), 6, 30), 'point'),
  },
  {
    pattern:
      /(?:今年|本年|年初|本年度|今年年初|今年1月|\d{4}年)(?:以来|至今(?!年)|到现在|到目前|到今天|开始到现在)/g,
    read: (_, { today }) => ({ from: makeDate(yearOf(today), 1, 1), to: today, kind: 'weak' }),
  },
  {
    pattern: /(?:今年|本年度?|年内|当年|全年|年初)(?![底末终])/g,
    read: (_, { today }) => ({ from: makeDate(yearOf(today), 1, 1), to: today, kind: 'weak' }),
  },
  {
    pattern: /(?<year>去|(?<![算加])上|前|明|后)(?:一)?年(?:度|全年|同期)?(?![底末终轻])/g,
    read: (g, { today }) => {
      const year = g['year'] === '后' ? yearOf(today) + 2 : yearFor(g['year'], 1, today);
      return { from: makeDate(year, 1, 1), to: lastDayOfMonth(year, 12), kind: 'period' };
    },
  },
  {
    // A year with 度 is part of a name (2022年度研发归集), never the day that a figure holds at.
    pattern: /(?<![\d.])(?<year>\d{4}|二[〇零○]二[〇零○一二三四五六七八九])年(?!度)/g,
    read: (g, { today }) => {
      const year = yearFor(g['year'], 1, today);
      if (year === yearOf(today)) return { from: makeDate(year, 1, 1), to: today, kind: 'weak' };
      return { from: makeDate(year, 1, 1), to: lastDayOfMonth(year, 12), kind: 'period' };
    },
  },
  {
    pattern: /(?:最近|过去|近)(?<count>\d{1,2}|[一二两三四五六七八九十]{1,2})个月(?:来|以来)?/g,
    read: (g, { today }) => {
      const count = numberOf(g['count']);
      return Number.isNaN(count)
        ? null
        : { from: addMonths(today, -count), to: today, kind: 'period' };
    },
  },
];
