import type { Context, Middleware } from 'koa';
import send from 'koa-send';
import { AppError } from '../kernel/errors.js';
import { texts } from './texts.js';

/** Files under `assets/` carry a hash of their content in their name and never change. */
const ASSET_MAX_AGE_MS = 365 * 24 * 3_600_000;

/** Serves the built console; a path without a file extension is a page of the one application. */
export function serveConsole(root: string): Middleware {
  return async (context, next) => {
    const isRead = context.method === 'GET' || context.method === 'HEAD';
    if (!isRead || context.path.startsWith('/api/')) {
      await next();
      return;
    }
    if (/\.[a-z0-9]+$/i.test(context.path)) {
      await sendFile(context, context.path, root);
    } else {
      await sendPage(context, root);
    }
  };
}

async function sendFile(context: Context, path: string, root: string): Promise<void> {
  const lasting = path.startsWith('/assets/');
  try {
    await send(context, path, {
      root,
      ...(lasting ? { maxAge: ASSET_MAX_AGE_MS, immutable: true } : {}),
    });
  } catch (error) {
    throw new AppError('not-found', 'no such file of the console', {
      userText: texts.unknownRoute,
      cause: error,
    });
  }
}

async function sendPage(context: Context, root: string): Promise<void> {
  context.set('Cache-Control', 'no-cache');
  try {
    await send(context, 'index.html', { root });
  } catch (error) {
    throw new AppError('environment', 'the console is not built', {
      userText: texts.consoleMissing,
      cause: error,
    });
  }
}
