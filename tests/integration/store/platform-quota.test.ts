import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SettableClock } from '../../../src/kernel/clock.js';
import { createPlatformQuota } from '../../../src/store/platform-quota.js';
import { storeFixture, type StoreFixture } from './store-fixture.js';

let fixture: StoreFixture;

beforeAll(async () => {
  fixture = await storeFixture();
});

afterAll(async () => {
  await fixture.close();
});

describe('the monthly count of a channel', () => {
  it('adds up what several processes count at once, by kind', async () => {
    const clock = new SettableClock(new Date('2026-11-30T10:00:00+08:00'));
    const [one, other] = [0, 1].map(() => createPlatformQuota(fixture.database, 'a', clock));
    await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        await (index % 2 === 0 ? one : other)?.count(index % 4 === 0 ? 'push' : 'api', 1);
      }),
    );
    await one?.count('api', 5);
    const usage = await other?.read();
    expect(usage?.month).toBe('2026-11');
    expect(usage?.used).toEqual(
      new Map([
        ['api', 35],
        ['push', 10],
      ]),
    );
  });

  it('begins anew with the month in Asia/Shanghai, and apart for each channel', async () => {
    const clock = new SettableClock(new Date('2026-12-31T15:59:59Z'));
    const quota = createPlatformQuota(fixture.database, 'b', clock);
    await quota.count('api', 3);
    clock.set(new Date('2026-12-31T16:00:00Z'));
    expect(await quota.read()).toEqual({ month: '2027-01', used: new Map() });
    clock.set(new Date('2026-12-31T15:00:00Z'));
    expect((await quota.read()).used.get('api')).toBe(3);
  });
});
