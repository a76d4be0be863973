interface Timer {
  readonly dueMs: number;
  readonly run: () => void;
}

/**
 * The platform's time. `manual` stands still until it is advanced, so that a limit of an hour is
 * tested at once; `real` runs by itself and can be advanced as well.
 */
export class SimClock {
  readonly #mode: 'real' | 'manual';
  readonly #timers = new Set<Timer>();
  /** Milliseconds ahead of the machine's clock (`real`), or the time itself (`manual`). */
  #offsetMs: number;
  #wake: NodeJS.Timeout | null = null;

  constructor(mode: 'real' | 'manual', startMs = Date.now()) {
    this.#mode = mode;
    this.#offsetMs = mode === 'real' ? startMs - Date.now() : startMs;
  }

  nowMs(): number {
    return this.#mode === 'real' ? Date.now() + this.#offsetMs : this.#offsetMs;
  }

  nowSeconds(): number {
    return Math.floor(this.nowMs() / 1000);
  }

  /** Runs once after `delayMs`; the answer cancels it. */
  after(delayMs: number, run: () => void): () => void {
    const timer: Timer = { dueMs: this.nowMs() + delayMs, run };
    this.#timers.add(timer);
    this.#arm();
    return () => {
      this.#timers.delete(timer);
      this.#arm();
    };
  }

  /**
   * How far a running clock is ahead of the machine's. One that stands still is no measure for others: it
   * is not counted as off.
   */
  get aheadMs(): number {
    return this.#mode === 'real' ? this.#offsetMs : 0;
  }

  /** Moves time on; what falls due runs in its order, each at its own time. */
  advance(ms: number): void {
    const endMs = this.nowMs() + ms;
    for (let next = this.#next(); next && next.dueMs <= endMs; next = this.#next()) {
      this.#offsetMs += Math.max(0, next.dueMs - this.nowMs());
      this.#timers.delete(next);
      next.run();
    }
    this.#offsetMs += Math.max(0, endMs - this.nowMs());
    this.#arm();
  }

  stop(): void {
    this.#timers.clear();
    this.#arm();
  }

  #next(): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers) if (!next || timer.dueMs < next.dueMs) next = timer;
    return next;
  }

  #arm(): void {
    if (this.#mode === 'manual') return;
    if (this.#wake) clearTimeout(this.#wake);
    const next = this.#next();
    this.#wake = next
      ? setTimeout(() => {
          this.advance(0);
        }, next.dueMs - this.nowMs())
      : null;
  }
}
