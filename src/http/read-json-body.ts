import type { Context } from 'koa';
import getRawBody from 'raw-body';
import type { z } from 'zod';
import { AppError } from '../kernel/errors.js';
import { texts } from './texts.js';

/** Well above the longest message of any chat platform, well below what could hurt the process. */
const MAX_BODY_BYTES = 256 * 1024;

/** Reads a request's JSON and checks it. */
export async function readJsonBody<Schema extends z.ZodType>(
  context: Context,
  schema: Schema,
): Promise<z.output<Schema>> {
  if (context.is('application/json') === false) {
    throw new AppError('input-invalid', 'body is not JSON by its type', {
      userText: texts.jsonOnly,
    });
  }
  const result = schema.safeParse(parse(await readText(context)));
  if (!result.success) {
    const names = [...new Set(result.error.issues.map((issue) => issue.path.join('.')))];
    throw new AppError('input-invalid', 'body does not fit its schema', {
      userText: texts.badFields(names.join('、')),
    });
  }
  return result.data;
}

async function readText(context: Context): Promise<string> {
  try {
    return await getRawBody(context.req, {
      limit: MAX_BODY_BYTES,
      length: context.get('Content-Length') || null,
      encoding: 'utf-8',
    });
  } catch (error) {
    const tooLarge = error instanceof Error && 'type' in error && error.type === 'entity.too.large';
    throw tooLarge
      ? new AppError('input-too-large', 'body above the limit', {
          userText: texts.bodyTooLarge,
          cause: error,
        })
      : new AppError('input-invalid', 'body could not be read', { cause: error });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own error quotes the body, and a log must never hold what people wrote.
    throw new AppError('input-invalid', 'body is not JSON', { userText: texts.notJson });
  }
}
