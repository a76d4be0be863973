export interface SendWindow {
  readonly max: number;
  readonly windowMs: number;
}

interface Sent {
  readonly atMs: readonly number[];
  readonly blockedUntilMs: number;
}

/** Keys remembered; those not heard of for an hour have no limit to remember. */
const MAX_KEYS = 10_000;
const NOTHING: Sent = { atMs: [], blockedUntilMs: 0 };

/** Counts by key what was sent, so that a platform's limits are kept before it has to refuse. */
export class SendWindows {
  readonly #sent = new Map<string, Sent>();

  constructor(private readonly windows: readonly SendWindow[]) {}

  /** @returns 0 when it may go out now and is counted; else how many milliseconds to wait. */
  take(key: string, nowMs: number): number {
    const { atMs: all, blockedUntilMs } = this.#sent.get(key) ?? NOTHING;
    const longestMs = Math.max(...this.windows.map(({ windowMs }) => windowMs));
    const recent = all.filter((atMs) => atMs > nowMs - longestMs);
    const waits = this.windows.map(({ max, windowMs }) => {
      const inWindow = recent.filter((atMs) => atMs > nowMs - windowMs);
      const first = inWindow[inWindow.length - max];
      return first === undefined ? 0 : first + windowMs - nowMs;
    });
    const waitMs = Math.max(0, blockedUntilMs - nowMs, ...waits);
    if (waitMs === 0) this.#remember(key, { atMs: [...recent, nowMs], blockedUntilMs });
    return waitMs;
  }

  /** The platform counted otherwise and refused. */
  block(key: string, untilMs: number): void {
    const { atMs } = this.#sent.get(key) ?? NOTHING;
    this.#remember(key, { atMs, blockedUntilMs: untilMs });
  }

  #remember(key: string, sent: Sent): void {
    this.#sent.delete(key);
    this.#sent.set(key, sent);
    const oldest = this.#sent.keys().next();
    if (this.#sent.size > MAX_KEYS && oldest.done !== true) this.#sent.delete(oldest.value);
  }
}
