import type { Context, Middleware } from 'koa';
import type { CallbackEndpoint, CallbackRequest } from '../message/callback-endpoint.js';
import { readBody } from './read-body.js';

/**
 * Serves the paths that chat platforms call. The raw query and body go on untouched, since signatures
 * are checked over them; what they mean is the channel's business. Stands before the guard against
 * foreign sites: a platform calls by whatever name the office's proxy has.
 */
export function callbackRoutes(endpoints: readonly CallbackEndpoint[]): Middleware {
  const byPath = new Map(endpoints.map((endpoint) => [endpoint.path, endpoint]));
  return async (context, next) => {
    const endpoint = byPath.get(context.path);
    const { method } = context;
    if (endpoint === undefined || (method !== 'GET' && method !== 'POST')) {
      await next();
      return;
    }
    const maxBytes = endpoint.maxBodyBytes;
    const body = method === 'POST' ? await readBody(context, { maxBytes }) : NO_BODY;
    const answer = await endpoint.answer({
      method,
      rawQuery: context.querystring,
      headers: headersOf(context),
      body,
    });
    context.status = answer.status;
    context.type = answer.contentType;
    context.set('Cache-Control', 'no-store');
    context.body = answer.body;
  };
}

const NO_BODY = new Uint8Array();

function headersOf({ headers }: Context): CallbackRequest['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
}
