import type { Clock } from '../kernel/clock.js';
import { dateOf } from '../kernel/dates.js';
import type { IsoDate } from '../kernel/dates.js';

/** An endpoint that reports more for one call is not believed. */
const MAX_TOKENS_PER_CALL = 1_000_000;

/** What an endpoint says that a call took; `null` when it says nothing that can be believed. */
export function believableTokens(said: unknown): number | null {
  return typeof said === 'number' && Number.isSafeInteger(said) && said > 0
    ? Math.min(said, MAX_TOKENS_PER_CALL)
    : null;
}

/**
 * Tokens of one day in Asia/Shanghai, counted by this process. Calls under way when the limit is
 * reached still finish, so that a day can go over it by what they take.
 */
export class TokenBudget {
  #day: IsoDate | null = null;
  #spent = 0;

  /** @param dailyTokens 0 is no limit */
  constructor(
    readonly dailyTokens: number,
    private readonly clock: Clock,
  ) {}

  get spentToday(): number {
    this.#turnDay();
    return this.#spent;
  }

  get isSpent(): boolean {
    return this.dailyTokens > 0 && this.spentToday >= this.dailyTokens;
  }

  spend(tokens: number): void {
    this.#turnDay();
    this.#spent += tokens;
  }

  #turnDay(): void {
    const today = dateOf(this.clock.now());
    if (today === this.#day) return;
    this.#day = today;
    this.#spent = 0;
  }
}
