import type { FreshToken, NoToken } from '../../../kernel/renewed-token.js';
import type { DingtalkConfig } from '../dingtalk-config.js';
import type { Answer, Failure } from './answer.js';
import { jsonRequest, request } from './request.js';

/** Asks for an access token, which both APIs take. */
export function fetchToken(
  { apiBase, clientId, clientSecret }: DingtalkConfig,
  fetchIt: typeof fetch,
  timeoutMs: number,
): Promise<Answer> {
  const body = { appKey: clientId, appSecret: clientSecret };
  return request(fetchIt, jsonRequest(`${apiBase}/v1.0/oauth2/accessToken`, body), timeoutMs);
}

/** What the answer to it brings. */
export function freshToken(answer: Answer): FreshToken | NoToken<Failure> {
  if (answer.kind !== 'ok') return { kind: 'failed', failure: answer };
  const { accessToken, expireIn } = answer.body;
  if (typeof accessToken !== 'string' || accessToken === '') {
    const reason = 'the answer holds no access token';
    return { kind: 'failed', failure: { kind: 'unclear', reason } };
  }
  const lifeMs = typeof expireIn === 'number' ? expireIn * 1_000 : null;
  return { kind: 'token', value: accessToken, lifeMs };
}
