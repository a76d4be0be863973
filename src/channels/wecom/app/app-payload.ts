import { z } from 'zod';

import { asId } from '../../../kernel/ids.js';
import type { MessageId } from '../../../kernel/ids.js';
import { messageOfTask } from '../cards/card-id.js';
import { SPENT_KEY } from '../cards/template-card.js';
import type { UnreadKind } from '../decode/bot-content.js';
import { readXml } from './app-xml.js';

const text = z.string().max(100_000);
/** An element without content comes as an empty text. */
const word = z.string().max(2_048).optional().catch(undefined);

const payloadSchema = z.looseObject({
  ToUserName: word,
  FromUserName: z.string().min(1).max(256),
  CreateTime: z.string().regex(/^\d{1,12}$/),
  MsgType: z.string().min(1).max(64),
  MsgId: word,
  Content: text.optional().catch(undefined),
  MediaId: word,
  Recognition: word,
  Event: word,
  EventKey: word,
  TaskId: word,
  ResponseCode: word,
});

type Fields = z.infer<typeof payloadSchema>;

interface Source {
  readonly id: MessageId;
  readonly userId: string;
  readonly sentAt: Date;
}

/** What the platform tells a self-built application. */
export type AppPayload =
  | {
      readonly kind: 'message';
      readonly source: Source;
      readonly text: string;
      readonly mediaId: string | null;
    }
  | { readonly kind: 'unread'; readonly source: Source; readonly what: UnreadKind }
  | {
      readonly kind: 'click';
      readonly source: Source;
      readonly text: string;
      readonly taskId: string;
      readonly messageId: MessageId;
      /** Lets the card be changed once. */
      readonly responseCode: string | null;
    }
  /** Somebody became able to see the application. */
  | { readonly kind: 'subscribed'; readonly userId: string }
  | { readonly kind: 'ignored'; readonly why: string };

const SECOND_MS = 1_000;

export function readAppPayload(xml: string): AppPayload {
  const parsed = payloadSchema.safeParse(readXml(xml));
  if (!parsed.success) return { kind: 'ignored', why: 'unreadable' };
  const fields = parsed.data;
  // What the application itself says comes from the corporation.
  if (fields.FromUserName === fields.ToUserName) return { kind: 'ignored', why: 'own message' };
  return fields.MsgType === 'event' ? readEvent(fields) : readMessage(fields);
}

/** Ids of messages are the application's; the mark keeps them apart from the bot's. */
function sourceOf(fields: Fields, id: string): Source {
  return {
    id: asId<MessageId>(`app-${id}`),
    userId: fields.FromUserName,
    sentAt: new Date(Number(fields.CreateTime) * SECOND_MS),
  };
}

function readMessage(fields: Fields): AppPayload {
  const { MsgType, MsgId, Content, MediaId, Recognition } = fields;
  if (MsgId === undefined || MsgId === '') return { kind: 'ignored', why: 'no id' };
  const source = sourceOf(fields, MsgId);
  if (MsgType === 'text') return { kind: 'message', source, text: Content ?? '', mediaId: null };
  if (MsgType === 'image' && MediaId !== undefined) {
    return { kind: 'message', source, text: '', mediaId: MediaId };
  }
  if (MsgType === 'voice' && Recognition !== undefined && Recognition !== '') {
    return { kind: 'message', source, text: Recognition, mediaId: null };
  }
  const known = MsgType === 'voice' || MsgType === 'video' ? MsgType : 'other';
  return { kind: 'unread', source, what: known };
}

function readEvent(fields: Fields): AppPayload {
  const { Event, EventKey, TaskId, ResponseCode, FromUserName, CreateTime } = fields;
  if (Event === 'subscribe') return { kind: 'subscribed', userId: FromUserName };
  if (Event !== 'template_card_event') return { kind: 'ignored', why: Event ?? 'event' };
  if (EventKey === undefined || EventKey === '' || TaskId === undefined) {
    return { kind: 'ignored', why: 'no key' };
  }
  const messageId = messageOfTask(TaskId);
  if (messageId === null || EventKey === SPENT_KEY) return { kind: 'ignored', why: 'foreign card' };
  // Events have no id of their own: the sender and the second of it stand for one.
  const source = sourceOf(fields, `${FromUserName}-${CreateTime}-${TaskId}`);
  const responseCode = ResponseCode ?? null;
  return { kind: 'click', source, text: EventKey, taskId: TaskId, messageId, responseCode };
}
