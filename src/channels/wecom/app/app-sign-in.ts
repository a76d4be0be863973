import { AppError } from '../../../kernel/errors.js';
import type { SignIn } from '../../../message/sign-in.js';
import type { AppApi } from './app-api.js';

/** Wrong, used or too old. */
const BAD_CODE = 40029;
/** The platform's limit. */
const MAX_CODE_LENGTH = 512;

/** Signing in to the console, inside of WeCom without a word, elsewhere by its login page. */
export class AppSignIn implements SignIn {
  readonly label = '企业微信';

  constructor(
    private readonly api: AppApi,
    private readonly bases: { readonly oauth: string; readonly login: string },
  ) {}

  authorizeUrl({ state, returnTo, isInside }: Parameters<SignIn['authorizeUrl']>[0]): string {
    const { corpId, agentId } = this.api.config;
    const url = new URL(
      isInside
        ? `${this.bases.oauth}/connect/oauth2/authorize`
        : `${this.bases.login}/wwlogin/sso/login`,
    );
    const query = isInside
      ? { appid: corpId, redirect_uri: returnTo, response_type: 'code', scope: 'snsapi_base' }
      : { login_type: 'CorpApp', appid: corpId, redirect_uri: returnTo, lang: 'zh' };
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    url.searchParams.set('state', state);
    url.searchParams.set('agentid', String(agentId));
    if (isInside) url.hash = 'wechat_redirect';
    return url.href;
  }

  isInside(userAgent: string): boolean {
    return /\bwxwork\//i.test(userAgent);
  }

  async redeem(code: string): Promise<string | null> {
    if (code === '' || code.length > MAX_CODE_LENGTH) return null;
    const call = await this.api.get('auth/getuserinfo', { code });
    if (call.kind === 'ok') {
      // Who is no member comes with an openid instead.
      const userId = call.body['userid'] ?? call.body['UserId'];
      return typeof userId === 'string' && userId !== '' ? userId : null;
    }
    if (call.kind === 'refused' && call.errcode === BAD_CODE) return null;
    const what = call.kind === 'refused' ? `code ${call.errcode}` : call.cause;
    throw new AppError('platform', `WeCom did not say who signs in: ${what}`);
  }
}
