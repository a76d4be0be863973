import { describe, expect, it } from 'vitest';
import { receiptExpiry } from '../../../src/conversation/receipt-expiry.js';
import { createWorkCalendar } from '../../../src/plan/calendar/work-calendar.js';
import { dateOf, minuteOfDay } from '../../../src/kernel/dates.js';

const expiry = (at: string) => receiptExpiry(new Date(at), createWorkCalendar());

describe('a receipt waits until 18:00 of the next working day', () => {
  it.each([
    ['a Wednesday morning', '2023-07-05T10:00:00+08:00', '2023-07-06'],
    ['a late evening', '2023-07-05T23:59:00+08:00', '2023-07-06'],
    ['just after midnight in Shanghai', '2023-07-05T00:30:00+08:00', '2023-07-06'],
    ['a Friday', '2023-07-07T10:00:00+08:00', '2023-07-10'],
    ['before National Day', '2023-09-28T10:00:00+08:00', '2023-10-07'],
    ['a Friday before a moved working Saturday', '2023-10-06T10:00:00+08:00', '2023-10-07'],
  ])('%s', (_, at, date) => {
    expect(dateOf(expiry(at))).toBe(date);
    expect(minuteOfDay(expiry(at))).toBe(18 * 60);
  });

  it('ends even when a broken calendar knows no working day', () => {
    const at = new Date('2023-07-05T10:00:00+08:00');
    expect(dateOf(receiptExpiry(at, { ...createWorkCalendar(), isWorkday: () => false }))).toBe(
      '2023-07-06',
    );
  });
});
