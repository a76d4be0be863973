import type { Context, Middleware } from 'koa';
import type { ErrorCode } from '../kernel/errors.js';
import { AppError, errorTable } from '../kernel/errors.js';
import type { ErrorView } from './api-types.js';
import type { HttpLog } from './http-deps.js';
import { texts } from './texts.js';

/**
 * The outermost middleware: whatever goes wrong inside becomes the status of `errorTable` and a
 * Chinese sentence. Stack, message and cause go to the log only.
 */
export function answerErrors(log: HttpLog): Middleware {
  return async (context, next) => {
    try {
      await next();
      if (context.status === 404 && context.body === undefined) {
        throw new AppError('not-found', `no route for ${context.method} ${context.path}`, {
          userText: texts.unknownRoute,
        });
      }
    } catch (thrown) {
      const error = toAppError(thrown);
      const row = errorTable[error.code];
      log[row.logLevel](
        { err: error, method: context.method, path: context.path },
        'request was not served',
      );
      answer(context, error.code, error.userText);
    }
  };
}

function answer(context: Context, code: ErrorCode, message: string): void {
  const row = errorTable[code];
  context.status = row.httpStatus;
  context.set('Cache-Control', 'no-store');
  if (row.httpStatus === 413) {
    // The rest of the body is not read, so the connection cannot be used again.
    context.set('Connection', 'close');
  }
  if (row.httpStatus === 503) {
    context.set('Retry-After', '5');
  }
  if (row.httpStatus === 429) {
    // Attempts are counted by the minute.
    context.set('Retry-After', '60');
  }
  if (context.path.startsWith('/api/')) {
    context.body = { error: { code, message } } satisfies ErrorView;
  } else {
    context.type = 'text/plain; charset=utf-8';
    context.body = `${message}\n`;
  }
}

const codeOfStatus: Readonly<Record<number, ErrorCode>> = {
  400: 'input-invalid',
  403: 'forbidden',
  404: 'not-found',
  413: 'input-too-large',
};

/** Libraries under the server (koa-send, raw-body, the router) throw errors with a status. */
function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) {
    return thrown;
  }
  const status = statusOf(thrown);
  const code = status === null ? 'invariant' : (codeOfStatus[status] ?? 'input-invalid');
  return new AppError(code, 'a library or a defect ended the request', { cause: thrown });
}

function statusOf(thrown: unknown): number | null {
  if (thrown instanceof Error && 'status' in thrown && typeof thrown.status === 'number') {
    return thrown.status >= 400 && thrown.status < 500 ? thrown.status : null;
  }
  return null;
}
