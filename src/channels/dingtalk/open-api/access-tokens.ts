import type { Clock } from '../../../kernel/clock.js';
import type { Answer, Failure } from './answer.js';

/** A new token is fetched this long before the old one ends, so that none ends on its way. */
const EARLY_MS = 5 * 60_000;
const DEFAULT_LIFE_S = 7_200;

export type TokenAnswer = { readonly kind: 'token'; readonly token: string } | Failure;

/** One access token for all callers, fetched once however many wait for it. */
export class AccessTokens {
  readonly #fetchToken: () => Promise<Answer>;
  readonly #clock: Clock;
  #held: { readonly token: string; readonly untilMs: number } | null = null;
  #fetching: Promise<TokenAnswer> | null = null;

  constructor(fetchToken: () => Promise<Answer>, clock: Clock) {
    this.#fetchToken = fetchToken;
    this.#clock = clock;
  }

  get(): Promise<TokenAnswer> {
    if (this.#held !== null && this.#clock.now().getTime() < this.#held.untilMs) {
      return Promise.resolve({ kind: 'token', token: this.#held.token });
    }
    this.#fetching ??= this.#fetch().finally(() => {
      this.#fetching = null;
    });
    return this.#fetching;
  }

  /** The platform refused this token. A newer one that somebody else fetched meanwhile stays. */
  drop(token: string): void {
    if (this.#held?.token === token) this.#held = null;
  }

  async #fetch(): Promise<TokenAnswer> {
    const answer = await this.#fetchToken();
    if (answer.kind !== 'ok') return answer;
    const { accessToken, expireIn } = answer.body;
    if (typeof accessToken !== 'string' || accessToken === '') {
      return { kind: 'unclear', reason: 'the answer holds no access token' };
    }
    const lifeS = typeof expireIn === 'number' && expireIn > 0 ? expireIn : DEFAULT_LIFE_S;
    // A token that lives shorter than the margin is used for half of its life.
    const lifeMs = Math.max(lifeS * 1_000 - EARLY_MS, lifeS * 500);
    this.#held = { token: accessToken, untilMs: this.#clock.now().getTime() + lifeMs };
    return { kind: 'token', token: accessToken };
  }
}
