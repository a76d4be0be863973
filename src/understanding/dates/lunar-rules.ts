import { yearOf } from '../../kernel/dates.js';
import type { IsoDate } from '../../kernel/dates.js';
import type { DateRule } from './date-rule.js';
import { oneDay } from './date-rule.js';
import { lunarDay } from './lunar-day.js';

const MONTHS = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊'];
const DIGITS = '一二三四五六七八九十';

function monthOf(word: string): number {
  const at = MONTHS.indexOf(word);
  if (at >= 0) return at + 1;
  return word === '十一' ? 11 : word === '十二' ? 12 : Number.NaN;
}

/** 初八, 十五, 廿三, 二十八, 三十 as a number. */
function dayOf(word: string): number {
  const rest = word.replace(/^(?:初|廿|二十|十(?=.)|三十)/, '');
  const ones = rest === '' ? 0 : DIGITS.indexOf(rest) + 1;
  if (/^三十/.test(word)) return 30;
  if (/^(?:廿|二十)/.test(word)) return 20 + ones;
  return word.startsWith('十') && word.length > 1 ? 10 + ones : ones;
}

/** The last such day that is not ahead: 腊月廿八 said in spring is of the winter just over. */
function lastOne(month: number, day: number, today: IsoDate): IsoDate | null {
  const year = yearOf(today);
  const days = [year + 1, year, year - 1].map((no) => lunarDay(no, month, day));
  return days.find((date) => date !== null && date <= today) ?? null;
}

/** Days of the traditional calendar: 正月十五, 农历八月十五, 腊月廿八. Said of reports, they lie behind. */
export const lunarRules: readonly DateRule[] = [
  {
    pattern:
      /(?:(?:农历|阴历)(?<said>十[一二]|[正一二三四五六七八九十冬腊])|(?<named>[正冬腊]))月(?<day>初[一二三四五六七八九十]|廿[一二三四五六七八九]|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|三十)/g,
    read: (g, { today }) => {
      const word = g['said'] ?? g['named'] ?? '';
      const month = word === '一' ? 1 : monthOf(word);
      return oneDay(lastOne(month, dayOf(g['day'] ?? ''), today), 'event');
    },
  },
];
