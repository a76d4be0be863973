import { isIP } from 'node:net';
import type { Context } from 'koa';

const WINDOW_MS = 60_000;
/** Signing in takes two steps, and an office can share one address. */
const MOST_STEPS = 60;
/** Bounds the memory; whoever comes from more addresses than this is not held up by counting. */
const MOST_ADDRESSES = 10_000;

/** Counts steps, such as those of signing in, for each address within this process. */
export class AttemptLimit {
  readonly #windows = new Map<string, { steps: number; readonly endsAtMs: number }>();
  readonly #now: () => Date;
  readonly #mostSteps: number;

  constructor(now: () => Date, mostSteps = MOST_STEPS) {
    this.#now = now;
    this.#mostSteps = mostSteps;
  }

  /** Counts a step. @returns whether it may be taken. */
  allows(address: string): boolean {
    const nowMs = this.#now().getTime();
    const known = this.#windows.get(address);
    if (known === undefined || known.endsAtMs <= nowMs) {
      this.#windows.delete(address);
      this.#makeRoom(nowMs);
      this.#windows.set(address, { steps: 1, endsAtMs: nowMs + WINDOW_MS });
      return true;
    }
    known.steps += 1;
    return known.steps <= this.#mostSteps;
  }

  /** All windows are of one length, so the oldest come first. */
  #makeRoom(nowMs: number): void {
    for (const [address, { endsAtMs }] of this.#windows) {
      if (endsAtMs > nowMs && this.#windows.size < MOST_ADDRESSES) return;
      this.#windows.delete(address);
    }
  }
}

/**
 * Who calls. Behind a proxy on this machine it is who the proxy says it was called by, in its own
 * last word: what stands before that, the caller may have written himself.
 */
export function addressOf(context: Context): string {
  const peer = context.req.socket.remoteAddress ?? '';
  const told = context.get('X-Forwarded-For').split(',').at(-1)?.trim() ?? '';
  return isLoopback(peer) && isIP(told) !== 0 ? told : peer;
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./.test(address);
}
