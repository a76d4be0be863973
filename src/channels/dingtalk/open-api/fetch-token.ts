import type { DingtalkConfig } from '../dingtalk-config.js';
import type { Answer } from './answer.js';
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
