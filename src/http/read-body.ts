import type { Context } from 'koa';
import getRawBody from 'raw-body';
import { AppError } from '../kernel/errors.js';

interface BodyTerms {
  readonly maxBytes: number;
  /** What is said of a body above the limit, and of one that broke off; else the usual. */
  readonly texts?: { readonly tooLarge?: string; readonly broken?: string };
}

/**
 * A request's body as it came.
 * @throws AppError `input-too-large`, or `input-invalid` when it broke off
 */
export async function readBody(context: Context, { maxBytes, texts }: BodyTerms): Promise<Buffer> {
  try {
    const length = context.get('Content-Length') || null;
    return await getRawBody(context.req, { limit: maxBytes, length });
  } catch (cause) {
    const isTooLarge =
      cause instanceof Error && 'type' in cause && cause.type === 'entity.too.large';
    const userText = isTooLarge ? texts?.tooLarge : texts?.broken;
    throw new AppError(
      isTooLarge ? 'input-too-large' : 'input-invalid',
      isTooLarge ? 'a body above the limit' : 'a body could not be read',
      { cause, ...(userText === undefined ? {} : { userText }) },
    );
  }
}
