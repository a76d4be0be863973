import { randomBytes } from 'node:crypto';

import type { Answer, Call, Route } from '../../shared/http-surface.js';
import { codes, Refusal } from '../refusal.js';
import type { World } from '../world.js';
import type { AccessTokens } from './access-tokens.js';

const codeLifeMs = 5 * 60_000;

interface LoginCode {
  readonly userId: string;
  readonly atMs: number;
}

/**
 * Both login pages and the exchange of their code (A6). Who looks at the page is said beforehand
 * (`browseAs`) or by `simulate_user` in the address; without either the page lets one choose.
 */
export class Login {
  #viewer: string | null = null;
  readonly #codes = new Map<string, LoginCode>();

  constructor(
    private readonly world: World,
    private readonly tokens: AccessTokens,
  ) {}

  browseAs(userId: string | null): void {
    this.#viewer = userId;
  }

  /** A code as a login would give; a name that is no member's stands for somebody from outside. */
  issueCode(userId: string): string {
    const code = randomBytes(24).toString('base64url');
    this.#codes.set(code, { userId, atMs: this.world.clock.nowMs() });
    return code;
  }

  routes(): readonly Route[] {
    const page = (path: string, needed: Readonly<Record<string, string>>): Route => ({
      method: 'GET',
      path,
      via: 'login',
      handle: (call) => this.#page(call, needed),
    });
    const { corpId, agentId } = this.world.settings.app;
    return [
      page('/connect/oauth2/authorize', { appid: corpId, response_type: 'code' }),
      page('/wwlogin/sso/login', {
        login_type: 'CorpApp',
        appid: corpId,
        agentid: String(agentId),
      }),
      {
        method: 'GET',
        path: '/cgi-bin/auth/getuserinfo',
        via: 'api',
        handle: (call) => {
          this.tokens.check(call);
          return this.#exchange(call.query.get('code') ?? '');
        },
      },
    ];
  }

  #page(call: Call, needed: Readonly<Record<string, string>>): Answer {
    for (const [name, value] of Object.entries(needed)) {
      if (call.query.get(name) !== value) return errorPage(`参数错误 ${name}`);
    }
    const scope = call.query.get('scope');
    if (call.path.startsWith('/connect') && !/^snsapi_(base|privateinfo)$/.test(scope ?? '')) {
      return errorPage('参数错误 scope');
    }
    const state = call.query.get('state') ?? '';
    if (!/^[A-Za-z0-9]{0,128}$/.test(state)) return errorPage('参数错误 state');
    const target = call.query.get('redirect_uri') ?? '';
    const { trustedHost } = this.world.settings.app;
    if (!URL.canParse(target) || (trustedHost !== null && new URL(target).host !== trustedHost)) {
      return errorPage('redirect_uri 与可信域名不一致（50001）');
    }
    const viewer = call.query.get('simulate_user') ?? this.#viewer;
    if (viewer === null) return this.#choice(call);
    const back = new URL(target);
    back.searchParams.set('code', this.issueCode(viewer));
    back.searchParams.set('state', state);
    return { status: 302, headers: { location: back.href }, body: '', note: viewer };
  }

  #choice(call: Call): Answer {
    const links = this.world.settings.members.map(({ userId, name }) => {
      const query = new URLSearchParams(call.query);
      query.set('simulate_user', userId);
      return `<p><a href="${call.path}?${query.toString().replaceAll('&', '&amp;')}">${name}</a></p>`;
    });
    return htmlPage(200, `<h1>以谁的身份登录</h1>${links.join('')}`);
  }

  /** A code works once, for five minutes. Who is not a member comes as an openid. */
  #exchange(code: string): Answer {
    const issued = this.#codes.get(code);
    this.#codes.delete(code);
    if (!issued || this.world.clock.nowMs() - issued.atMs > codeLifeMs) {
      throw new Refusal(codes.badOauthCode, 'invalid code');
    }
    const isMember = this.world.settings.members.some(({ userId }) => userId === issued.userId);
    return { body: isMember ? { userid: issued.userId } : { openid: issued.userId } };
  }
}

const errorPage = (reason: string): Answer => htmlPage(200, `<h1>${reason}</h1>`);

function htmlPage(status: number, body: string): Answer {
  const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><body>${body}</body></html>`;
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: html };
}
