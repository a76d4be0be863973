/** How long claims hold, and how often is looked. Shorter ones make tests quick. */
export interface ClaimTimes {
  readonly leaseMs: number;
  readonly renewMs: number;
  readonly pollMs: number;
}

/**
 * The work of a killed process is free after at most `leaseMs` and found within `pollMs` more: below
 * the 15 seconds that people are promised, with room for two renewals that fail.
 */
export const CLAIM_TIMES: ClaimTimes = { leaseMs: 10_000, renewMs: 3000, pollMs: 1000 };

/** Renews a claim while the work runs. A renewal that fails shows at the end, when the claim is lost. */
export async function whileRenewing<Result>(
  renew: () => Promise<unknown>,
  everyMs: number,
  work: () => Promise<Result>,
): Promise<Result> {
  let isRenewing = false;
  const timer = setInterval(() => {
    if (isRenewing) return;
    isRenewing = true;
    renew()
      .catch(() => undefined)
      .finally(() => {
        isRenewing = false;
      });
  }, everyMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
