import { addDays, weekStart } from '../../kernel/dates.js';
import type { IsoDate } from '../../kernel/dates.js';
import { numberOf, oneDay } from './date-rule.js';
import type { DateRule, NamedDays } from './date-rule.js';

const WEEKDAYS = '一二三四五六日';
const DAY_STEPS = new Map([
  ['大前', -3],
  ['前', -2],
  ['昨', -1],
  ['今', 0],
  ['明', 1],
  ['后', 2],
]);
const WEEK_STEPS = new Map([
  ['上上', -2],
  ['上', -1],
  ['本', 0],
  ['这', 0],
  ['当', 0],
  ['下', 1],
]);
const DAYS_IN_WEEK = 7;

function weekday(monday: IsoDate, word: string): IsoDate {
  const index = WEEKDAYS.indexOf(word === '天' || word === '末' ? '日' : word);
  return addDays(monday, index);
}

function week(
  stepWord: string | undefined,
  dayWord: string | undefined,
  today: IsoDate,
): NamedDays {
  const monday = addDays(weekStart(today), (WEEK_STEPS.get(stepWord ?? '本') ?? 0) * DAYS_IN_WEEK);
  return dayWord === undefined
    ? { from: monday, to: addDays(monday, DAYS_IN_WEEK - 1), kind: 'period' }
    : oneDay(weekday(monday, dayWord), 'event');
}

/** Ways to name days and weeks from the day of the message. Weeks start on Monday. */
export const relativeRules: readonly DateRule[] = [
  {
    pattern: /(?<day>大前|前|昨|今|明|后)(?:天|日|晚|早|儿个)/g,
    read: (g, { today }) => oneDay(addDays(today, DAY_STEPS.get(g['day'] ?? '今') ?? 0), 'event'),
  },
  {
    pattern: /(?:截至|截止|到|至)?(?:目前|现在|当前|迄今|至今(?!年)|眼下|现阶段)(?:为止)?/g,
    read: (_, { today }) => oneDay(today, 'point'),
  },
  {
    pattern:
      /(?<week>上上|上|本|这|当|下)一?个?(?:周|星期|礼拜)(?<day>[一二三四五六日天末](?![家个名项]))?(?!报(?:$|[^废名批送的了过数到]|数据)|期|边|年)(?:以来)?/g,
    read: (g, { today }) => week(g['week'], g['day'], today),
  },
  {
    pattern:
      /(?<![上下本这当每一二两近个])(?:周|星期|礼拜)(?<day>[一二三四五六日天])(?![期年报边会家个])/g,
    read: (g, { today }) => {
      const day = weekday(weekStart(today), g['day'] ?? '一');
      return oneDay(day > today ? addDays(day, -DAYS_IN_WEEK) : day, 'event');
    },
  },
  {
    pattern:
      /(?:最近|过去|近)(?<count>\d{1,2}|[一二两三四五六七八九十]{1,2})(?<unit>天|日|周|个星期)(?:来|以来)?/g,
    read: (g, { today }) => {
      const days =
        numberOf(g['count']) * (g['unit'] === '天' || g['unit'] === '日' ? 1 : DAYS_IN_WEEK);
      return Number.isNaN(days)
        ? null
        : { from: addDays(today, 1 - days), to: today, kind: 'period' };
    },
  },
  {
    pattern: /(?:这|近|最近|过去)半个月(?:来|以来)?/g,
    read: (_, { today }) => ({ from: addDays(today, -14), to: today, kind: 'period' }),
  },
  {
    pattern: /当天|当日|同日|同一天|同天/g,
    read: (_, { today, previous }) => oneDay(previous?.to ?? today, 'event'),
  },
  {
    pattern: /近日|日前|近期|连日来/g,
    read: () => null,
  },
];
