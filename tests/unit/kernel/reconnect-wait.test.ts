import { describe, expect, it } from 'vitest';

import { reconnectWaitMs } from '../../../src/kernel/reconnect-wait.js';

const waits = (random: number) =>
  [0, 1, 2, 3, 6, 60].map((failures) =>
    reconnectWaitMs(failures, {
      atOnceMs: 100,
      minMs: 1_000,
      maxMs: 30_000,
      random: () => random,
    }),
  );

describe('the wait before a connection is opened again', () => {
  it('is next to nothing the first time, and doubles from then on up to the longest', () => {
    expect(waits(0)).toEqual([0, 1_000, 2_000, 4_000, 30_000, 30_000]);
  });

  it('is spread by chance, so that many do not come back in the same moment', () => {
    expect(waits(0.5)).toEqual([50, 750, 1_500, 3_000, 22_500, 22_500]);
  });
});
