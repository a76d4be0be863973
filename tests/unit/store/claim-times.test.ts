import { describe, expect, it } from 'vitest';
import { CLAIM_TIMES } from '../../../src/store/claim-times.js';

/** From the end of a process until another one has taken over, as people are promised. */
const PROMISED_MS = 15_000;

describe('the times of claims', () => {
  const { leaseMs, renewMs, pollMs } = CLAIM_TIMES;

  it('let another process take over in time, with some left for connecting and sending', () => {
    expect(leaseMs + pollMs).toBeLessThanOrEqual(0.75 * PROMISED_MS);
  });

  it('let a living process keep what it has through two renewals that fail', () => {
    expect(3 * renewMs).toBeLessThan(leaseMs);
  });
});
