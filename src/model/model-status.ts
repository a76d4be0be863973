import type { BreakerState } from './circuit-breaker.js';
import type { FailureKind } from './model-failure.js';

/** How the model is doing, for operators; holds nothing of what was asked or answered. */
export interface ModelStatus {
  readonly state: BreakerState | 'budget-spent';
  /** Until when it is left alone; `null` while it is not. */
  readonly pausedUntil: Date | null;
  /** Counted by this process since it started, or since midnight in Asia/Shanghai. */
  readonly tokensToday: number;
  /** 0 is no limit. */
  readonly dailyTokens: number;
  readonly running: number;
  readonly waiting: number;
  /** Uses since the start. */
  readonly answered: number;
  readonly failed: number;
  readonly lastFailure: FailureKind | null;
}
