import type { Context } from 'koa';
import type { z } from 'zod';
import { AppError } from '../kernel/errors.js';
import { readBody } from './read-body.js';
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
  const body = await readBody(context, {
    maxBytes: MAX_BODY_BYTES,
    texts: { tooLarge: texts.bodyTooLarge },
  });
  const result = schema.safeParse(parse(new TextDecoder().decode(body)));
  if (!result.success) {
    const names = [...new Set(result.error.issues.map((issue) => issue.path.join('.')))];
    throw new AppError('input-invalid', 'body does not fit its schema', {
      userText: texts.badFields(names.join('、')),
    });
  }
  return result.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own error quotes the body, and a log must never hold what people wrote.
    throw new AppError('input-invalid', 'body is not JSON', { userText: texts.notJson });
  }
}
