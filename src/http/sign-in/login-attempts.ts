import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context } from 'koa';
import { z } from 'zod';
import { SignedCookie } from './signed-cookie.js';

/** Time to find the phone and scan the code. */
const ATTEMPT_MS = 10 * 60_000;
const STATE_BYTES = 24;
/** Bounds the memory; the platform itself refuses a used code. */
const MOST_FINISHED = 10_000;

const attemptSchema = z.strictObject({ state: z.string(), channel: z.string(), to: z.string() });

/**
 * An attempt to sign in belongs to the browser that began it, ends once, and ends at the platform
 * at which it began.
 */
export class LoginAttempts {
  readonly #cookie: SignedCookie<z.infer<typeof attemptSchema>>;
  readonly #now: () => Date;
  /** States of finished attempts and when they would have ended on their own, oldest first. */
  readonly #finished = new Map<string, number>();

  constructor(options: { readonly isSecure: boolean; readonly now: () => Date }) {
    this.#now = options.now;
    this.#cookie = new SignedCookie({
      ...options,
      name: 'zhanbao-login',
      schema: attemptSchema,
      maxAgeMs: ATTEMPT_MS,
    });
  }

  /** @returns the state for the platform to bring back; letters and digits, as WeCom wants it. */
  begin(context: Context, attempt: { readonly channel: string; readonly to: string }): string {
    const state = randomBytes(STATE_BYTES).toString('hex');
    this.#cookie.write(context, { ...attempt, state });
    return state;
  }

  /** @returns where the browser wanted to go; `null` when this is not the end of its attempt. */
  finish(context: Context, channel: string, state: string | null): string | null {
    const begun = this.#cookie.read(context);
    this.#cookie.clear(context);
    if (begun === null || state === null) return null;
    const isSame = isEqual(begun.state, state) && begun.channel === channel;
    return isSame && this.#isFirst(state) ? begun.to : null;
  }

  #isFirst(state: string): boolean {
    const nowMs = this.#now().getTime();
    for (const [old, endsAtMs] of this.#finished) {
      if (endsAtMs > nowMs && this.#finished.size < MOST_FINISHED) break;
      this.#finished.delete(old);
    }
    if (this.#finished.has(state)) return false;
    this.#finished.set(state, nowMs + ATTEMPT_MS);
    return true;
  }
}

/** In constant time, also for texts of different lengths. */
function isEqual(one: string, other: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}
