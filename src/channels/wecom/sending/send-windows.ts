export interface SendWindow {
  readonly max: number;
  readonly windowMs: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Replies and pushes of the bot together, per conversation. */
export const BOT_WINDOWS: readonly SendWindow[] = [
  { max: 30, windowMs: MINUTE_MS },
  { max: 1_000, windowMs: HOUR_MS },
];
/** Messages of one application to one member; what is above is dropped without an error. */
export const APP_MEMBER_WINDOWS = BOT_WINDOWS;
/** Messages of one group webhook. */
export const WEBHOOK_WINDOWS: readonly SendWindow[] = [{ max: 20, windowMs: MINUTE_MS }];

/** Conversations remembered; those not heard of for an hour have no limit to remember. */
const MAX_KEYS = 10_000;

/** Counts what was sent, so that the platform's limits are kept before it has to refuse. */
export class SendWindows {
  readonly #sentMs = new Map<string, number[]>();
  readonly #blockedUntilMs = new Map<string, number>();

  constructor(private readonly windows: readonly SendWindow[]) {}

  /** @returns 0 when it may go out now and is counted; else how long to wait. */
  take(key: string, nowMs: number): number {
    const sent = this.#recent(key, nowMs);
    const waits = this.windows.map(({ max, windowMs }) => {
      const inWindow = sent.filter((atMs) => atMs > nowMs - windowMs);
      const first = inWindow[inWindow.length - max];
      return first === undefined ? 0 : first + windowMs - nowMs;
    });
    const waitMs = Math.max(0, (this.#blockedUntilMs.get(key) ?? 0) - nowMs, ...waits);
    if (waitMs === 0) this.#remember(key, [...sent, nowMs]);
    return waitMs;
  }

  /** The platform counted otherwise and refused. */
  block(key: string, untilMs: number): void {
    this.#blockedUntilMs.set(key, untilMs);
  }

  #recent(key: string, nowMs: number): readonly number[] {
    const longestMs = Math.max(...this.windows.map(({ windowMs }) => windowMs));
    return (this.#sentMs.get(key) ?? []).filter((atMs) => atMs > nowMs - longestMs);
  }

  #remember(key: string, sent: number[]): void {
    this.#sentMs.delete(key);
    this.#sentMs.set(key, sent);
    const oldest = this.#sentMs.keys().next();
    if (this.#sentMs.size > MAX_KEYS && oldest.done !== true) {
      this.#sentMs.delete(oldest.value);
      this.#blockedUntilMs.delete(oldest.value);
    }
  }
}
