import { z } from 'zod';
import type { Reply } from '../../message/reply.js';
import { memberId, texts } from './base-schemas.js';

/** Pictures and files travel as base64, for JSON knows no bytes. */
const bytes = z.codec(z.base64(), z.instanceof(Uint8Array), {
  decode: (text) => new Uint8Array(Buffer.from(text, 'base64')),
  encode: (content) => Buffer.from(content).toString('base64'),
});

/** Decodes what is stored; `z.encode` makes it from a reply. */
export const replySchema: z.ZodType<Reply> = z.strictObject({
  to: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('group') }),
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
        png: bytes,
        alt: z.string(),
      }),
      z.strictObject({ type: z.literal('file'), name: z.string(), content: bytes }),
    ]),
  ),
  buttons: z.array(z.strictObject({ label: z.string(), text: z.string() })),
});
