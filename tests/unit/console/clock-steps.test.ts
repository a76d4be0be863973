import { describe, expect, it } from 'vitest';
import { clockSteps } from '../../../src/console/clock/clock-steps.js';
import { fromInputValue, inputValue } from '../../../src/console/clock/shanghai-time.js';

const step = (label: string, now: string): string =>
  clockSteps.find((one) => one.label === label)!.from(now);

describe('quick steps of the clock', () => {
  it('go on in Shanghai time, whatever the offset of the text', () => {
    expect(step('+1天', '2023-12-31T16:30:00Z')).toBe('2024-01-02T00:30:00.000+08:00');
    expect(step('+1小时', '2023-07-05T23:30:00+08:00')).toBe('2023-07-06T00:30:00.000+08:00');
  });

  it.each([
    ['2023-07-05T10:00:00+08:00', '2023-07-10'],
    ['2023-07-09T23:59:00+08:00', '2023-07-10'],
    ['2023-07-10T08:00:00+08:00', '2023-07-17'],
    ['2023-12-30T10:00:00+08:00', '2024-01-01'],
  ])('下周一 after %s is %s, never the same day', (now, monday) => {
    expect(step('下周一', now)).toBe(`${monday}T09:00:00.000+08:00`);
  });

  it.each([
    ['2023-07-05T10:00:00+08:00', '2023-07-31'],
    ['2024-02-10T10:00:00+08:00', '2024-02-29'],
    ['2023-07-31T10:00:00+08:00', '2023-07-31'],
    ['2023-07-31T17:00:00+08:00', '2023-08-31'],
    ['2023-12-31T20:00:00+08:00', '2024-01-31'],
  ])('月底 after %s is %s, never in the past', (now, end) => {
    expect(step('月底', now)).toBe(`${end}T17:00:00.000+08:00`);
  });
});

describe('field for date and time', () => {
  it('shows and reads Shanghai time', () => {
    expect(inputValue('2023-07-05T02:00:00Z')).toBe('2023-07-05T10:00');
    expect(fromInputValue('2023-07-05T10:00')).toBe('2023-07-05T10:00:00.000+08:00');
  });

  it('gives nothing for an empty field', () => {
    expect(fromInputValue('')).toBeNull();
  });
});
