import { isIP } from 'node:net';
import type { Middleware } from 'koa';
import { AppError } from '../kernel/errors.js';
import { texts } from './texts.js';

const READ_METHODS = new Set(['GET', 'HEAD']);

/**
 * Keeps other web sites in the visitor's browser from using a server on the loopback address.
 * A rebound DNS name shows in `Host`, since addresses themselves cannot be rebound; a foreign page
 * shows in `Origin` or `Sec-Fetch-Site`, which scripts cannot set.
 */
export function guardSite(hostNames: readonly string[], publicUrl: string | null): Middleware {
  const outside = publicUrl === null ? null : new URL(publicUrl);
  const names = outside === null ? hostNames : [...hostNames, outside.hostname];
  const known = new Set(['localhost', ...names.map((name) => name.toLowerCase())]);
  return async (context, next) => {
    const host = nameOfHost(context.get('Host'));
    if (host === null || !(known.has(host) || isIP(host) !== 0)) {
      throw new AppError('forbidden', 'unknown Host header', { userText: texts.foreignHost });
    }
    const changes = !READ_METHODS.has(context.method);
    const origin = context.get('Origin');
    // A proxy may call by another name than the browser did.
    if (changes && origin !== outside?.origin && isForeign(origin, context.get('Host'))) {
      throw new AppError('forbidden', 'Origin of another site', { userText: texts.foreignOrigin });
    }
    const site = context.get('Sec-Fetch-Site');
    const isPage = !changes && !context.path.startsWith('/api/');
    if (!isPage && !['', 'same-origin', 'none'].includes(site)) {
      throw new AppError('forbidden', 'request of another site', {
        userText: texts.foreignOrigin,
      });
    }
    await next();
  };
}

/** Lower case, without port and brackets; `null` when it is not the form of a host. */
function nameOfHost(header: string): string | null {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9.-]+))(?::\d{1,5})?$/i.exec(header);
  return (match?.[1] ?? match?.[2])?.toLowerCase() ?? null;
}

function isForeign(origin: string, host: string): boolean {
  return origin !== '' && origin !== `http://${host}` && origin !== `https://${host}`;
}
