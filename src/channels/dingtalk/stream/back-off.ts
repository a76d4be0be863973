interface BackOff {
  readonly minMs: number;
  readonly maxMs: number;
  /** From 0 to below 1. */
  readonly random: () => number;
}

/**
 * How long to wait before the next attempt: doubling, and by chance up to half less, so that many
 * clients do not come back in the same moment.
 * @param attempt how many have failed before, from 0
 */
export function backOffMs(attempt: number, { minMs, maxMs, random }: BackOff): number {
  const full = Math.min(maxMs, minMs * 2 ** Math.min(attempt, 30));
  return Math.max(minMs, Math.round(full * (1 - random() / 2)));
}
