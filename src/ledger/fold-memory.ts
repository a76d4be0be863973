interface Remembered<State> {
  /** A list that has grown since is folded anew. */
  readonly length: number;
  readonly state: State;
}

/** What was made of two lists, for as long as anybody holds them. The first may grow, and no more. */
export class FoldMemory<State> {
  readonly #known = new WeakMap<object, WeakMap<object, Remembered<State>>>();

  of(entries: readonly unknown[], plans: readonly unknown[], make: () => State): State {
    const byPlans = this.#known.get(entries) ?? new WeakMap<object, Remembered<State>>();
    this.#known.set(entries, byPlans);
    const known = byPlans.get(plans);
    if (known?.length === entries.length) return known.state;
    const state = make();
    byPlans.set(plans, { length: entries.length, state });
    return state;
  }
}

/** The last instant asked for of a state: a digest asks for the same one for every indicator. */
export class MomentMemory<State extends object> {
  readonly #known = new WeakMap<State, { readonly atMs: number; readonly then: State }>();

  of(state: State, atMs: number, make: () => State): State {
    const last = this.#known.get(state);
    if (last?.atMs === atMs) return last.then;
    const then = make();
    this.#known.set(state, { atMs, then });
    return then;
  }
}
