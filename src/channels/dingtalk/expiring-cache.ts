import type { Clock } from '../../kernel/clock.js';

/** Values for a while, the newest so many. */
export class ExpiringCache<Value> {
  readonly #clock: Clock;
  readonly #max: number;
  readonly #held = new Map<string, { readonly value: Value; readonly untilMs: number }>();

  constructor(clock: Clock, max: number) {
    this.#clock = clock;
    this.#max = max;
  }

  get(key: string): { readonly value: Value } | null {
    const held = this.#held.get(key);
    return held !== undefined && held.untilMs > this.#clock.now().getTime() ? held : null;
  }

  set(key: string, value: Value, lifeMs: number): void {
    this.#held.delete(key);
    this.#held.set(key, { value, untilMs: this.#clock.now().getTime() + lifeMs });
    const [oldest] = this.#held.keys();
    if (this.#held.size > this.#max && oldest !== undefined) this.#held.delete(oldest);
  }
}
