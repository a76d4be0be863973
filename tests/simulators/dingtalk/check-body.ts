import type { z } from 'zod';

import { checkShape } from '../shared/check-shape.js';
import type { Checked } from '../shared/check-shape.js';
import type { Call } from '../shared/http-surface.js';
import { newCodes, NewRefusal, oldCodes, OldRefusal } from './refusal.js';

/** For the old API and the webhooks; a rule's own number, or else `code`. */
export function checkOld<T>(
  schema: z.ZodType<T>,
  body: unknown,
  code: number = oldCodes.badParameter,
): Checked<T> {
  const outcome = checkShape(schema, body);
  if ('value' in outcome) return outcome;
  throw new OldRefusal(typeof outcome.code === 'number' ? outcome.code : code, outcome.reason);
}

/** For the new API: status 400 and a rule's own word, or else `code`. */
export function checkNew<T>(
  schema: z.ZodType<T>,
  body: unknown,
  code: string = newCodes.badParameter,
): Checked<T> {
  const outcome = checkShape(schema, body);
  if ('value' in outcome) return outcome;
  throw new NewRefusal(400, typeof outcome.code === 'string' ? outcome.code : code, outcome.reason);
}

export const isJson = (call: Call): boolean => /^application\/json\b/i.test(call.contentType);

/** The body of a webhook call: JSON, and said to be JSON (43004). */
export function webhookJson(call: Call): unknown {
  if (!isJson(call))
    throw new OldRefusal(oldCodes.badContentType, 'Content-Type 不是 application/json');
  return parsed(call, () => new OldRefusal(oldCodes.badParameter, 'body is not JSON'));
}

/** Bodies of the old API may be JSON or a form. */
export function oldBody(call: Call): unknown {
  if (/^application\/x-www-form-urlencoded\b/i.test(call.contentType)) {
    return Object.fromEntries(new URLSearchParams(call.body.toString('utf8')));
  }
  return parsed(call, () => new OldRefusal(oldCodes.badJson, 'body is not JSON'));
}

/** The code for a body that is none, or not said to be JSON, is chosen. */
export function newBody(call: Call): unknown {
  if (!isJson(call)) throw new NewRefusal(415, 'UnsupportedMediaType', 'Content-Type is not JSON');
  return parsed(call, () => new NewRefusal(400, newCodes.badParameter, 'body is not JSON'));
}

function parsed(call: Call, refusal: () => Error): unknown {
  try {
    return JSON.parse(call.body.toString('utf8')) as unknown;
  } catch {
    throw refusal();
  }
}
