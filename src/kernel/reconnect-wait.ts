export interface ReconnectWaits {
  /** The first attempt after a loss comes at once, spread over so long. */
  readonly atOnceMs: number;
  /** The wait before the second attempt; it doubles from there. */
  readonly minMs: number;
  readonly maxMs: number;
  /** From 0 up to but not including 1. */
  readonly random: () => number;
}

/**
 * How long to wait before a lost connection is opened again. A broken one is mostly there again at
 * once, and what is said meanwhile is lost; who is refused backs off. By chance up to half less, so
 * that many clients do not come back in the same moment.
 * @param failures attempts that failed since the connection was last a good one, from 0
 */
export function reconnectWaitMs(failures: number, waits: ReconnectWaits): number {
  const { atOnceMs, minMs, maxMs, random } = waits;
  if (failures === 0) return Math.round(atOnceMs * random());
  const fullMs = Math.min(maxMs, minMs * 2 ** Math.min(failures - 1, 30));
  return Math.round(fullMs * (1 - random() / 2));
}
