import { randomBytes } from 'node:crypto';

import type { Answer, Call, Route } from '../../shared/http-surface.js';
import { codes, Refusal } from '../refusal.js';
import type { World } from '../world.js';

const lifeSeconds = 7_200;

/** gettoken and the checking of tokens (A4). */
export class AccessTokens {
  /** How often a client asked for a token. */
  fetched = 0;
  readonly #expiryMs = new Map<string, number>();
  #current: string | null = null;

  constructor(private readonly world: World) {}

  routes(): readonly Route[] {
    return [
      { method: 'GET', path: '/cgi-bin/gettoken', via: 'api', handle: (call) => this.#issue(call) },
    ];
  }

  /** Refuses a call without a valid token. */
  check(call: Call): void {
    const token = call.query.get('access_token') ?? '';
    if (token === '') throw new Refusal(codes.tokenMissing, 'access_token missing');
    const expiryMs = this.#expiryMs.get(token);
    if (expiryMs === undefined) throw new Refusal(codes.badToken, 'invalid access_token');
    if (expiryMs <= this.world.clock.nowMs()) {
      throw new Refusal(codes.tokenExpired, 'access_token expired');
    }
  }

  /** Tokens are over before their time: 42001 from now on. */
  expireAll(): void {
    for (const token of this.#expiryMs.keys()) this.#expiryMs.set(token, 0);
  }

  /** Tokens are forgotten: 40014 from now on. */
  voidAll(): void {
    this.#expiryMs.clear();
  }

  #issue(call: Call): Answer {
    this.fetched += 1;
    const { corpId, secret } = this.world.settings.app;
    if (call.query.get('corpid') !== corpId) throw new Refusal(codes.badCorpId, 'invalid corpid');
    if (call.query.get('corpsecret') !== secret) {
      throw new Refusal(codes.badSecret, 'invalid credential');
    }
    const nowMs = this.world.clock.nowMs();
    const kept = this.#current === null ? 0 : (this.#expiryMs.get(this.#current) ?? 0);
    // Asked again in time, the platform gives the same token with what is left of its life.
    if (this.#current === null || kept <= nowMs) {
      this.#current = randomBytes(160).toString('base64url');
      this.#expiryMs.set(this.#current, nowMs + lifeSeconds * 1000);
    }
    const leftMs = (this.#expiryMs.get(this.#current) ?? nowMs) - nowMs;
    return { body: { access_token: this.#current, expires_in: Math.floor(leftMs / 1000) } };
  }
}
