import { describe, expect, it } from 'vitest';

import { AttemptLimit } from '../../../src/http/attempt-limit.js';

/** As many as are remembered at once. */
const MOST_ADDRESSES = 10_000;

describe('steps of an address', () => {
  it('are counted for a minute', () => {
    let now = new Date(0);
    const limit = new AttemptLimit(() => now, 2);
    expect([1, 2, 3].map(() => limit.allows('a'))).toEqual([true, true, false]);
    now = new Date(59_999);
    expect(limit.allows('a')).toBe(false);
    now = new Date(60_000);
    expect(limit.allows('a')).toBe(true);
  });

  it('stay counted when no more addresses fit, until a new one comes', () => {
    const limit = new AttemptLimit(() => new Date(0), 1);
    for (let index = 0; index < MOST_ADDRESSES; index += 1) limit.allows(`address ${index}`);
    for (let index = 0; index < MOST_ADDRESSES; index += 1) {
      expect(limit.allows(`address ${index}`)).toBe(false);
    }
    expect(limit.allows('one more')).toBe(true);
    expect(limit.allows('address 1')).toBe(false);
    expect(limit.allows('address 0')).toBe(true);
  });
});
