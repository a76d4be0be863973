import { callJson } from '../sending/call-json.js';
import type { CallResult, HttpCall } from '../sending/call-json.js';
import type { AppConfig } from '../wecom-config.js';
import type { WecomDeps } from '../wecom-deps.js';
import { AccessToken } from './access-token.js';

/** The token is void (40014) or over (42001). */
const TOKEN_CODES: readonly number[] = [40014, 42001];

/** Calls of the self-built application, with its token. */
export class AppApi {
  readonly #token: AccessToken;

  constructor(
    readonly config: AppConfig,
    private readonly apiBase: string,
    private readonly deps: WecomDeps,
  ) {
    const url = this.#url('gettoken', { corpid: config.corpId, corpsecret: config.secret });
    this.#token = new AccessToken(url.href, deps);
  }

  get(path: string, query: Readonly<Record<string, string>>): Promise<CallResult> {
    return this.#call(path, query, {});
  }

  post(path: string, json: unknown): Promise<CallResult> {
    return this.#call(path, {}, { json });
  }

  upload(type: 'image' | 'file', form: NonNullable<HttpCall['form']>): Promise<CallResult> {
    return this.#call('media/upload', { type }, { form });
  }

  /** An address with a token in it, for what is no JSON; never to be logged. */
  async signedUrl(path: string, query: Readonly<Record<string, string>>): Promise<string | null> {
    const token = await this.#token.get();
    if (token.kind === 'failed') return null;
    return this.#url(path, { access_token: token.value, ...query }).href;
  }

  /** Only that a token can be had. */
  async checkToken(): Promise<CallResult> {
    const token = await this.#token.get();
    return token.kind === 'token' ? { kind: 'ok', body: {}, date: null } : token.call;
  }

  async #call(
    path: string,
    query: Readonly<Record<string, string>>,
    content: Omit<HttpCall, 'url'>,
  ): Promise<CallResult> {
    let last: CallResult | null = null;
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      const token = await this.#token.get();
      if (token.kind === 'failed') return unsent(token.call);
      const url = this.#url(path, { access_token: token.value, ...query });
      last = await callJson(this.deps, { url: url.href, ...content });
      if (last.kind !== 'refused' || !TOKEN_CODES.includes(last.errcode)) return last;
      this.#token.drop(token.value);
    }
    return last ?? { kind: 'not-sent', cause: 'no token' };
  }

  #url(path: string, query: Readonly<Record<string, string>>): URL {
    const url = new URL(`${this.apiBase}/cgi-bin/${path}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return url;
  }
}

/** Without a token the call itself was not made, whatever became of the token's. */
const unsent = (call: Exclude<CallResult, { kind: 'ok' }>): CallResult =>
  call.kind === 'no-answer' ? { kind: 'not-sent', cause: call.cause } : call;
