import type { Clock } from './clock.js';

interface Held<Value> {
  readonly value: Value;
  readonly untilMs: number;
}

/** Values for a while, the newest so many. */
export class ExpiringCache<Key, Value> {
  readonly #held = new Map<Key, Held<Value>>();

  constructor(
    private readonly clock: Clock,
    private readonly maxEntries: number,
  ) {}

  /** In an object of its own, since `null` may be what is held. */
  get(key: Key): { readonly value: Value } | null {
    const held = this.#held.get(key);
    return held !== undefined && held.untilMs > this.clock.now().getTime() ? held : null;
  }

  set(key: Key, value: Value, lifeMs: number): void {
    this.#held.delete(key);
    this.#held.set(key, { value, untilMs: this.clock.now().getTime() + lifeMs });
    const oldest = this.#held.keys().next();
    if (this.#held.size > this.maxEntries && oldest.done !== true) this.#held.delete(oldest.value);
  }

  forget(key: Key): void {
    this.#held.delete(key);
  }
}
