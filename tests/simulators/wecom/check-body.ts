import { z } from 'zod';

import { bytesAtMost as anyBytesAtMost, checkShape } from '../shared/check-shape.js';
import type { Checked } from '../shared/check-shape.js';
import { codes, Refusal } from './refusal.js';

/** A text of at most so many UTF-8 bytes; a longer one is refused with `errcode`. */
export const bytesAtMost = (maxBytes: number, errcode: number = codes.contentTooLong) =>
  anyBytesAtMost(maxBytes, errcode);

/** Reads a body by its schema; a field that is unknown is passed over and noted. */
export function checkBody<T>(schema: z.ZodType<T>, body: unknown): Checked<T> {
  const outcome = checkShape(schema, body);
  if ('value' in outcome) return outcome;
  const { code, reason } = outcome;
  throw new Refusal(typeof code === 'number' ? code : codes.badParameter, reason);
}

/** A message as the bot sends it: its type and the field of the same name. */
export interface MessageBody {
  readonly msgtype: string;
  readonly [field: string]: unknown;
}

/**
 * Checks a message of one of several types: `kinds` has the fields of each type, `envelope` those
 * around every type.
 */
export function checkMessage<E extends z.ZodRawShape>(
  kinds: Readonly<Record<string, z.ZodRawShape>>,
  envelope: E,
  body: unknown,
): Checked<z.infer<z.ZodObject<E>> & MessageBody> {
  const { msgtype } = z.looseObject({ msgtype: z.unknown() }).catch({ msgtype: null }).parse(body);
  const shape = typeof msgtype === 'string' ? kinds[msgtype] : undefined;
  if (!shape) throw new Refusal(codes.badMessageType, `invalid message type ${String(msgtype)}`);
  const schema = z.strictObject({ ...envelope, msgtype: z.string(), ...shape });
  return checkBody(schema, body) as unknown as Checked<z.infer<z.ZodObject<E>> & MessageBody>;
}
