import type { Clock } from '../../../kernel/clock.js';

interface Entry<Value> {
  readonly value: Promise<Value>;
  readonly untilMs: number;
}

/** Remembers what was fetched for a time; many who ask for the same at once cause one fetch. */
export class TimedMemory<Key, Value> {
  readonly #entries = new Map<Key, Entry<Value>>();

  constructor(
    private readonly clock: Clock,
    private readonly lifeMs: number,
    private readonly maxEntries: number,
  ) {}

  get(key: Key, fetch: () => Promise<Value>): Promise<Value> {
    const nowMs = this.clock.now().getTime();
    const known = this.#entries.get(key);
    if (known !== undefined && known.untilMs > nowMs) return known.value;
    const value = fetch();
    // A failure is not kept; the one who asked gets it all the same.
    value.catch(() => {
      if (this.#entries.get(key)?.value === value) this.#entries.delete(key);
    });
    this.#entries.delete(key);
    this.#entries.set(key, { value, untilMs: nowMs + this.lifeMs });
    const oldest = this.#entries.keys().next();
    if (this.#entries.size > this.maxEntries && oldest.done !== true) {
      this.#entries.delete(oldest.value);
    }
    return value;
  }
}
