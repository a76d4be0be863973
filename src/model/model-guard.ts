import type { Clock } from '../kernel/clock.js';
import { CallSlots } from './call-slots.js';
import { CircuitBreaker } from './circuit-breaker.js';
import { guardedFetch } from './guarded-fetch.js';
import type { ModelConfig } from './model-config.js';
import { ModelFailure, failureKind } from './model-failure.js';
import type { FailureKind } from './model-failure.js';
import type { ModelStatus } from './model-status.js';
import { TokenBudget } from './token-budget.js';

/** What is written down about a call: never what was asked or answered. */
export interface CallRecord {
  readonly purpose: string;
  readonly outcome: 'answered' | FailureKind;
  readonly durationMs: number;
  /** Of all calls in the meantime; exact when there was only this one. */
  readonly tokens: number;
}

interface GuardDeps {
  readonly config: ModelConfig;
  readonly clock: Clock;
  readonly record: (call: CallRecord) => void;
}

/** Reasons of ours: they say nothing about the endpoint. */
const OURS: readonly FailureKind[] = ['budget-spent', 'paused', 'busy'];

/** Time, tokens, calls at once and failures in a row: what every use of the model is bounded by. */
export class ModelGuard {
  /** For both clients. */
  readonly fetch: typeof fetch;
  readonly #breaker: CircuitBreaker;
  readonly #budget: TokenBudget;
  readonly #slots: CallSlots;
  #answered = 0;
  #failed = 0;
  #lastFailure: FailureKind | null = null;

  constructor(private readonly deps: GuardDeps) {
    const { config, clock } = deps;
    this.#breaker = new CircuitBreaker(config, clock);
    this.#budget = new TokenBudget(config.dailyTokens, clock);
    this.#slots = new CallSlots(config.concurrency);
    const { baseUrl } = config;
    this.fetch = guardedFetch({ baseUrl, breaker: this.#breaker, budget: this.#budget, clock });
  }

  get status(): ModelStatus {
    const state = this.#budget.isSpent ? 'budget-spent' : this.#breaker.state;
    return {
      state,
      pausedUntil: this.#breaker.openUntil,
      tokensToday: this.#budget.spentToday,
      dailyTokens: this.#budget.dailyTokens,
      running: this.#slots.running,
      waiting: this.#slots.waiting,
      answered: this.#answered,
      failed: this.#failed,
      lastFailure: this.#lastFailure,
    };
  }

  /**
   * Runs a use of the model within all bounds.
   * @param timeoutMs for the whole of it, waiting for a free slot included
   * @returns `null` when it was not let in, failed, or took too long; never rejects
   */
  async run<Result>(
    purpose: string,
    timeoutMs: number,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result | null> {
    const began = performance.now();
    const before = this.#budget.spentToday;
    const note = (outcome: CallRecord['outcome']): void => {
      const durationMs = Math.round(performance.now() - began);
      const tokens = Math.max(0, this.#budget.spentToday - before);
      this.deps.record({ purpose, outcome, durationMs, tokens });
    };
    try {
      const result = await this.#within(timeoutMs, work);
      this.#answered += 1;
      note('answered');
      return result;
    } catch (error) {
      const kind = failureKind(error);
      this.#failed += 1;
      this.#lastFailure = kind;
      note(kind);
      return null;
    }
  }

  async #within<Result>(
    timeoutMs: number,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    if (this.#budget.isSpent) throw new ModelFailure('budget-spent');
    if (!this.#breaker.tryEnter()) throw new ModelFailure('paused');
    const deadline = AbortSignal.timeout(timeoutMs);
    try {
      const release = await this.#slots.take(deadline);
      // A client that does not heed its signal must not hold the message up, nor the slot.
      const result = await Promise.race([work(deadline), rejectedBy(deadline)]).finally(release);
      this.#breaker.success();
      return result;
    } catch (error) {
      const kind = failureKind(error);
      if (OURS.includes(kind)) this.#breaker.leave();
      // The endpoint answered well enough; that we do not show its text is our own strictness.
      else if (kind === 'rejected') this.#breaker.success();
      else this.#breaker.failure();
      throw error;
    }
  }
}

function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = (): void => {
      reject(new ModelFailure('timeout'));
    };
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail, { once: true });
  });
}
