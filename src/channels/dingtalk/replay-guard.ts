import { sha256Hex } from '../../kernel/sha256.js';

/** Messages of one millisecond share a signature and arrive together; later it is a replay. */
const SHARED_MS = 5_000;
/** Only right signatures are remembered, so nobody else can fill this. */
const MAX_REMEMBERED = 20_000;

interface Seen {
  readonly firstAtMs: number;
  readonly bodies: Set<string>;
}

/**
 * A robot's signature covers only its time, so whoever caught one could sign bodies of his own for an
 * hour. Here a signature holds for the bodies that came with it: the same body may come again, which
 * the intake makes harmless; another one is refused.
 */
export class ReplayGuard {
  readonly #windowMs: number;
  readonly #seen = new Map<string, Seen>();

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  /** @returns false for a replay. */
  admit(signature: string, body: Uint8Array, nowMs: number): boolean {
    this.#forget(nowMs);
    const hash = sha256Hex(Buffer.from(body).toString('latin1'));
    const seen = this.#seen.get(signature);
    if (seen === undefined) {
      this.#seen.set(signature, { firstAtMs: nowMs, bodies: new Set([hash]) });
      return true;
    }
    if (seen.bodies.has(hash)) return true;
    if (nowMs - seen.firstAtMs > SHARED_MS) return false;
    seen.bodies.add(hash);
    return true;
  }

  /** A signature may be used until its time has left the window on both sides. */
  #forget(nowMs: number): void {
    for (const [signature, { firstAtMs }] of this.#seen) {
      const isOver = nowMs - firstAtMs > 2 * this.#windowMs;
      if (!isOver && this.#seen.size < MAX_REMEMBERED) return;
      this.#seen.delete(signature);
    }
  }
}
