import { randomBytes } from 'node:crypto';
import { z } from 'zod';

import type { ApiGate } from '../api/api-gate.js';
import { checkNew, checkOld, newBody, oldBody } from '../check-body.js';
import type { Answer, Call, Route } from '../../shared/http-surface.js';
import type { SimMember } from '../office.js';
import { newCodes, NewRefusal, oldCodes, OldRefusal } from '../refusal.js';
import type { World } from '../world.js';
import { choicePage, errorPage } from './login-page.js';

const codeLifeMs = 5 * 60_000;
const tokenLifeSeconds = 7_200;

interface LoginCode {
  readonly userId: string;
  readonly atMs: number;
  /** From the page in the browser (with its scope), or from inside the application. */
  readonly scope: string | null;
}

const codeSchema = z.strictObject({ code: z.string() });
const tokenSchema = z.strictObject({
  clientId: z.string(),
  clientSecret: z.string(),
  code: z.string(),
  grantType: z.literal('authorization_code'),
  refreshToken: z.string().optional(),
});

/**
 * Login inside DingTalk and in a browser (B7). Who looks at the page is said beforehand (`browseAs`)
 * or by `simulate_user` in the address; without either the page lets one choose.
 */
export class Login {
  #viewer: string | null = null;
  readonly #codes = new Map<string, LoginCode>();
  readonly #tokens = new Map<string, { readonly userId: string; readonly expiryMs: number }>();

  constructor(
    private readonly world: World,
    private readonly gate: ApiGate,
  ) {}

  browseAs(userId: string | null): void {
    this.#viewer = userId;
  }

  /** A code as dd.requestAuthCode gives it inside the application. */
  issueCode(userId: string): string {
    return this.#issue(userId, null);
  }

  newRoutes(): readonly Route[] {
    return [
      {
        method: 'POST',
        path: '/v1.0/oauth2/userAccessToken',
        via: 'login',
        handle: (call) => this.#userToken(call),
      },
      {
        method: 'GET',
        path: '/v1.0/contact/users/me',
        via: 'login',
        handle: (call) => this.#me(call),
      },
    ];
  }

  oldRoutes(): readonly Route[] {
    const path = '/topapi/v2/user/getuserinfo';
    return [this.gate.oldRoute(path, { counted: false }, (call) => this.#userInfo(call))];
  }

  edgeRoutes(): readonly Route[] {
    return [
      { method: 'GET', path: '/oauth2/auth', via: 'login', handle: (call) => this.#page(call) },
    ];
  }

  #page({ query, path }: Call): Answer {
    const { clientId, trustedHost } = this.world.settings.app;
    const scope = query.get('scope') ?? '';
    const wrong = [
      ...(query.get('client_id') === clientId ? [] : ['client_id']),
      ...(query.get('response_type') === 'code' ? [] : ['response_type']),
      ...(['openid', 'openid corpid'].includes(scope) ? [] : ['scope']),
      ...(query.get('prompt') === 'consent' ? [] : ['prompt']),
    ];
    if (wrong.length > 0) return errorPage(`参数错误 ${wrong.join(' ')}`);
    const target = query.get('redirect_uri') ?? '';
    if (!URL.canParse(target) || (trustedHost !== null && new URL(target).host !== trustedHost)) {
      return errorPage('redirect_uri 不在登录回调地址中');
    }
    const viewer = query.get('simulate_user') ?? this.#viewer;
    if (viewer === null) return choicePage(this.world.settings.members, path, query);
    const back = new URL(target);
    if (viewer === '') back.searchParams.set('error', 'access_denied');
    else back.searchParams.set('authCode', this.#issue(viewer, scope));
    back.searchParams.set('state', query.get('state') ?? '');
    return { status: 302, headers: { location: back.href }, body: '', note: viewer };
  }

  #userInfo(call: Call): Answer {
    const { value, doubts } = checkOld(codeSchema, oldBody(call), oldCodes.badJson);
    const issued = this.#redeem(value.code);
    if (issued?.scope !== null) throw new OldRefusal(oldCodes.badCode, '不存在的临时授权码');
    const { userId, unionId, name, isAdmin, inCorp } = this.world.member(issued.userId);
    if (!inCorp) throw new OldRefusal(oldCodes.unknownUser, '找不到该用户');
    return {
      body: {
        result: {
          userid: userId,
          unionid: unionId,
          name,
          sys: isAdmin,
          sys_level: isAdmin ? 1 : 0,
          device_id: 'simulated-device',
        },
      },
      doubts,
    };
  }

  #userToken(call: Call): Answer {
    const { value, doubts } = checkNew(tokenSchema, newBody(call));
    const { clientId, clientSecret, corpId } = this.world.settings.app;
    if (value.clientId !== clientId || value.clientSecret !== clientSecret) {
      throw new NewRefusal(400, newCodes.badSecret, '无效的clientId或者clientSecret');
    }
    const issued = this.#redeem(value.code);
    if (!issued || issued.scope === null) {
      throw new NewRefusal(400, newCodes.badCode, '不合法的临时授权码');
    }
    const accessToken = randomBytes(16).toString('hex');
    const expiryMs = this.world.clock.nowMs() + tokenLifeSeconds * 1000;
    this.#tokens.set(accessToken, { userId: issued.userId, expiryMs });
    return {
      body: {
        accessToken,
        refreshToken: randomBytes(16).toString('hex'),
        expireIn: tokenLifeSeconds,
        ...(issued.scope === 'openid corpid' ? { corpId } : {}),
      },
      doubts,
    };
  }

  /** Wants the person's token; the application's own is refused here. */
  #me({ headers }: Call): Answer {
    const token = this.#tokens.get(String(headers['x-acs-dingtalk-access-token']));
    if (!token || token.expiryMs <= this.world.clock.nowMs()) {
      throw new NewRefusal(400, newCodes.invalidAuthentication, '不合法的access_token');
    }
    const { unionId, dingtalkId, name }: SimMember = this.world.member(token.userId);
    return { body: { unionId, openId: `open-${dingtalkId}`, nick: name } };
  }

  #issue(userId: string, scope: string | null): string {
    this.world.member(userId);
    const code = randomBytes(16).toString('hex');
    this.#codes.set(code, { userId, scope, atMs: this.world.clock.nowMs() });
    return code;
  }

  /** A code works once, for five minutes. */
  #redeem(code: string): LoginCode | null {
    const issued = this.#codes.get(code);
    this.#codes.delete(code);
    return issued && this.world.clock.nowMs() - issued.atMs <= codeLifeMs ? issued : null;
  }
}
