import { addMonths, dayOf, makeDate, monthOf, yearOf } from '../../kernel/dates.js';
import type { IsoDate } from '../../kernel/dates.js';
import { N, START, YEAR, numberOf, oneDay, yearFor } from './date-rule.js';
import type { DateContext, DateRule, NamedDays } from './date-rule.js';

/** After a bare day number these show that it is a quantity. */
const NOT_QUANTITY = '(?![\\d.,%家个户名人项件份笔亿万元多余比/])';

function day(
  year: string | undefined,
  month: number,
  dayNo: number,
  context: DateContext,
): NamedDays {
  return oneDay(makeDate(yearFor(year, month, context.today), month, dayNo), 'event');
}

/** 25日 or 30号 without a month: the last such day that is not ahead. */
function dayOfThisMonth(dayNo: number, today: IsoDate): NamedDays | null {
  if (!(dayNo >= 1 && dayNo <= 31)) return null;
  const base = dayNo > dayOf(today) ? addMonths(today, -1) : today;
  return oneDay(makeDate(yearOf(base), monthOf(base), dayNo), 'event');
}

/** 14日 after 4月7日: a later day of the same month. */
function laterDay(dayNo: number, { today, previous }: DateContext): NamedDays | null {
  if (previous === null || previous.from !== previous.to || dayNo < dayOf(previous.to)) return null;
  const later = makeDate(yearOf(previous.to), monthOf(previous.to), dayNo);
  return later !== null && later <= today ? oneDay(later, 'event') : null;
}

