import type { Clock } from '../../../kernel/clock.js';
import { callJson } from '../sending/call-json.js';
import type { CallResult, HttpDeps } from '../sending/call-json.js';

/** A token is renewed before its end, so that none ends under way. */
const MARGIN_MS = 5 * 60_000;
const SECOND_MS = 1_000;
const DEFAULT_LIFE_SECONDS = 7_200;

interface Token {
  readonly value: string;
  readonly untilMs: number;
}

export type TokenResult =
  | { readonly kind: 'token'; readonly value: string }
  | { readonly kind: 'failed'; readonly call: Exclude<CallResult, { kind: 'ok' }> };

/** The application's token, kept for all its callers. */
export class AccessToken {
  #token: Token | null = null;
  #fetching: Promise<TokenResult> | null = null;

  constructor(
    private readonly url: string,
    private readonly deps: HttpDeps & { readonly clock: Clock },
  ) {}

  /** However many ask at once, the platform is asked once. */
  async get(): Promise<TokenResult> {
    if (this.#token !== null && this.#token.untilMs > this.deps.clock.now().getTime()) {
      return { kind: 'token', value: this.#token.value };
    }
    this.#fetching ??= this.#fetch().finally(() => {
      this.#fetching = null;
    });
    return this.#fetching;
  }

  /** The platform does not take it any more. Only the first of many who noticed makes it renewed. */
  drop(value: string): void {
    if (this.#token?.value === value) this.#token = null;
  }

  async #fetch(): Promise<TokenResult> {
    const call = await callJson(this.deps, { url: this.url });
    if (call.kind !== 'ok') return { kind: 'failed', call };
    const { access_token: value, expires_in: seconds } = call.body;
    if (typeof value !== 'string' || value === '') {
      return {
        kind: 'failed',
        call: { kind: 'no-answer', cause: 'no access_token in the answer' },
      };
    }
    const lifeMs = (typeof seconds === 'number' ? seconds : DEFAULT_LIFE_SECONDS) * SECOND_MS;
    const untilMs = this.deps.clock.now().getTime() + Math.max(SECOND_MS, lifeMs - MARGIN_MS);
    this.#token = { value, untilMs };
    return { kind: 'token', value };
  }
}
