import { z } from 'zod';

/** A text of at most so many UTF-8 bytes; a longer one is refused with `code`. */
export function bytesAtMost(maxBytes: number, code: number | string) {
  return z.string().refine((text) => Buffer.byteLength(text) <= maxBytes, {
    error: `over ${maxBytes} bytes`,
    params: { code },
  });
}

export interface Checked<T> {
  readonly value: T;
  readonly doubts: readonly string[];
}

export interface Misfit {
  /** The rule's own code; null where the rule has none. */
  readonly code: number | string | null;
  readonly reason: string;
}

/**
 * Reads a body by its schema. The platforms pass over fields they do not know; here they pass too,
 * but are noted as a doubt, since a misspelt field would be lost without a word.
 */
export function checkShape<T>(schema: z.ZodType<T>, body: unknown): Checked<T> | Misfit {
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
  return second.success ? { value: second.data, doubts } : misfitOf(second.error);
}

function misfitOf(error: z.ZodError): Misfit {
  for (const issue of error.issues) {
    const code: unknown = issue.code === 'custom' ? issue.params?.['code'] : undefined;
    if (typeof code === 'number' || typeof code === 'string') return { code, reason: text(issue) };
  }
  const issue = error.issues[0];
  return { code: null, reason: issue ? text(issue) : 'invalid request parameter' };
}

const text = (issue: z.core.$ZodIssue): string => `${issue.path.join('.')}: ${issue.message}`;
