import { AppError } from '../kernel/errors.js';

/** Why a model gave nothing. None of them holds a word of what was asked or answered. */
export type FailureKind =
  /** Not asked: the day's tokens are spent. */
  | 'budget-spent'
  /** Not asked: left alone after failures or on its own request. */
  | 'paused'
  /** Not asked: too many calls at the same time. */
  | 'busy'
  | 'timeout'
  | 'unreachable'
  | 'rate-limited'
  /** An answer other than 200. */
  | 'status'
  /** Not JSON, or not the JSON that was asked for. */
  | 'malformed'
  | 'too-large'
  /** A text that may not be shown. */
  | 'rejected'
  /** Called elsewhere than at the configured address, or sent on to another one. */
  | 'wrong-address';

/** A call of a model that gave nothing. Never leaves the room: callers get `null`. */
export class ModelFailure extends AppError {
  constructor(
    readonly kind: FailureKind,
    options: { readonly cause?: unknown } = {},
  ) {
    super('model', `the model gave nothing: ${kind}`, options);
    this.name = 'ModelFailure';
  }
}

/** The failure that an error stands for, however deep a client has wrapped it. */
export function failureKind(error: unknown): FailureKind {
  let current = error;
  for (let depth = 0; depth < 6 && current instanceof Error; depth += 1) {
    if (current instanceof ModelFailure) return current.kind;
    if (['AbortError', 'TimeoutError', 'APIUserAbortError'].includes(current.name))
      return 'timeout';
    current = current.cause;
  }
  return 'malformed';
}
