import { AppError } from '../../../kernel/errors.js';
import type { SignIn } from '../../../message/sign-in.js';
import { rowOfCode } from '../codes.js';
import type { DingtalkConfig } from '../dingtalk-config.js';
import type { Answer } from '../open-api/answer.js';
import { describeFailure } from '../open-api/describe-failure.js';
import type { OpenApi } from '../open-api/open-api.js';
import { jsonRequest, request } from '../open-api/request.js';
import { texts } from '../texts.js';

/** Codes are far shorter. */
const MAX_CODE_CHARS = 1_024;
/** Of `getbyunionid`: a member of the corp, not an outside contact. */
const INTERNAL_CONTACT = 0;

interface SignInDeps {
  readonly api: OpenApi;
  readonly config: DingtalkConfig;
  readonly fetch: typeof fetch;
  readonly requestMs: number;
}

/**
 * Signing in by the platform's page, in any browser and inside the client. The page sends the code
 * as `authCode`, not as `code`.
 */
export class DingtalkSignIn implements SignIn {
  readonly label = texts.signInLabel;
  readonly #deps: SignInDeps;

  constructor(deps: SignInDeps) {
    this.#deps = deps;
  }

  authorizeUrl({ state, returnTo }: { readonly state: string; readonly returnTo: string }): string {
    const { clientId, corpId, loginBase } = this.#deps.config;
    const query = new URLSearchParams({
      client_id: clientId,
      redirect_uri: returnTo,
      response_type: 'code',
      scope: corpId === null ? 'openid' : 'openid corpid',
      state,
      prompt: 'consent',
    });
    return `${loginBase}/oauth2/auth?${query.toString()}`;
  }

  isInside(userAgent: string): boolean {
    return /dingtalk/i.test(userAgent);
  }

  async redeem(code: string): Promise<string | null> {
    if (code === '' || code.length > MAX_CODE_CHARS) return null;
    const { config } = this.#deps;
    const { clientId, clientSecret, apiBase } = config;
    const tokens = await this.#send(
      jsonRequest(`${apiBase}/v1.0/oauth2/userAccessToken`, {
        clientId,
        clientSecret,
        code,
        grantType: 'authorization_code',
      }),
    );
    if (isBadCode(tokens)) return null;
    if (tokens.kind !== 'ok') throw failed('userAccessToken', tokens);
    const { accessToken, corpId } = tokens.body;
    if (config.corpId !== null && typeof corpId === 'string' && corpId !== '') {
      // Somebody may belong to several corps and have chosen another one.
      if (corpId !== config.corpId) return null;
    }
    return typeof accessToken === 'string' ? await this.#userOf(accessToken) : null;
  }

  async #userOf(userToken: string): Promise<string | null> {
    const { apiBase } = this.#deps.config;
    const me = await this.#send({
      url: `${apiBase}/v1.0/contact/users/me`,
      method: 'GET',
      headers: { 'x-acs-dingtalk-access-token': userToken },
    });
    if (me.kind !== 'ok') throw failed('contact/users/me', me);
    const unionid = textOf(me.body['unionId']);
    if (unionid === null) return null;
    const path = '/topapi/user/getbyunionid';
    const answer = await this.#deps.api.call({
      host: 'oapi',
      path,
      body: { unionid },
      isCounted: false,
    });
    const result = resultOf(answer, path);
    const isMember = (result?.['contact_type'] ?? INTERNAL_CONTACT) === INTERNAL_CONTACT;
    return result !== null && isMember ? textOf(result['userid']) : null;
  }

  #send(call: Parameters<typeof request>[1]): Promise<Answer> {
    return request(this.#deps.fetch, call, this.#deps.requestMs);
  }
}

/** Refused for what was asked, not for who asks or how often. */
function isBadCode(answer: Answer): boolean {
  if (answer.kind !== 'error') return false;
  const action = rowOfCode(answer.code)?.action;
  return action === undefined || action === 'receiver' || action === 'refused';
}

/** `null` for a wrong code and for somebody who is not in the corp. */
function resultOf(answer: Answer, path: string): Record<string, unknown> | null {
  if (answer.kind === 'ok') {
    const { result } = answer.body;
    return typeof result === 'object' && result !== null ? { ...result } : null;
  }
  if (answer.kind === 'error' && rowOfCode(answer.code)?.action === 'receiver') return null;
  throw failed(path, answer);
}

function failed(path: string, answer: Answer): AppError {
  const found = answer.kind === 'ok' ? 'an unknown form' : describeFailure(answer);
  return new AppError('platform', `signing in failed at ${path}: ${found}`);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
