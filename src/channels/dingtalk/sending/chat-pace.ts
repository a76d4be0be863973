import { SendWindows } from '../../../kernel/send-windows.js';

const MINUTE_MS = 60_000;
/** What the platform lets a custom robot say; the application's robot is kept to the same. */
const WINDOWS = [{ max: 20, windowMs: MINUTE_MS }];
/** Whoever is too fast is held back for up to ten minutes. */
const FIRST_HOLD_MS = MINUTE_MS;
const MAX_HOLD_MS = 10 * MINUTE_MS;

/** Keeps a way below the platform's limit in each chat; above it the platform is silent for minutes. */
export class ChatPace {
  readonly #windows = new SendWindows(WINDOWS);
  /** Of chats that were refused and have sent nothing since: the next hold. */
  readonly #holdMs = new Map<string, number>();

  /** @returns 0 when it may be sent now (and counts it), else how long to wait. */
  take(key: string, nowMs: number): number {
    return this.#windows.take(key, nowMs);
  }

  /** The platform said that it was too fast. @returns how long to wait, twice as long each time. */
  refused(key: string, nowMs: number): number {
    const holdMs = this.#holdMs.get(key) ?? FIRST_HOLD_MS;
    this.#windows.block(key, nowMs + holdMs);
    this.#holdMs.set(key, Math.min(holdMs * 2, MAX_HOLD_MS));
    return holdMs;
  }

  succeeded(key: string): void {
    this.#holdMs.delete(key);
  }
}
