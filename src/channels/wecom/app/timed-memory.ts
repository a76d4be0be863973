import type { Clock } from '../../../kernel/clock.js';
import { ExpiringCache } from '../../../kernel/expiring-cache.js';

/** Remembers what was fetched for a time; many who ask for the same at once cause one fetch. */
export class TimedMemory<Key, Value> {
  readonly #cache: ExpiringCache<Key, Promise<Value>>;

  constructor(
    clock: Clock,
    private readonly lifeMs: number,
    maxEntries: number,
  ) {
    this.#cache = new ExpiringCache(clock, maxEntries);
  }

  get(key: Key, fetch: () => Promise<Value>): Promise<Value> {
    const known = this.#cache.get(key);
    if (known !== null) return known.value;
    const value = fetch();
    // A failure is not kept; the one who asked gets it all the same.
    value.catch(() => {
      if (this.#cache.get(key)?.value === value) this.#cache.forget(key);
    });
    this.#cache.set(key, value, this.lifeMs);
    return value;
  }
}
