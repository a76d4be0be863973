import { setTimeout as sleep } from 'node:timers/promises';

import type { RenewedToken } from '../../../kernel/renewed-token.js';
import type { DingtalkConfig } from '../dingtalk-config.js';
import { rowOfCode } from '../codes.js';
import type { DingtalkLog } from '../dingtalk-deps.js';
import type { Answer, Failure } from './answer.js';
import type { QuotaWatch } from './quota-watch.js';
import type { RateGate } from './rate-gate.js';
import type { HttpRequest } from './request.js';
import { request } from './request.js';

export interface ApiCall {
  /** `api` takes the token in a header, `oapi` in the query. */
  readonly host: 'api' | 'oapi';
  readonly method?: 'POST' | 'PUT';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** A body that is not JSON. */
  readonly raw?: { readonly contentType: string; readonly bytes: Uint8Array };
  /** Address book, token and login calls are free. */
  readonly isCounted: boolean;
  /** Large bodies need longer than the usual. */
  readonly timeoutMs?: number;
}

/** Neither refusal has done anything, so a call may be made again. */
const MAX_AGAIN = 3;

interface OpenApiDeps {
  readonly config: DingtalkConfig;
  readonly fetch: typeof fetch;
  readonly log: DingtalkLog;
  readonly tokens: RenewedToken<Failure>;
  readonly gate: RateGate;
  readonly quota: QuotaWatch;
  readonly requestMs: number;
}

/** Calls of both APIs with the application's token. */
export class OpenApi {
  readonly #deps: OpenApiDeps;

  constructor(deps: OpenApiDeps) {
    this.#deps = deps;
  }

  /** Fetches the token anew once when the platform no longer knows it, and slows down when told to. */
  async call(call: ApiCall): Promise<Answer> {
    let { answer, token } = await this.#attempt(call);
    let isTokenNew = false;
    for (let left = MAX_AGAIN; left > 0 && answer.kind === 'error' && token !== null; left -= 1) {
      const { code } = answer;
      const row = rowOfCode(code);
      if (row === null) this.#deps.log.warn({ code, path: call.path }, 'a code that is not known');
      if (row?.action === 'slow-down') await sleep(row.afterMs);
      else if (row?.action !== 'refresh-token' || isTokenNew) return answer;
      else {
        this.#deps.tokens.drop(token);
        isTokenNew = true;
      }
      ({ answer, token } = await this.#attempt(call));
    }
    return answer;
  }

  async #attempt(call: ApiCall): Promise<{ answer: Answer; token: string | null }> {
    const { tokens, gate, quota, fetch: fetchIt, requestMs } = this.#deps;
    const early = await tokens.get();
    await gate.pass(call.path);
    // It may have been replaced while this call stood in line.
    const got = early.kind === 'token' ? await tokens.get() : early;
    if (got.kind !== 'token') return { answer: notCalled(got.failure), token: null };
    if (call.isCounted) quota.count('api');
    const answer = await request(
      fetchIt,
      this.#request(call, got.value),
      call.timeoutMs ?? requestMs,
    );
    return { answer, token: got.value };
  }

  #request(
    { host, method = 'POST', path, query = {}, body, raw }: ApiCall,
    token: string,
  ): HttpRequest {
    const { apiBase, oapiBase } = this.#deps.config;
    const isOld = host === 'oapi';
    const search = new URLSearchParams({ ...(isOld ? { access_token: token } : {}), ...query });
    const tail = search.size === 0 ? '' : `?${search.toString()}`;
    return {
      url: (isOld ? oapiBase : apiBase) + path + tail,
      method,
      headers: {
        'content-type': raw?.contentType ?? 'application/json; charset=utf-8',
        ...(isOld ? {} : { 'x-acs-dingtalk-access-token': token }),
      },
      body: raw?.bytes ?? JSON.stringify(body),
    };
  }
}

/** Without a token the call itself was never made, whatever became of the token's. */
function notCalled(failure: Failure): Answer {
  return failure.kind === 'unclear'
    ? { kind: 'unreachable', reason: `no access token: ${failure.reason}` }
    : failure;
}
