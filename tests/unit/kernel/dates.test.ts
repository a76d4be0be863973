import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  dateOf,
  daysBetween,
  instantAt,
  makeDate,
  minuteOfDay,
  monthEnd,
  parseIsoDate,
  weekStart,
  weekdayOf,
} from '../../../src/kernel/dates.js';

describe('dates in Asia/Shanghai', () => {
  it('puts 16:00 UTC on the next day', () => {
    expect(dateOf(new Date('2023-06-30T15:59:59Z'))).toBe('2023-06-30');
    expect(dateOf(new Date('2023-06-30T16:00:00Z'))).toBe('2023-07-01');
  });

  it('turns a day and a time into an instant and back', () => {
    const instant = instantAt('2023-07-05', 18, 30);
    expect(instant.toISOString()).toBe('2023-07-05T10:30:00.000Z');
    expect(dateOf(instant)).toBe('2023-07-05');
    expect(minuteOfDay(instant)).toBe(18 * 60 + 30);
  });

  it('knows that 30 February does not exist and 29 February 2024 does', () => {
    expect(makeDate(2023, 2, 30)).toBeNull();
    expect(makeDate(2024, 2, 29)).toBe('2024-02-29');
    expect(makeDate(2023, 13, 1)).toBeNull();
    expect(parseIsoDate('2023-02-29')).toBeNull();
    expect(parseIsoDate('2023-6-1')).toBeNull();
  });

  it('starts weeks on Monday', () => {
    expect(weekdayOf('2023-07-02')).toBe(7);
    expect(weekStart('2023-07-02')).toBe('2023-06-26');
    expect(weekStart('2023-07-03')).toBe('2023-07-03');
  });

  it('adds months without leaving the month', () => {
    expect(addMonths('2023-01-31', 1)).toBe('2023-02-28');
    expect(addMonths('2023-03-15', -3)).toBe('2022-12-15');
    expect(monthEnd('2024-02-10')).toBe('2024-02-29');
  });

  it('counts days across a year', () => {
    expect(daysBetween('2023-12-31', '2024-01-01')).toBe(1);
    expect(addDays('2023-12-31', 1)).toBe('2024-01-01');
  });
});
