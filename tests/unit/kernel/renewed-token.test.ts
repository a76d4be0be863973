import { describe, expect, it } from 'vitest';

import { SettableClock } from '../../../src/kernel/clock.js';
import { RenewedToken } from '../../../src/kernel/renewed-token.js';

const START_MS = Date.UTC(2023, 6, 3);

/** Counts its tokens: `t1`, `t2`, … */
function counted(lifeMs: number | null) {
  const clock = new SettableClock(new Date(START_MS));
  let fetched = 0;
  const token = new RenewedToken<string>(() => {
    fetched += 1;
    return Promise.resolve({ kind: 'token', value: `t${fetched}`, lifeMs });
  }, clock);
  const at = async (ms: number) => {
    clock.set(new Date(START_MS + ms));
    const got = await token.get();
    return got.kind === 'token' ? got.value : got.failure;
  };
  return { token, at };
}

describe('a token that is renewed', () => {
  it('is fetched once for all who wait, and again five minutes before it ends', async () => {
    const { token, at } = counted(7_200_000);
    expect(await Promise.all([at(0), at(0), at(0)])).toEqual(['t1', 't1', 't1']);
    expect(await at(7_200_000 - 300_001)).toBe('t1');
    expect(await at(7_200_000 - 300_000)).toBe('t2');
    token.drop('t1');
    expect(await at(7_200_000)).toBe('t2');
    token.drop('t2');
    expect(await at(7_200_000)).toBe('t3');
  });

  it('is used for half of a life that is shorter than the margin', async () => {
    const { at } = counted(60_000);
    expect([await at(0), await at(29_999), await at(30_000)]).toEqual(['t1', 't1', 't2']);
  });

  it.each([null, 0])('lives two hours when it said %s', async (lifeMs) => {
    const { at } = counted(lifeMs);
    expect([await at(0), await at(6_899_999), await at(6_900_000)]).toEqual(['t1', 't1', 't2']);
  });

  it('is asked for again after a failure', async () => {
    const answers = [
      { kind: 'failed', failure: 'away' },
      { kind: 'token', value: 't', lifeMs: null },
    ] as const;
    let asked = 0;
    const token = new RenewedToken<string>(
      () => Promise.resolve(answers[asked++] ?? answers[0]),
      new SettableClock(new Date(START_MS)),
    );
    expect(await token.get()).toEqual(answers[0]);
    expect(await token.get()).toEqual({ kind: 'token', value: 't' });
  });
});
