import { addDays, monthEnd, monthStart, weekStart } from '../../../../src/kernel/dates.js';
import type { IsoDate } from '../../../../src/kernel/dates.js';
import type { Random } from './random.js';

/** A date as it is said, with the day that it means. */
export interface Said {
  readonly words: string;
  readonly asOf: IsoDate;
}

const two = (no: number): string => String(no).padStart(2, '0');

export function iso(year: number, month: number, day: number): IsoDate {
  return `${year}-${two(month)}-${two(day)}` as IsoDate;
}

/** Message days: 12 May to 12 December, so that every word for an earlier day is of the same year. */
export function messageDay(random: Random, year: number): IsoDate {
  return iso(year, random.int(5, 12), 12);
}

/** A day that closes a stretch, in one of the ways that reports write it. */
export function closingDay(random: Random, today: IsoDate): Said {
  const last = addDays(monthStart(today), -1);
  const month = Number(last.slice(5, 7));
  const end = Number(last.slice(8));
  return random.pick<Said>([
    { words: `截至${month}月底，`, asOf: last },
    { words: `截至${month}月${end}日，`, asOf: last },
    { words: `截止${month}月末，`, asOf: last },
    { words: `1-${month}月，`, asOf: last },
    { words: `1至${month}月份，`, asOf: last },
    { words: `${month}月底`, asOf: last },
    { words: '截至上月底，', asOf: last },
    { words: `到${month}月${end}号，`, asOf: last },
    { words: '截至目前，', asOf: today },
    { words: '截至昨天，', asOf: addDays(today, -1) },
    { words: '年初至今', asOf: today },
    {
      words: `截至${Number(today.slice(5, 7))}月上旬，`,
      asOf: iso(Number(today.slice(0, 4)), Number(today.slice(5, 7)), 10),
    },
    { words: `截至${month}月中旬，`, asOf: iso(Number(last.slice(0, 4)), month, 20) },
    { words: `${month}.${end}数据：`, asOf: last },
    { words: `${last.replaceAll('-', '/')} `, asOf: last },
  ]);
}

/** A stretch that is not the year's from its first day, for what is new in it. */
export function stretch(random: Random, today: IsoDate): Said {
  const last = addDays(monthStart(today), -1);
  return random.pick<Said>([
    { words: '本周', asOf: today },
    { words: '这周', asOf: today },
    { words: '上周', asOf: addDays(weekStart(today), -1) },
    { words: '本月', asOf: today },
    { words: `${Number(last.slice(5, 7))}月份`, asOf: last },
    { words: '上个月', asOf: last },
    { words: '昨天', asOf: addDays(today, -1) },
    { words: `${Number(last.slice(5, 7))}月下旬`, asOf: monthEnd(last) },
  ]);
}
