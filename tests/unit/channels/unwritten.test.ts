import { expect, it } from 'vitest';
import { request } from '../../../src/channels/dingtalk/open-api/request.js';
import { callJson } from '../../../src/channels/wecom/sending/call-json.js';

const URL = 'https://platform.invalid/send';

/** Fails as Node's fetch does. */
function failing(code: string): typeof fetch {
  const cause = Object.assign(new Error('as the system says it'), { code });
  return () => Promise.reject(new TypeError('fetch failed', { cause }));
}

async function endings(code: string): Promise<readonly string[]> {
  const fetchIt = failing(code);
  const wecom = await callJson({ fetch: fetchIt, timings: { requestMs: 1000 } }, { url: URL });
  const dingtalk = await request(fetchIt, { url: URL, method: 'GET' }, 1000);
  return [wecom.kind, dingtalk.kind];
}

it.each([
  'ECONNREFUSED',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_INVALID_URL',
  'CERT_NOT_YET_VALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
])('a request that failed with %s reached nobody, on every platform', async (code) => {
  expect(await endings(code)).toEqual(['not-sent', 'unreachable']);
});

it.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT'])(
  'one that failed with %s may have been read, on every platform',
  async (code) => {
    expect(await endings(code)).toEqual(['no-answer', 'unclear']);
  },
);
