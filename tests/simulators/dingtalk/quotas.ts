import { SlidingLimit } from '../shared/sliding-limit.js';
import type { SimClock } from '../shared/sim-clock.js';
import type { LimitSettings } from './settings.js';

type Counted = 'api' | 'push';

/** The platform's month begins by the clock of China. */
const chinaOffsetMs = 8 * 60 * 60_000;

/** What the standard edition allows in a month, and in a second (B8). */
export class Quotas {
  readonly #used = new Map<string, number>();
  readonly #perSecond: SlidingLimit | null;

  constructor(
    private readonly limits: LimitSettings,
    private readonly clock: SimClock,
  ) {
    const max = limits.queriesPerSecond;
    this.#perSecond = max === null ? null : new SlidingLimit([{ max, windowMs: 1_000 }]);
  }

  /** False when the month's share is used up; what is refused is not counted. */
  take(counted: Counted): boolean {
    const { apiCallsPerMonth, pushesPerMonth } = this.limits;
    const used = this.used(counted);
    if (used >= (counted === 'api' ? apiCallsPerMonth : pushesPerMonth)) return false;
    this.#used.set(this.#key(counted), used + 1);
    return true;
  }

  used(counted: Counted): number {
    return this.#used.get(this.#key(counted)) ?? 0;
  }

  /** Makes as if so much of this month had been used. */
  use(counted: Counted, count: number): void {
    this.#used.set(this.#key(counted), count);
  }

  takeSecond(api: string): boolean {
    return this.#perSecond?.take(api, this.clock.nowMs()) ?? true;
  }

  #key(counted: Counted): string {
    const month = new Date(this.clock.nowMs() + chinaOffsetMs).toISOString().slice(0, 7);
    return `${counted} ${month}`;
  }
}
