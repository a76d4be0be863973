import type { Call, Dialect } from '../../shared/http-surface.js';
import { codes, Refusal } from '../refusal.js';

/** WeCom answers errors with status 200 too: the code is in the JSON. */
export const wecomDialect: Dialect = {
  wrongMethod: ({ method }) =>
    new Refusal(method === 'GET' ? codes.needsGet : codes.needsPost, `require ${method} method`),
  refused: ({ code, words }) => ({
    status: 200,
    headers: { 'content-type': 'application/json; charset=UTF-8' },
    body: JSON.stringify({ errcode: code, errmsg: words }),
  }),
  accepted: (fields) => ({ errcode: 0, errmsg: 'ok', ...fields }),
  told: ({ errcode, errmsg }) =>
    new Refusal(Number(errcode ?? codes.busy), errmsg ?? 'system busy'),
};

/** The JSON body of a call; 47001 when it is none. */
export function jsonBody(call: Call): unknown {
  try {
    return JSON.parse(call.body.toString('utf8')) as unknown;
  } catch {
    throw new Refusal(codes.badJson, 'data format error');
  }
}
