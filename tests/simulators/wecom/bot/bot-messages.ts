import { createHash } from 'node:crypto';
import { z } from 'zod';

import { bytesAtMost, checkBody, checkMessage } from '../check-body.js';
import { checkContent } from '../file-kinds.js';
import { codes, Refusal } from '../refusal.js';
import { checkCard } from './card-rules.js';
import type { Card } from './card-rules.js';

/** Shapes of what an AI bot may send (A2.3, A2.4, A3.1, A3.3). */

const longText = bytesAtMost(20_480);
const feedback = z.strictObject({ id: bytesAtMost(256, codes.badParameter) });
const maxPictures = 10;
const maxPictureBytes = 10 * 1024 * 1024;

const streamSchema = z.strictObject({
  id: z.string().min(1),
  finish: z.boolean().default(false),
  content: longText.default(''),
  msg_item: z
    .array(
      z.strictObject({
        msgtype: z.literal('image'),
        image: z.strictObject({ base64: z.string(), md5: z.string() }),
      }),
    )
    .max(maxPictures)
    .optional(),
  feedback: feedback.optional(),
});

export type StreamFrame = z.infer<typeof streamSchema>;

const media = z.strictObject({ media_id: z.string().min(1) });
const card = { template_card: z.unknown() };

const kinds = {
  text: { text: z.strictObject({ content: longText }) },
  markdown: { markdown: z.strictObject({ content: longText, feedback: feedback.optional() }) },
  stream: { stream: z.unknown() },
  template_card: card,
  stream_with_template_card: { stream: z.unknown(), ...card },
  file: { file: media },
  image: { image: media },
  voice: { voice: media },
  video: {
    video: z.strictObject({
      media_id: z.string().min(1),
      title: bytesAtMost(64).optional(),
      description: bytesAtMost(512).optional(),
    }),
  },
} as const;

export type BotMessageKind = keyof typeof kinds;

/** A message that passed its checks. */
export interface BotMessage {
  readonly msgtype: BotMessageKind;
  readonly text: string;
  readonly stream: StreamFrame | null;
  readonly card: Card | null;
  readonly media: { readonly type: string; readonly mediaId: string } | null;
  readonly doubts: readonly string[];
}

/** Refuses a type that is not allowed here with 40008, anything else wrong with its own code. */
export function readBotMessage<E extends z.ZodRawShape>(
  allowed: readonly BotMessageKind[],
  envelope: E,
  body: unknown,
): { readonly envelope: z.infer<z.ZodObject<E>>; readonly message: BotMessage } {
  const shapes = Object.fromEntries(allowed.map((kind) => [kind, kinds[kind]]));
  const { value, doubts } = checkMessage(shapes, envelope, body);
  const msgtype = value.msgtype as BotMessageKind;
  const stream = msgtype.startsWith('stream') ? checkStream(value['stream']) : null;
  const checkedCard = msgtype.endsWith('template_card') ? checkCard(value['template_card']) : null;
  return {
    envelope: value,
    message: {
      msgtype,
      text: stream?.value.content ?? contentOf(value[msgtype]),
      stream: stream?.value ?? null,
      card: checkedCard?.card ?? null,
      media: mediaOf(msgtype, value[msgtype]),
      doubts: [...doubts, ...(stream?.doubts ?? []), ...(checkedCard?.doubts ?? [])],
    },
  };
}

function checkStream(stream: unknown): ReturnType<typeof checkBody<StreamFrame>> {
  const checked = checkBody(streamSchema, stream);
  const pictures = checked.value.msg_item ?? [];
  if (pictures.length > 0 && !checked.value.finish) {
    throw new Refusal(codes.badParameter, 'msg_item only with finish');
  }
  for (const { image } of pictures) checkPicture(image, maxPictureBytes);
  return checked;
}

/** A picture inside a message: JPG or PNG, base64 in one line, MD5 of the raw bytes. */
export function checkPicture(
  image: { readonly base64: string; readonly md5: string },
  maxBytes: number,
): Buffer {
  const bytes = Buffer.from(image.base64, 'base64');
  if (bytes.toString('base64') !== image.base64) {
    throw new Refusal(codes.badParameter, 'image.base64 is not plain base64 in one line');
  }
  if (bytes.length > maxBytes) throw new Refusal(codes.mediaTooBig, `image over ${maxBytes} bytes`);
  checkContent('image', bytes);
  if (createHash('md5').update(bytes).digest('hex') !== image.md5) {
    throw new Refusal(codes.badMd5, 'image.md5 is not that of the bytes');
  }
  return bytes;
}

const contentOf = (payload: unknown): string => {
  const content = (payload as { content?: unknown } | undefined)?.content;
  return typeof content === 'string' ? content : '';
};

function mediaOf(type: string, payload: unknown): BotMessage['media'] {
  const mediaId = (payload as { media_id?: unknown } | undefined)?.media_id;
  return typeof mediaId === 'string' ? { type, mediaId } : null;
}

const updateSchema = z.strictObject({
  response_type: z.literal('update_template_card'),
  userids: z.array(z.string()).optional(),
  template_card: z.unknown(),
});

export interface CardUpdate {
  /** Null: everyone. */
  readonly userIds: readonly string[] | null;
  readonly card: Card;
  readonly doubts: readonly string[];
}

/** The new face of a card; its task_id must be that of the clicked one. */
export function readCardUpdate(body: unknown, taskId: string): CardUpdate {
  const { value, doubts } = checkBody(updateSchema, body);
  const checked = checkCard(value.template_card);
  if (checked.card.task_id !== taskId) {
    throw new Refusal(codes.badParameter, 'task_id is not that of the clicked card');
  }
  return {
    userIds: value.userids ?? null,
    card: checked.card,
    doubts: [...doubts, ...checked.doubts],
  };
}
