import type { Context } from 'koa';
import getRawBody from 'raw-body';
import { AppError } from '../kernel/errors.js';
import { fileTexts } from './texts.js';

/** Percent-encoded, since headers hold no Chinese. */
const NAME_HEADER = 'X-File-Name';
const MAX_NAME_CHARS = 2000;

/** As the browser calls the file: never trusted. @throws AppError `input-invalid` */
export function sentFileName(context: Context): string {
  try {
    return decodeURIComponent(context.get(NAME_HEADER).slice(0, MAX_NAME_CHARS));
  } catch {
    throw new AppError('input-invalid', 'a name of a file cannot be read', {
      userText: fileTexts.badName,
    });
  }
}

/**
 * A body that is a file.
 * @param tooLarge what is said of one above the limit
 * @throws AppError `input-too-large`, or `input-invalid` when it broke off
 */
export async function readSentFile(
  context: Context,
  maxBytes: number,
  tooLarge: string,
): Promise<Uint8Array> {
  try {
    const length = context.get('Content-Length') || null;
    return await getRawBody(context.req, { limit: maxBytes, length });
  } catch (error) {
    const isTooLarge =
      error instanceof Error && 'type' in error && error.type === 'entity.too.large';
    throw new AppError(
      isTooLarge ? 'input-too-large' : 'input-invalid',
      isTooLarge ? 'an upload above the limit' : 'an upload broke off',
      { cause: error, userText: isTooLarge ? tooLarge : fileTexts.broken },
    );
  }
}
