import type { FreshToken, NoToken } from '../../../kernel/renewed-token.js';
import { callJson } from '../sending/call-json.js';
import type { CallResult, HttpDeps } from '../sending/call-json.js';

const SECOND_MS = 1_000;

export type FailedCall = Exclude<CallResult, { kind: 'ok' }>;

/** The application's token. */
export async function fetchToken(
  url: string,
  deps: HttpDeps,
): Promise<FreshToken | NoToken<FailedCall>> {
  const call = await callJson(deps, { url });
  if (call.kind !== 'ok') return { kind: 'failed', failure: call };
  const { access_token: value, expires_in: seconds } = call.body;
  if (typeof value !== 'string' || value === '') {
    const failure: FailedCall = { kind: 'no-answer', cause: 'no access_token in the answer' };
    return { kind: 'failed', failure };
  }
  return { kind: 'token', value, lifeMs: typeof seconds === 'number' ? seconds * SECOND_MS : null };
}
