import type { Clock } from '../../../kernel/clock.js';
import type { CallbackResponse } from '../../../message/callback-endpoint.js';
import { TOLERANCE_MS } from './callback-seal.js';

/** The platform asks three times with five seconds each; whoever comes later replays. */
const RETRY_MS = 30_000;
/** A callback takes its place for ten minutes; as many as a busy county never sends. */
const MAX_SEEN = 5_000;
/** Longer answers hold pictures; they are made anew rather than kept. */
const MAX_KEPT_LENGTH = 16_384;

interface Seen {
  readonly atMs: number;
  readonly answer: Promise<CallbackResponse | null>;
}

/**
 * Remembers deliveries by their signature. The platform's own repetition gets the first answer again; a
 * later one is a replay. What failed is forgotten, so that it can come again.
 */
export class SeenDeliveries {
  readonly #seen = new Map<string, Seen>();

  constructor(private readonly clock: Clock) {}

  /** @returns `null` for a replay. */
  async once(
    signature: string,
    work: () => Promise<CallbackResponse>,
  ): Promise<CallbackResponse | null> {
    const nowMs = this.clock.now().getTime();
    const seen = this.#seen.get(signature);
    if (seen !== undefined) {
      if (nowMs - seen.atMs > RETRY_MS) return null;
      return (await seen.answer) ?? work();
    }
    const answer = work();
    this.#remember(signature, { atMs: nowMs, answer: answer.then(keepable) });
    const response = await answer;
    if (response.status !== 200) this.#seen.delete(signature);
    return response;
  }

  #remember(signature: string, seen: Seen): void {
    for (const [old, { atMs }] of this.#seen) {
      // Twice the tolerance: a sender's clock may be ahead by it.
      const isOver = seen.atMs - atMs > 2 * TOLERANCE_MS;
      if (!isOver && this.#seen.size < MAX_SEEN) break;
      this.#seen.delete(old);
    }
    this.#seen.set(signature, seen);
  }
}

const keepable = (response: CallbackResponse): CallbackResponse | null =>
  response.body.length <= MAX_KEPT_LENGTH ? response : null;
