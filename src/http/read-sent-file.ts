import type { Context } from 'koa';
import { AppError } from '../kernel/errors.js';
import { readBody } from './read-body.js';
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
export function readSentFile(
  context: Context,
  maxBytes: number,
  tooLarge: string,
): Promise<Uint8Array> {
  return readBody(context, { maxBytes, texts: { tooLarge, broken: fileTexts.broken } });
}
