import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** A little more than a second: calls do not travel equally long. */
const WINDOW_MS = 1_250;

/** Lets at most so many callers a second through each gate; the others wait in line. */
export class RateGate {
  readonly #perSecond: number;
  readonly #passed = new Map<string, number[]>();

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
  }

  async pass(gate: string): Promise<void> {
    const slots = this.#passed.get(gate) ?? [];
    this.#passed.set(gate, slots);
    const now = performance.now();
    while (slots[0] !== undefined && slots[0] <= now - WINDOW_MS) slots.shift();
    // A place is taken at once, also when it lies ahead, so that nobody overtakes.
    const bound = slots.at(-this.#perSecond);
    const at = bound === undefined ? now : Math.max(now, bound + WINDOW_MS);
    slots.push(at);
    if (at > now) await sleep(at - now);
  }
}
