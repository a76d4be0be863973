/** So many in any window of that length; a refused one does not count. */
export class SlidingLimit {
  readonly #taken = new Map<string, number[]>();

  constructor(
    private readonly windows: readonly { readonly max: number; readonly windowMs: number }[],
  ) {}

  /** False when the limit is reached. */
  take(key: string, nowMs: number): boolean {
    const longestMs = Math.max(...this.windows.map((window) => window.windowMs));
    const taken = (this.#taken.get(key) ?? []).filter((atMs) => atMs > nowMs - longestMs);
    this.#taken.set(key, taken);
    const full = this.windows.some(
      ({ max, windowMs }) => taken.filter((atMs) => atMs > nowMs - windowMs).length >= max,
    );
    if (!full) taken.push(nowMs);
    return !full;
  }
}
