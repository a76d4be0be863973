import { describe, expect, it } from 'vitest';
import { isChineseWorkday, receiptExpiry } from '../../../src/conversation/working-days.js';
import { dateOf, minuteOfDay } from '../../../src/kernel/dates.js';

const expiry = (at: string) => receiptExpiry(new Date(at), isChineseWorkday);

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

  it('takes weekends as days off in years the calendar does not know', () => {
    expect(isChineseWorkday('2031-07-05')).toBe(false);
    expect(isChineseWorkday('2031-07-07')).toBe(true);
  });

  it('ends even when a broken calendar knows no working day', () => {
    const at = new Date('2023-07-05T10:00:00+08:00');
    expect(dateOf(receiptExpiry(at, () => false))).toBe('2023-07-06');
  });
});