/** Ways to name single days of the calendar. */
export const dayRules: readonly DateRule[] = [
  {
    opensWithNumber: true,
    pattern: new RegExp(
      `${START}${YEAR}(?<month>${N})月(?<day>${N})[日号](?:以来|至今|到现在|起)`,
      'g',
    ),
    read: (g, context) => {
      const { from } = day(g['year'], numberOf(g['month']), numberOf(g['day']), context);
      const kind = from?.endsWith('-01-01') === true ? 'year-to-date' : 'period';
      return { from, to: from === null ? null : context.today, kind };
    },
  },
  {
    opensWithNumber: true,
    pattern: /(?<![\d.])(?<year>\d{4})(?<sep>[-/.])(?<month>\d{1,2})\k<sep>(?<day>\d{1,2})(?!\d)/g,
    read: (g, context) => day(g['year'], numberOf(g['month']), numberOf(g['day']), context),
  },
  {
    opensWithNumber: true,
    pattern: new RegExp(`${START}${YEAR}(?<month>${N})月(?<day>${N})[日号]`, 'g'),
    read: (g, context) => day(g['year'], numberOf(g['month']), numberOf(g['day']), context),
  },
  {
    opensWithNumber: true,
    pattern: new RegExp(
      `${START}${YEAR}(?<month>\\d{1,2})月(?<day>\\d{1,2})${NOT_QUANTITY}(?![-至到]\\d)`,
      'g',
    ),
    read: (g, context) => {
      const no = numberOf(g['day']);
      return no > 31 ? null : day(g['year'], numberOf(g['month']), no, context);
    },
  },
  {
    // 20230630 as programs write it.
    pattern:
      /(?<!\d)(?<year>20\d{2})(?<month>0[1-9]|1[0-2])(?<day>0[1-9]|[12]\d|3[01])(?![\d.,%家个户名人项件份笔亿万元])/g,
    read: (g, context) => day(g['year'], numberOf(g['month']), numberOf(g['day']), context),
  },
  {
    // 6.30 or 6/30, only where a date is announced or stands alone, since 6.30 may be a figure.
    opensWithNumber: true,
    pattern:
      /(?<=截至|截止|截止到|到|至|\(|^|\n|@[^\s@]{1,12}[\s，:])(?<month>1[0-2]|0?[1-9])[./](?<day>3[01]|[12]\d|0?[1-9])(?![\d.%家个户名人项件份笔亿万元多余月里])/g,
    read: (g, context) => day(undefined, numberOf(g['month']), numberOf(g['day']), context),
  },
  {
    // 9-5 16:20, as chats set it above a message.
    opensWithNumber: true,
    pattern:
      /(?<![\d.-])(?<month>1[0-2]|0?[1-9])[-/.](?<day>3[01]|[12]\d|0?[1-9])(?=\s[0-2]?\d:[0-5]\d)/g,
    read: (g, context) => day(undefined, numberOf(g['month']), numberOf(g['day']), context),
  },
  {
    // 5.31数据: said of data, so it is no figure.
    opensWithNumber: true,
    pattern:
      /(?<![\d.])(?<month>1[0-2]|0?[1-9])[./](?<day>3[01]|[12]\d|0?[1-9])(?=的?(?:数据|情况|进度|进展|报表|统计|汇总|调度))/g,
    read: (g, context) => day(undefined, numberOf(g['month']), numberOf(g['day']), context),
  },
  {
    // 下面这个表是5.25的: what a table or its figures are of.
    pattern:
      /(?<=(?:表|数|数据|情况|口径|时点|时间|日期|统计)(?:都|均)?(?:是|为|:|按|截至))(?<month>1[0-2]|0?[1-9])[./](?<day>3[01]|[12]\d|0?[1-9])(?=的?(?:数|口径)?(?:$|[，。;\n)]))/g,
    read: (g, context) => day(undefined, numberOf(g['month']), numberOf(g['day']), context),
  },
  {
    pattern: new RegExp(`(?<which>本|这个|当|上个?)月(?:的)?(?<day>${N})[日号]`, 'g'),
    read: (g, { today }) => {
      const no = numberOf(g['day']);
      const base = g['which']?.startsWith('上') === true ? addMonths(today, -1) : today;
      return no >= 1 ? oneDay(makeDate(yearOf(base), monthOf(base), no), 'event') : null;
    },
  },
  {
    opensWithNumber: true,
    pattern: new RegExp(
      `(?<=截至|截止|截止到|到|至|^|[，。;\\s(])(?<day>${N})[日号](?![文楼机线])`,
      'g',
    ),
    read: (g, { today }) => dayOfThisMonth(numberOf(g['day']), today),
  },
  {
    // 星创天地23号新认定1家: behind a name, where a verb or a place shows that no number of something is meant.
    opensWithNumber: true,
    pattern: new RegExp(
      `(?<=\\p{Script=Han})(?<day>[12]\\d|3[01])[日号](?=(?:[省市县]里|刚|新|又|已|正式|上午|下午|晚上)|[认获通公发引签挂揭](?:定|批|过|示|布|文|进|约|牌))`,
      'gu',
    ),
    read: (g, { today }) => dayOfThisMonth(numberOf(g['day']), today),
  },
  {
    // 4月7日52家、14日53家; 科小28日42家.
    opensWithNumber: true,
    pattern: /(?<![\d.月年第-])(?<day>[12]\d|3[01]|[1-9])[日号](?=[\d一二两三四五六七八九十])/g,
    read: (g, context) => laterDay(numberOf(g['day']), context),
  },
  {
    opensWithNumber: true,
    pattern: new RegExp(
      `${START}${YEAR}(?<month>${N})月(?<first>${N})[日号]?(?:-|至|到|~)(?:(?<month2>${N})月)?(?<day>${N})[日号]`,
      'g',
    ),
    read: (g, { today }) => {
      const month = numberOf(g['month']);
      const last = g['month2'] === undefined ? month : numberOf(g['month2']);
      const year = yearFor(g['year'], month, today);
      const from = makeDate(year, month, numberOf(g['first']));
      const to = makeDate(year, last, numberOf(g['day']));
      return { from, to, kind: from?.endsWith('-01-01') === true ? 'year-to-date' : 'period' };
    },
  },
  {
    opensWithNumber: true,
    pattern:
      /(?<=截至|截止|截止到|\(|^|\n|[，\s])(?<month>1[0-2]|0?[1-9])\.(?<first>\d{1,2})-(?<month2>1[0-2]|0?[1-9])\.(?<day>\d{1,2})(?![\d.%家个亿万元])/g,
    read: (g, { today }) => {
      const year = yearFor(undefined, numberOf(g['month']), today);
      const from = makeDate(year, numberOf(g['month']), numberOf(g['first']));
      const to = makeDate(year, numberOf(g['month2']), numberOf(g['day']));
      return { from, to, kind: from?.endsWith('-01-01') === true ? 'year-to-date' : 'period' };
    },
  },
];
