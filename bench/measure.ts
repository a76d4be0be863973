/** Somebody who does the same work on the same messages. */
export interface Contestant {
  readonly name: string;
  work(text: string): unknown;
}

/** Messages a second of the processor's time. */
export interface Timing {
  readonly name: string;
  /** What else the machine does takes the processor's memory away, and only ever slows down. */
  readonly inFastestRound: number;
  readonly inMiddleRound: number;
}

/** A server runs for weeks: everybody is measured once the engine has compiled what is hot, after so much work. */
const WARM_UP_MS = 12_000;
/** A round lasts at least so long, and as many whole passes through the texts as that takes. */
const ROUND_MS = 4_000;

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** Milliseconds that this process has had of the processor: what else the machine does is not in them. */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function pass(contestant: Contestant, texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    const result = contestant.work(text);
    if (result instanceof Promise) await result;
  }
}

/** Works through the texts again and again for at least so long; returns milliseconds a pass. */
async function timePasses(
  contestant: Contestant,
  texts: readonly string[],
  leastMs: number,
): Promise<number> {
  const start = processorMs();
  let passes = 0;
  while (processorMs() - start < leastMs) {
    await pass(contestant, texts);
    passes += 1;
  }
  return (processorMs() - start) / passes;
}

/** After the same time to warm up, every contestant takes every round in turn. */
export async function race(
  contestants: readonly Contestant[],
  texts: readonly string[],
  rounds: number,
): Promise<readonly Timing[]> {
  for (const contestant of contestants) await timePasses(contestant, texts, WARM_UP_MS);
  const passes = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const contestant of contestants) {
      passes.get(contestant.name)?.push(await timePasses(contestant, texts, ROUND_MS));
    }
  }
  const perSecond = (ms: number): number => (texts.length / ms) * 1000;
  return [...passes].map(([name, elapsed]) => ({
    name,
    inFastestRound: perSecond(Math.min(...elapsed)),
    inMiddleRound: perSecond(median(elapsed)),
  }));
}

/** Milliseconds of the processor of each single call, after the same time to warm up. */
export async function latencies(
  contestant: Contestant,
  texts: readonly string[],
  times: number,
): Promise<number[]> {
  await timePasses(contestant, texts, WARM_UP_MS / 4);
  return Array.from({ length: times }, () => texts)
    .flat()
    .map((text) => {
      const start = processorMs();
      contestant.work(text);
      return processorMs() - start;
    });
}
