import { randomBytes } from 'node:crypto';
import { z } from 'zod';

import type { Answer, Call, Route } from '../../shared/http-surface.js';
import { checkNew, newBody } from '../check-body.js';
import { newCodes, NewRefusal, oldCodes, OldRefusal } from '../refusal.js';
import type { World } from '../world.js';

const lifeSeconds = 7_200;

const requestSchema = z.strictObject({ appKey: z.string(), appSecret: z.string() });

/** The application's access token: one for the new API and the old one alike (B4). */
export class AccessTokens {
  /** How often a client asked for a token. */
  fetched = 0;
  readonly #expiryMs = new Map<string, number>();
  #current: string | null = null;

  constructor(private readonly world: World) {}

  newRoutes(): readonly Route[] {
    return [
      {
        method: 'POST',
        path: '/v1.0/oauth2/accessToken',
        via: 'token',
        handle: (call) => this.#issueNew(call),
      },
    ];
  }

  /** The way of older clients, such as the Node SDK. */
  oldRoutes(): readonly Route[] {
    return [
      { method: 'GET', path: '/gettoken', via: 'token', handle: (call) => this.#issueOld(call) },
    ];
  }

  checkNew({ headers }: Call): void {
    const given = headers['x-acs-dingtalk-access-token'];
    const expiryMs = typeof given === 'string' ? this.#expiryMs.get(given) : undefined;
    if (expiryMs === undefined || expiryMs <= this.world.clock.nowMs()) {
      throw new NewRefusal(400, newCodes.invalidAuthentication, '不合法的access_token');
    }
  }

  checkOld({ query }: Call): void {
    const expiryMs = this.#expiryMs.get(query.get('access_token') ?? '');
    if (expiryMs === undefined) throw this.#tokenFault(oldCodes.badToken, '不合法的access_token');
    if (expiryMs <= this.world.clock.nowMs()) {
      throw this.#tokenFault(oldCodes.tokenTimedOut, 'access_token超时');
    }
  }

  /** Tokens are over before their time. */
  expireAll(): void {
    for (const token of this.#expiryMs.keys()) this.#expiryMs.set(token, 0);
  }

  /** Tokens are forgotten. */
  voidAll(): void {
    this.#expiryMs.clear();
  }

  #tokenFault(code: number, words: string): OldRefusal {
    if (!this.world.settings.wrapsTokenFaults) return new OldRefusal(code, words);
    const sub = { code: String(code), words };
    return new OldRefusal(oldCodes.authFault, `ding talk error[subcode=${code}]`, sub);
  }

  #issueNew(call: Call): Answer {
    this.fetched += 1;
    const { value, doubts } = checkNew(requestSchema, newBody(call));
    if (!this.#isOurs(value.appKey, value.appSecret)) {
      throw new NewRefusal(400, newCodes.badSecret, '无效的clientId或者clientSecret');
    }
    const { token, leftSeconds } = this.#valid();
    return { body: { accessToken: token, expireIn: leftSeconds }, doubts };
  }

  #issueOld({ query }: Call): Answer {
    this.fetched += 1;
    if (!this.#isOurs(query.get('appkey'), query.get('appsecret'))) {
      throw new OldRefusal(oldCodes.badSecret, '不合法的appKey或appSecret');
    }
    const { token, leftSeconds } = this.#valid();
    return { body: { access_token: token, expires_in: leftSeconds } };
  }

  #isOurs(key: string | null, secret: string | null): boolean {
    const { clientId, clientSecret } = this.world.settings.app;
    return key === clientId && secret === clientSecret;
  }

  /** Asked again in time, the platform gives the same token with what is left of its life. */
  #valid(): { readonly token: string; readonly leftSeconds: number } {
    const nowMs = this.world.clock.nowMs();
    let token = this.#current;
    if (token === null || (this.#expiryMs.get(token) ?? 0) <= nowMs) {
      token = this.#current = randomBytes(16).toString('hex');
      this.#expiryMs.set(token, nowMs + lifeSeconds * 1000);
    }
    const leftMs = (this.#expiryMs.get(token) ?? nowMs) - nowMs;
    return { token, leftSeconds: Math.floor(leftMs / 1000) };
  }
}
