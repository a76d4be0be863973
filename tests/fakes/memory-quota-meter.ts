import type {
  QuotaKind,
  QuotaMeter,
  QuotaUsage,
} from '../../src/channels/dingtalk/open-api/quota-meter.js';
import { dateOf } from '../../src/kernel/dates.js';
import type { Clock } from '../../src/kernel/clock.js';

/** Counts in memory, by month. */
export class MemoryQuotaMeter implements QuotaMeter {
  readonly #clock: Clock;
  readonly #counts = new Map<string, { api: number; push: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  count(kind: QuotaKind, n: number): Promise<void> {
    this.#counts.set(this.#month(), { ...this.now(), [kind]: this.now()[kind] + n });
    return Promise.resolve();
  }

  read(): Promise<QuotaUsage> {
    return Promise.resolve({ month: this.#month(), ...this.now() });
  }

  /** Of this month. */
  now(): { readonly api: number; readonly push: number } {
    return this.#counts.get(this.#month()) ?? { api: 0, push: 0 };
  }

  #month(): string {
    return dateOf(this.#clock.now()).slice(0, 7);
  }
}
