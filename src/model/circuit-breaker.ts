import type { Clock } from '../kernel/clock.js';

/** `probing`: one call is under way to see whether the endpoint is back. */
export type BreakerState = 'closed' | 'open' | 'probing';

export interface BreakerLimits {
  /** Failures in a row that open it. */
  readonly failuresToPause: number;
  readonly pauseMs: number;
}

/** An endpoint that asks for more than this is simply tried again. */
const MAX_ASKED_PAUSE_MS = 3_600_000;

/**
 * Leaves an endpoint alone for a while after failures in a row, or when it asks for it (429). Then one
 * call probes: it closes the breaker or opens it again. Kept here and not taken from a library because
 * time comes from our clock, and the endpoint's own wish counts as a pause.
 */
export class CircuitBreaker {
  #failures = 0;
  #openUntil: number | null = null;
  #isProbing = false;

  constructor(
    private readonly limits: BreakerLimits,
    private readonly clock: Clock,
  ) {}

  get state(): BreakerState {
    if (this.#isProbing) return 'probing';
    return this.#openUntil === null ? 'closed' : 'open';
  }

  /** Until when the endpoint is left alone; `null` while it is not. */
  get openUntil(): Date | null {
    return this.#openUntil === null ? null : new Date(this.#openUntil);
  }

  /** Whether a call may be made now; if so, `success` or `failure` must follow. */
  tryEnter(): boolean {
    if (this.#openUntil === null) return true;
    if (this.#isProbing || this.clock.now().getTime() < this.#openUntil) return false;
    this.#isProbing = true;
    return true;
  }

  success(): void {
    // A call that began before the pause says nothing about its end.
    if (this.#openUntil !== null && !this.#isProbing) return;
    this.#failures = 0;
    this.#openUntil = null;
    this.#isProbing = false;
  }

  failure(): void {
    this.#failures += 1;
    const mustOpen = this.#isProbing || this.#failures >= this.limits.failuresToPause;
    this.#isProbing = false;
    if (mustOpen) this.#openFor(this.limits.pauseMs);
  }

  /** A call that was let in came to nothing for a reason of ours. */
  leave(): void {
    this.#isProbing = false;
  }

  /** The endpoint itself asks to be left alone. */
  pauseFor(askedMs: number): void {
    this.#openFor(Math.min(Math.max(askedMs, 0), MAX_ASKED_PAUSE_MS));
  }

  #openFor(pauseMs: number): void {
    const until = this.clock.now().getTime() + pauseMs;
    this.#openUntil = Math.max(this.#openUntil ?? 0, until);
  }
}
