import { AppError } from '../../../kernel/errors.js';
import { RenewedToken } from '../../../kernel/renewed-token.js';
import { PlatformRefusal } from '../sending/platform-refusal.js';
import { callJson } from '../sending/call-json.js';
import type { CallResult, HttpCall } from '../sending/call-json.js';
import type { AppConfig } from '../wecom-config.js';
import type { WecomDeps } from '../wecom-deps.js';
import { fetchToken } from './fetch-token.js';
import type { FailedCall } from './fetch-token.js';

/** The token is void (40014) or over (42001). */
const TOKEN_CODES: readonly number[] = [40014, 42001];

/** Calls of the self-built application, with its token. */
export class AppApi {
  readonly #token: RenewedToken<FailedCall>;

  constructor(
    readonly config: AppConfig,
    private readonly apiBase: string,
    private readonly deps: WecomDeps,
  ) {
    const url = this.#url('gettoken', { corpid: config.corpId, corpsecret: config.secret });
    this.#token = new RenewedToken(() => fetchToken(url.href, deps), deps.clock);
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

  /** Only whether a token can be had. */
  async checkToken(): Promise<CallResult> {
    const token = await this.#token.get();
    return token.kind === 'token' ? { kind: 'ok', body: {}, date: null } : token.failure;
  }

  /**
   * Fetches what is no JSON, by an address with the token in it.
   * @throws AppError `platform`, or what `run` throws
   */
  async withSignedUrl<Result>(
    path: string,
    query: Readonly<Record<string, string>>,
    run: (url: string) => Promise<Result>,
  ): Promise<Result> {
    const first = await this.#tokenOrThrow();
    try {
      return await run(this.#url(path, { access_token: first, ...query }).href);
    } catch (error) {
      const isOver = error instanceof PlatformRefusal && TOKEN_CODES.includes(error.errcode);
      if (!isOver) throw error;
      this.#token.drop(first);
      const second = await this.#tokenOrThrow();
      return run(this.#url(path, { access_token: second, ...query }).href);
    }
  }

  async #tokenOrThrow(): Promise<string> {
    const token = await this.#token.get();
    if (token.kind === 'token') return token.value;
    const { failure: call } = token;
    const what = call.kind === 'refused' ? `code ${call.errcode}` : call.cause;
    throw new AppError('platform', `WeCom gave no access_token: ${what}`);
  }

  async #call(
    path: string,
    query: Readonly<Record<string, string>>,
    content: Omit<HttpCall, 'url'>,
  ): Promise<CallResult> {
    let last: CallResult | null = null;
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      const token = await this.#token.get();
      if (token.kind === 'failed') return unsent(token.failure);
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
const unsent = (call: FailedCall): CallResult =>
  call.kind === 'no-answer' ? { kind: 'not-sent', cause: call.cause } : call;
