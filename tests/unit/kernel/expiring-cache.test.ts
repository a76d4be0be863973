import { describe, expect, it } from 'vitest';

import { SettableClock } from '../../../src/kernel/clock.js';
import { ExpiringCache } from '../../../src/kernel/expiring-cache.js';

const START_MS = Date.UTC(2023, 6, 3);

describe('a cache that expires', () => {
  it('holds a value, which may be null, for its life', () => {
    const clock = new SettableClock(new Date(START_MS));
    const cache = new ExpiringCache<string, number | null>(clock, 10);
    cache.set('a', null, 1_000);
    expect(cache.get('a')).toMatchObject({ value: null });
    expect(cache.get('b')).toBeNull();
    clock.set(new Date(START_MS + 1_000));
    expect(cache.get('a')).toBeNull();
  });

  it('holds the newest so many, and what was set again is new', () => {
    const cache = new ExpiringCache<string, number>(new SettableClock(new Date(START_MS)), 2);
    cache.set('a', 1, 1_000);
    cache.set('b', 2, 1_000);
    cache.set('a', 3, 1_000);
    cache.set('c', 4, 1_000);
    expect(['a', 'b', 'c'].map((key) => cache.get(key)?.value)).toEqual([3, undefined, 4]);
    cache.forget('a');
    expect(cache.get('a')).toBeNull();
  });
});
