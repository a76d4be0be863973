/** Somebody who does the same work on the same messages. */
export interface Contestant {
  readonly name: string;
  work(text: string): unknown;
}

export interface Timing {
  readonly name: string;
  /** Median over the rounds. */
  readonly messagesPerSecond: number;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

async function timePass(contestant: Contestant, texts: readonly string[]): Promise<number> {
  const start = performance.now();
  for (const text of texts) {
    const result = contestant.work(text);
    if (result instanceof Promise) await result;
  }
  return performance.now() - start;
}

/**
 * Every contestant takes every round in turn, so that what else the machine does falls on all alike; the first round
 * only warms up.
 */
export async function race(
  contestants: readonly Contestant[],
  texts: readonly string[],
  rounds: number,
): Promise<readonly Timing[]> {
  const passes = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const contestant of contestants) {
      const elapsedMs = await timePass(contestant, texts);
      if (round > 0) passes.get(contestant.name)?.push(elapsedMs);
    }
  }
  return [...passes].map(([name, elapsed]) => ({
    name,
    messagesPerSecond: (texts.length / median(elapsed)) * 1000,
  }));
}

/** Milliseconds of each single call, after one pass to warm up. */
export function latencies(contestant: Contestant, texts: readonly string[]): number[] {
  for (const text of texts) contestant.work(text);
  return texts.map((text) => {
    const start = performance.now();
    contestant.work(text);
    return performance.now() - start;
  });
}
