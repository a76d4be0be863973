import { addDays, makeDate, yearOf } from '../../kernel/dates.js';
import type { IsoDate } from '../../kernel/dates.js';
import type { DateRule, NamedDays } from './date-rule.js';
import { oneDay } from './date-rule.js';
import { lunarDay } from './lunar-day.js';

interface Feast {
  readonly day: (year: number) => IsoDate | null;
  /** Days off, from the feast's own day on. */
  readonly length: number;
}

/** 清明 in 2000 to 2099, from the usual formula of the solar terms. */
function clearAndBright(year: number): IsoDate | null {
  const short = year % 100;
  return makeDate(year, 4, Math.floor(short * 0.2422 + 4.81) - Math.floor(short / 4));
}

/** 中秋 and 国庆 together: from whichever comes first. */
function firstOfTwo(year: number): IsoDate | null {
  const moon = lunarDay(year, 8, 15);
  const nation = makeDate(year, 10, 1);
  return moon !== null && nation !== null && moon < nation ? moon : nation;
}

const NATIONAL: Feast = { day: (year) => makeDate(year, 10, 1), length: 7 };
const LABOUR: Feast = { day: (year) => makeDate(year, 5, 1), length: 5 };
const SINGLES: Feast = { day: (year) => makeDate(year, 11, 11), length: 1 };
const TWELVES: Feast = { day: (year) => makeDate(year, 12, 12), length: 1 };
const FEASTS = new Map<string, Feast>([
  ['双十一', SINGLES],
  ['双11', SINGLES],
  ['双十二', TWELVES],
  ['双12', TWELVES],
  ['国庆', NATIONAL],
  ['十一', NATIONAL],
  ['五一', LABOUR],
  ['劳动节', LABOUR],
  ['元旦', { day: (year) => makeDate(year, 1, 1), length: 3 }],
  ['春节', { day: (year) => lunarDay(year, 1, 1), length: 7 }],
  ['元宵', { day: (year) => lunarDay(year, 1, 15), length: 1 }],
  ['清明', { day: clearAndBright, length: 3 }],
  ['端午', { day: (year) => lunarDay(year, 5, 5), length: 3 }],
  ['七一', { day: (year) => makeDate(year, 7, 1), length: 1 }],
  ['八一', { day: (year) => makeDate(year, 8, 1), length: 1 }],
  ['六一', { day: (year) => makeDate(year, 6, 1), length: 1 }],
  ['双节', { day: firstOfTwo, length: 8 }],
  ['重阳', { day: (year) => lunarDay(year, 9, 9), length: 1 }],
  ['中秋', { day: (year) => lunarDay(year, 8, 15), length: 3 }],
]);

function named(feast: Feast, words: string, today: IsoDate): NamedDays | null {
  const day = feast.day(yearOf(today));
  if (day === null) return null;
  if (/前(?:[一1]天|夕)?$/.test(words)) return oneDay(addDays(day, -1), 'point');
  if (/结束$/.test(words)) return oneDay(today, 'point');
  if (/后$/.test(words)) return day < today ? { from: day, to: today, kind: 'event' } : null;
  if (!/期间|假期|长假/.test(words)) return oneDay(day, 'event');
  return { from: day, to: addDays(day, feast.length - 1), kind: 'period' };
}

/** 国庆前 is the day before; 国庆假期结束 is said on the message's day; 国庆后 and 春节以后 run from the feast to the message's day. */
export const feastRules: readonly DateRule[] = [
  {
    pattern: new RegExp(
      `(?<![点\\d一二三四五六七八九十百千零])(?<feast>${[...FEASTS.keys()].join('|')})节?(?<when>(?:假期|长假|放假)?(?:之?前(?:[一1]天|夕)?|以前)|(?:假期|长假)?(?:结束)?(?:[之以过]?后)|(?:假期|长假|放假)?结束|期间|假期|长假|当天|当日|那天|这天)?(?![家个名项万亿千百十点]|安康|快乐|值班|路|期$)`,
      'g',
    ),
    read: (g, { today }) => {
      const feast = FEASTS.get(g['feast'] ?? '');
      const when = g['when'] ?? '';
      if (
        feast === undefined ||
        (/^(?:[十七八六]一|双(?:十[一二]|1[12]))$/.test(g['feast'] ?? '') && when === '')
      )
        return null;
      return named(feast, when, today);
    },
  },
];
