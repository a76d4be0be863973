import { z } from 'zod';

import { codes, Refusal } from './refusal.js';

/** A text of at most so many UTF-8 bytes; a longer one is refused with `errcode`. */
export function bytesAtMost(maxBytes: number, errcode: number = codes.contentTooLong) {
  return z.string().refine((text) => Buffer.byteLength(text) <= maxBytes, {
    error: `over ${maxBytes} bytes`,
    params: { errcode },
  });
}

export interface Checked<T> {
  readonly value: T;
  readonly doubts: readonly string[];
}

/**
 * Reads a body by its schema. WeCom passes over fields it does not know; here they pass too, but are
 * noted as a doubt, since a misspelt field would be lost without a word.
 */
export function checkBody<T>(schema: z.ZodType<T>, body: unknown): Checked<T> {
  const first = schema.safeParse(body);
  if (first.success) return { value: first.data, doubts: [] };
  const clean = structuredClone(body);
  const doubts: string[] = [];
  for (const issue of first.error.issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const holder = issue.path.reduce<unknown>(
      (at, key) => (at as Record<PropertyKey, unknown>)[key],
      clean,
    );
    for (const key of issue.keys) {
      doubts.push(`unknown field ${[...issue.path, key].join('.')}`);
      Reflect.deleteProperty(holder as object, key);
    }
  }
  const second = schema.safeParse(clean);
  if (second.success) return { value: second.data, doubts };
  throw refusalOf(second.error);
}

function refusalOf(error: z.ZodError): Refusal {
  for (const issue of error.issues) {
    const errcode: unknown = issue.code === 'custom' ? issue.params?.['errcode'] : undefined;
    if (typeof errcode === 'number') return new Refusal(errcode, text(issue));
  }
  const issue = error.issues[0];
  return new Refusal(codes.badParameter, issue ? text(issue) : 'invalid request parameter');
}

const text = (issue: z.core.$ZodIssue): string => `${issue.path.join('.')}: ${issue.message}`;

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
