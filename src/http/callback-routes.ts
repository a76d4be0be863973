import type { Context, Middleware } from 'koa';
import getRawBody from 'raw-body';
import { AppError } from '../kernel/errors.js';
import type { CallbackEndpoint, CallbackRequest } from '../message/callback-endpoint.js';

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
    const body = method === 'POST' ? await readBody(context, endpoint.maxBodyBytes) : NO_BODY;
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

async function readBody(context: Context, maxBytes: number): Promise<Uint8Array> {
  try {
    return await getRawBody(context.req, {
      limit: maxBytes,
      length: context.get('Content-Length') || null,
    });
  } catch (error) {
    const isTooLarge =
      error instanceof Error && 'type' in error && error.type === 'entity.too.large';
    throw new AppError(
      isTooLarge ? 'input-too-large' : 'input-invalid',
      isTooLarge ? 'callback above the limit' : 'callback could not be read',
      { cause: error },
    );
  }
}
