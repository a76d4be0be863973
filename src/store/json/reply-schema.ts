import { z } from 'zod';
import type { ShownReply } from '../../message/shown-reply.js';
import { groupId, memberId, texts } from './base-schemas.js';

const sizeBytes = z.int().nonnegative();

/** The bytes of pictures and files have a table of their own. */
export const replySchema: z.ZodType<ShownReply> = z.strictObject({
  to: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('group') }),
    z.strictObject({ kind: z.literal('other-group'), channel: z.string(), groupId }),
    z.strictObject({ kind: z.literal('sender') }),
    z.strictObject({ kind: z.literal('member'), memberId }),
  ]),
  blocks: z.array(
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('text'), text: z.string() }),
      z.strictObject({ type: z.literal('figures'), lines: texts }),
      z.strictObject({ type: z.literal('table'), header: texts, rows: z.array(texts) }),
      z.strictObject({
        type: z.literal('picture'),
        name: z.string(),
        alt: z.string(),
        sizeBytes,
      }),
      z.strictObject({ type: z.literal('file'), name: z.string(), sizeBytes }),
    ]),
  ),
  buttons: z.array(z.strictObject({ label: z.string(), text: z.string() })),
  whileOwed: z.strictObject({ key: z.string(), units: texts }).exactOptional(),
});
