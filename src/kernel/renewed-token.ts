import type { Clock } from './clock.js';

/** A new token is fetched this long before the old one ends, so that none ends on its way. */
const EARLY_MS = 5 * 60_000;
/** Of a token whose life the platform did not tell. */
const DEFAULT_LIFE_MS = 7_200_000;

export interface FreshToken {
  readonly kind: 'token';
  readonly value: string;
  /** From now on; `null` when it was not told. */
  readonly lifeMs: number | null;
}

export interface NoToken<Failure> {
  readonly kind: 'failed';
  readonly failure: Failure;
}

type HeldToken = Pick<FreshToken, 'kind' | 'value'>;

/** One access token for all its callers, fetched once however many wait for it. */
export class RenewedToken<Failure> {
  #held: { readonly value: string; readonly untilMs: number } | null = null;
  #fetching: Promise<HeldToken | NoToken<Failure>> | null = null;

  constructor(
    private readonly fetchToken: () => Promise<FreshToken | NoToken<Failure>>,
    private readonly clock: Clock,
  ) {}

  get(): Promise<HeldToken | NoToken<Failure>> {
    if (this.#held !== null && this.clock.now().getTime() < this.#held.untilMs) {
      return Promise.resolve({ kind: 'token', value: this.#held.value });
    }
    this.#fetching ??= this.#fetch().finally(() => {
      this.#fetching = null;
    });
    return this.#fetching;
  }

  /** The platform refused this token. A newer one that somebody else fetched meanwhile stays. */
  drop(value: string): void {
    if (this.#held?.value === value) this.#held = null;
  }

  async #fetch(): Promise<HeldToken | NoToken<Failure>> {
    const fresh = await this.fetchToken();
    if (fresh.kind === 'failed') return fresh;
    const { kind, value, lifeMs: told } = fresh;
    const lifeMs = told !== null && told > 0 ? told : DEFAULT_LIFE_MS;
    // A token that lives shorter than the margin is used for half of its life.
    const usedMs = Math.max(lifeMs - EARLY_MS, lifeMs / 2);
    this.#held = { value, untilMs: this.clock.now().getTime() + usedMs };
    return { kind, value };
  }
}
