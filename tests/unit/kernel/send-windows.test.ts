import { describe, expect, it } from 'vitest';

import { SendWindows } from '../../../src/kernel/send-windows.js';

const windows = () =>
  new SendWindows([
    { max: 2, windowMs: 60_000 },
    { max: 3, windowMs: 600_000 },
  ]);

describe('limits of sending', () => {
  it('say to the millisecond when the next may go', () => {
    const limit = windows();
    expect([limit.take('a', 0), limit.take('a', 10), limit.take('a', 20)]).toEqual([0, 0, 59_980]);
    expect(limit.take('b', 20)).toBe(0);
    expect(limit.take('a', 60_000)).toBe(0);
    expect(limit.take('a', 120_000)).toBe(480_000);
  });

  it('hold what the platform has blocked', () => {
    const limit = windows();
    limit.block('a', 70_000);
    expect(limit.take('a', 1_000)).toBe(69_000);
    expect(limit.take('a', 70_000)).toBe(0);
  });
});
