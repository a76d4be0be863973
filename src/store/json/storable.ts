import type { z } from 'zod';
import { AppError } from '../../kernel/errors.js';
import type { Prisma } from '../generated/client.js';

/** What stands in the place of a character that PostgreSQL cannot store. */
const REPLACEMENT = '\uFFFD';

const LONE_SURROGATES = /\p{Surrogate}/gu;

/** The text as PostgreSQL can store it: it takes neither NUL nor half a surrogate pair. */
export function storableText(text: string): string {
  return text.replaceAll('\0', REPLACEMENT).replace(LONE_SURROGATES, REPLACEMENT);
}

/**
 * A document for a jsonb column.
 * @throws AppError `invariant` when it is not what the schema says: what could not be read again
 *   must not be written.
 */
export function toJson<Value>(
  schema: z.ZodType<Value>,
  value: Value,
  what: string,
): Prisma.InputJsonValue {
  const checked = schema.safeEncode(value);
  if (!checked.success) {
    throw new AppError('invariant', `${what} does not fit its schema: ${problems(checked.error)}`);
  }
  return JSON.parse(JSON.stringify(checked.data), (_key, part: unknown) =>
    typeof part === 'string' ? storableText(part) : part,
  ) as Prisma.InputJsonValue;
}

/**
 * Reads a jsonb column.
 * @throws AppError `unreadable` naming the wrong fields, never their values.
 */
export function fromJson<Value>(schema: z.ZodType<Value>, stored: unknown, what: string): Value {
  const read = schema.safeDecode(stored);
  if (!read.success) {
    throw new AppError('unreadable', `stored ${what} cannot be read: ${problems(read.error)}`);
  }
  return read.data;
}

function problems(error: z.ZodError): string {
  return error.issues.map(({ code, path }) => `${path.join('.')} ${code}`).join(', ');
}
