interface Remembered<State> {
  /** A list that has grown since is folded anew. */
  readonly length: number;
  readonly state: State;
}

/** What was made of two lists, for as long as anybody holds them. The first may grow, and no more. */
export class FoldMemory<State> {
  readonly #known = new WeakMap<object, WeakMap<object, Remembered<State>>>();

  of(entries: readonly unknown[], plans: object, make: () => State): State {
    const byPlans = this.#known.get(entries) ?? new WeakMap<object, Remembered<State>>();
    this.#known.set(entries, byPlans);
    const known = byPlans.get(plans);
    if (known?.length === entries.length) return known.state;
    const state = make();
    byPlans.set(plans, { length: entries.length, state });
    return state;
  }
}

/** What was made of something for the last few keys, for as long as anybody holds it. */
export class RecentMemory<Source extends object, Value> {
  readonly #known = new WeakMap<Source, Map<string | number, Value>>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  of(source: Source, key: string | number, make: () => Value): Value {
    const values = this.#known.get(source) ?? new Map<string | number, Value>();
    this.#known.set(source, values);
    const known = values.get(key);
    if (known !== undefined) return known;
    const made = make();
    values.set(key, made);
    const [oldest] = values.keys();
    if (values.size > this.#most && oldest !== undefined) values.delete(oldest);
    return made;
  }
}
