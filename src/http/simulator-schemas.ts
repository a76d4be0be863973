import { z } from 'zod';

/** What a browser's `crypto.randomUUID` gives, and what a script may make up. */
const messageId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);

export const sendSchema = z.strictObject({
  id: messageId,
  as: z.string().min(1).max(200),
  chat: z.enum(['group', 'private']),
  text: z.string(),
  quotedId: z.string().min(1).max(200).nullable(),
});

/** Years outside of this cannot be meant, and would lead date arithmetic astray. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2099;

export const clockSchema = z.strictObject({
  now: z.iso.datetime({ offset: true }).refine((text) => {
    const year = new Date(text).getUTCFullYear();
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }),
});

export const afterSchema = z.coerce.number().int().min(0).catch(0);
