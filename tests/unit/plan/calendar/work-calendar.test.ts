import { describe, expect, it } from 'vitest';
import { announcedYears } from '../../../../src/plan/calendar/announced-years.js';
import { readHolidayFile } from '../../../../src/plan/calendar/read-holiday-file.js';
import { statutoryDaysOff } from '../../../../src/plan/calendar/statutory-days.js';
import {
  createWorkCalendar,
  lastWorkdayOfWeek,
  LIBRARY_YEARS,
  nearWorkday,
  nthWorkday,
} from '../../../../src/plan/calendar/work-calendar.js';

const plain = createWorkCalendar();

describe('the national calendar', () => {
  it('knows moved working days', () => {
    expect(plain.isWorkday('2026-10-10')).toBe(true);
    expect(plain.isWorkday('2026-10-05')).toBe(false);
    expect(plain.isWorkday('2023-04-23')).toBe(true);
  });

  it('knows exactly the years that the library has moved days for', () => {
    // New Year of the first unknown year was a Friday without any moved day around it.
    expect(plain.knows(LIBRARY_YEARS.last)).toBe(true);
    expect(plain.knows(LIBRARY_YEARS.last + 1)).toBe(false);
    expect(plain.isWorkday('2026-02-14')).toBe(true);
  });
});

describe('a year that is not known', () => {
  it('takes weekends and the days fixed by law as days off', () => {
    expect([...statutoryDaysOff(2027)].sort()).toEqual([
      '2027-01-01',
      '2027-02-05',
      '2027-02-06',
      '2027-02-07',
      '2027-02-08',
      '2027-04-05',
      '2027-05-01',
      '2027-05-02',
      '2027-06-09',
      '2027-09-15',
      '2027-10-01',
      '2027-10-02',
      '2027-10-03',
    ]);
    expect(plain.isWorkday('2027-02-08')).toBe(false);
    expect(plain.isWorkday('2027-02-09')).toBe(true);
    expect(plain.isWorkday('2027-03-06')).toBe(false);
  });

  it('reminds nobody in the weeks of Spring Festival and National Day', () => {
    expect(plain.isReminderDay('2027-02-09')).toBe(false);
    expect(plain.isReminderDay('2027-02-12')).toBe(true);
    expect(plain.isReminderDay('2027-10-07')).toBe(false);
    expect(plain.isReminderDay('2027-10-08')).toBe(true);
    expect(plain.isReminderDay('2026-10-08')).toBe(true);
  });
});

describe('imported days', () => {
  const { days, problems } = readHolidayFile(
    [
      '# 2027年放假安排',
      '2027-02-05至2027-02-12 放假 春节',
      '2027年2月14日（星期日）上班',
      '',
      '2027/10/1-2027/10/7 休',
    ].join('\n'),
  );
  const calendar = createWorkCalendar(days);

  it('make a year known', () => {
    expect(problems).toEqual([]);
    expect(announcedYears(days)).toEqual([2027]);
    expect(calendar.knows(2027)).toBe(true);
    expect(calendar.isWorkday('2027-02-12')).toBe(false);
    expect(calendar.isWorkday('2027-02-14')).toBe(true);
    expect(calendar.isWorkday('2027-02-15')).toBe(true);
    expect(calendar.isReminderDay('2027-02-15')).toBe(true);
  });

  it('of the turn of the year, or of one holiday alone, make no year known', () => {
    const text = [
      '2027-01-01至2027-01-03 放假',
      '2027-12-31至2028-01-02 放假',
      '2028-01-26至2028-02-02 放假',
    ];
    const { days: stray } = readHolidayFile(text.join('\n'));
    const partly = createWorkCalendar(stray);
    expect(announcedYears(stray)).toEqual([]);
    expect([partly.knows(2027), partly.knows(2028)]).toEqual([false, false]);
    expect(partly.isWorkday('2027-12-31')).toBe(false);
    expect(partly.isWorkday('2027-10-01')).toBe(false);
    expect(partly.isReminderDay('2027-10-07')).toBe(false);
  });

  it('are refused line by line with what to do', () => {
    const bad = readHolidayFile(
      '2027-02-30 放假\n2027-02-01\n2027-02-09至2027-02-01 放假\n2027-01-01至2027-12-31 放假\n明天放假\n2027-03-01 放假\n2027-03-01 上班',
    );
    expect(bad.problems.map(({ line, reason }) => [line, reason])).toEqual([
      [1, '没有这一天，请核对日期'],
      [2, '请写明“放假”或“上班”'],
      [3, '结束日期早于开始日期'],
      [4, '一段超过15天，请核对'],
      [5, '每行写一天或一段，如“2027-02-05至2027-02-11 放假”'],
      [0, '同一天既写了放假又写了上班'],
    ]);
  });
});

describe('working days around a date', () => {
  it('end the week before a holiday', () => {
    expect(lastWorkdayOfWeek(plain, '2026-09-28')).toBe('2026-09-30');
    expect(lastWorkdayOfWeek(plain, '2026-11-23')).toBe('2026-11-27');
    // The whole week of National Day is off, though its Saturday is a working day.
    expect(lastWorkdayOfWeek(plain, '2023-10-02')).toBe(null);
  });

  it('are counted within a month', () => {
    expect(nthWorkday(plain, { from: '2026-10-01', to: '2026-10-31' }, 3)).toBe('2026-10-10');
    expect(nthWorkday(plain, { from: '2026-10-01', to: '2026-10-07' }, 1)).toBe(null);
  });

  it('lie before and after', () => {
    expect(nearWorkday(plain, '2026-10-08', -1)).toBe('2026-09-30');
    expect(nearWorkday(plain, '2026-09-30', 1)).toBe('2026-10-08');
  });
});
