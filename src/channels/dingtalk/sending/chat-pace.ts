/** What the platform lets a custom robot say; the application's robot is kept to the same. */
const PER_MINUTE = 20;
const MINUTE_MS = 60_000;
/** Whoever is too fast is held back for up to ten minutes. */
const FIRST_HOLD_MS = MINUTE_MS;
const MAX_HOLD_MS = 10 * MINUTE_MS;

interface Chat {
  sentAtMs: number[];
  heldUntilMs: number;
  /** Doubles with each refusal, and starts again when one message goes through. */
  holdMs: number;
}

/** Keeps a way below the platform's limit in each chat; above it the platform is silent for minutes. */
export class ChatPace {
  readonly #chats = new Map<string, Chat>();

  /** @returns 0 when it may be sent now (and counts it), else how long to wait. */
  take(key: string, nowMs: number): number {
    const chat = this.#chat(key);
    if (chat.heldUntilMs > nowMs) return chat.heldUntilMs - nowMs;
    chat.sentAtMs = chat.sentAtMs.filter((at) => at > nowMs - MINUTE_MS);
    const [oldest] = chat.sentAtMs;
    if (chat.sentAtMs.length >= PER_MINUTE && oldest !== undefined) {
      return oldest + MINUTE_MS - nowMs;
    }
    chat.sentAtMs.push(nowMs);
    return 0;
  }

  /** The platform said that it was too fast. @returns how long to wait. */
  refused(key: string, nowMs: number): number {
    const chat = this.#chat(key);
    const { holdMs } = chat;
    chat.heldUntilMs = nowMs + holdMs;
    chat.holdMs = Math.min(holdMs * 2, MAX_HOLD_MS);
    return holdMs;
  }

  succeeded(key: string): void {
    this.#chat(key).holdMs = FIRST_HOLD_MS;
  }

  #chat(key: string): Chat {
    const known = this.#chats.get(key);
    if (known !== undefined) return known;
    const chat = { sentAtMs: [], heldUntilMs: 0, holdMs: FIRST_HOLD_MS };
    this.#chats.set(key, chat);
    return chat;
  }
}
