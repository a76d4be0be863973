import { z } from 'zod';

import type { InboundAttachment } from '../../../message/inbound-message.js';
import { botTicket } from './media-ticket.js';

const textSchema = z.looseObject({ content: z.string().max(100_000) });

/** `aeskey` comes over the long connection; names are sent by some versions only. */
const mediaSchema = z.looseObject({
  url: z.string().max(4_096),
  aeskey: z.string().max(128).optional(),
  name: z.string().max(1_024).optional(),
  filename: z.string().max(1_024).optional(),
});

/** What a message or the one that it quotes consists of. */
export const contentSchema = z.looseObject({
  msgtype: z.string(),
  text: textSchema.optional(),
  voice: textSchema.optional(),
  image: mediaSchema.optional(),
  file: mediaSchema.optional(),
  mixed: z
    .looseObject({
      msg_item: z
        .array(
          z.looseObject({
            msgtype: z.string(),
            text: textSchema.optional(),
            image: mediaSchema.optional(),
          }),
        )
        .max(100),
    })
    .optional(),
});

type Content = z.infer<typeof contentSchema>;

/** Kinds of which nothing can be made; the sender is told so. */
export type UnreadKind = 'video' | 'voice' | 'other';

export interface BotContent {
  readonly text: string;
  readonly attachments: readonly InboundAttachment[];
  readonly unread: UnreadKind | null;
}

const words = (text: string): BotContent => ({ text, attachments: [], unread: null });
const unread = (what: UnreadKind): BotContent => ({ text: '', attachments: [], unread: what });

export function botContent(content: Content): BotContent {
  const { msgtype, text, voice, image, file, mixed } = content;
  if (msgtype === 'text' && text) return words(text.content);
  if (msgtype === 'voice') {
    return voice && voice.content.trim() !== '' ? words(voice.content) : unread('voice');
  }
  if (msgtype === 'image' && image)
    return { ...words(''), attachments: [attachment('picture', image)] };
  if (msgtype === 'file' && file) return { ...words(''), attachments: [attachment('file', file)] };
  if (msgtype === 'mixed' && mixed) return mixedContent(mixed.msg_item);
  return unread(msgtype === 'video' ? 'video' : 'other');
}

/** Texts that stood side by side stay so; where a picture stood between them is a line break. */
function mixedContent(items: NonNullable<Content['mixed']>['msg_item']): BotContent {
  let text = '';
  let isAfterPicture = false;
  const attachments: InboundAttachment[] = [];
  for (const item of items) {
    if (item.image) {
      attachments.push(attachment('picture', item.image));
      isAfterPicture = true;
    } else if (item.text) {
      text += (isAfterPicture && text !== '' ? '\n' : '') + item.text.content;
      isAfterPicture = false;
    }
  }
  return { text, attachments, unread: null };
}

function attachment(
  kind: InboundAttachment['kind'],
  { url, aeskey, name, filename }: z.infer<typeof mediaSchema>,
): InboundAttachment {
  return { kind, name: name ?? filename ?? null, ticket: botTicket(url, aeskey ?? null) };
}
