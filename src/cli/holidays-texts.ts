import type { HolidayProblem } from '../plan/calendar/read-holiday-file.js';
import type { CalendarDay } from '../plan/calendar/calendar-day.js';

const MOST_PROBLEMS = 10;

/** What `zhanbao holidays` says. */
export const holidaysTexts = {
  tooLarge: '文件太大，不像是放假安排。每行写一天或一段，如“2027-02-05至2027-02-11 放假”。',
  empty: '文件里没有放假安排。每行写一天或一段，如“2027-02-05至2027-02-11 放假”“2027-02-14 上班”。',
  problems: (problems: readonly HolidayProblem[]): string =>
    [
      `有${problems.length}处读不懂，一天都没有导入：`,
      ...problems
        .slice(0, MOST_PROBLEMS)
        .map(({ line, text, reason }) => `${line > 0 ? `第${line}行 ` : ''}${text}：${reason}`),
    ].join('\n'),
  imported: (years: readonly number[], days: readonly CalendarDay[]): string => {
    const off = days.filter(({ isWorkday }) => !isWorkday).length;
    const counts = `放假${off}天，调休上班${days.length - off}天`;
    if (years.length === 0) return `已导入这几天：${counts}。不是全年安排，其余日子没有改动。`;
    return `已导入${years.join('、')}年放假安排：${counts}。再次导入会替换同一年的安排。`;
  },
  builtIn: (first: number, last: number) => `${first}至${last}年的放假安排是自带的，不用导入。`,
  days: (days: readonly CalendarDay[]): readonly string[] =>
    days.length === 0
      ? ['还没有导入过其他年份。']
      : days.map(({ date, isWorkday }) => `${date} ${isWorkday ? '上班' : '放假'}`),
} as const;
