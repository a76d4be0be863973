import { z } from 'zod';

import { asId } from '../../../kernel/ids.js';
import type { GroupId, MessageId } from '../../../kernel/ids.js';
import type { InboundAttachment } from '../../../message/inbound-message.js';
import { messageOfTask } from '../cards/card-id.js';
import { SPENT_KEY } from '../cards/template-card.js';
import { botContent, contentSchema } from './bot-content.js';
import type { UnreadKind } from './bot-content.js';

const idText = z.string().min(1).max(512);

/** Liberal: fields that nobody has named pass over, and so does what is missing but not needed. */
const payloadSchema = contentSchema.extend({
  msgid: idText.optional(),
  aibotid: z.string().optional(),
  chatid: idText.optional(),
  chattype: z.string().optional(),
  from: z.looseObject({ userid: idText }).optional(),
  response_url: z.string().max(2_048).optional(),
  create_time: z.number().int().positive().optional(),
  quote: contentSchema.optional(),
  stream: z.looseObject({ id: idText }).optional(),
  event: z
    .looseObject({
      eventtype: z.string(),
      template_card_event: z
        .looseObject({ event_key: z.string().min(1).max(2_048), task_id: idText })
        .optional(),
    })
    .optional(),
});

type Payload = z.infer<typeof payloadSchema>;

/** Where and by whom something was said or done. */
export interface Occasion {
  readonly id: MessageId;
  readonly group: GroupId | null;
  readonly userId: string;
  readonly sentAt: Date | null;
  /** Answers once within an hour; only callbacks bring it. */
  readonly responseUrl: string | null;
}

/** What the platform tells a bot, over either of its two lines. */
export type BotPayload =
  | {
      readonly kind: 'message';
      readonly occasion: Occasion;
      readonly text: string;
      readonly quotedText: string | null;
      readonly attachments: readonly InboundAttachment[];
    }
  | { readonly kind: 'unread'; readonly occasion: Occasion; readonly what: UnreadKind }
  | {
      readonly kind: 'click';
      readonly occasion: Occasion;
      readonly taskId: string;
      /** The text that the button stands for. */
      readonly text: string;
      readonly messageId: MessageId;
    }
  | { readonly kind: 'enter' }
  | { readonly kind: 'poll'; readonly streamId: string }
  | { readonly kind: 'ignored'; readonly why: string };

const SECOND_MS = 1_000;

export function readBotPayload(json: unknown): BotPayload {
  const parsed = payloadSchema.safeParse(json);
  if (!parsed.success) return ignored('unreadable');
  const payload = parsed.data;
  if (payload.msgtype === 'stream') {
    return payload.stream ? { kind: 'poll', streamId: payload.stream.id } : ignored('no stream');
  }
  if (payload.event?.eventtype === 'enter_chat') return { kind: 'enter' };
  const occasion = occasionOf(payload);
  if (occasion === null) return ignored('no id or sender');
  if (occasion.userId === payload.aibotid) return ignored('own message');
  return payload.msgtype === 'event'
    ? readEvent(payload, occasion)
    : readMessage(payload, occasion);
}

const ignored = (why: string): BotPayload => ({ kind: 'ignored', why });

function occasionOf(payload: Payload): Occasion | null {
  const { msgid, from, chatid, chattype, create_time: seconds } = payload;
  if (msgid === undefined || !from) return null;
  if (chattype === 'group' && chatid === undefined) return null;
  return {
    id: asId<MessageId>(msgid),
    group: chattype === 'group' && chatid !== undefined ? asId<GroupId>(chatid) : null,
    userId: from.userid,
    sentAt: seconds === undefined ? null : new Date(seconds * SECOND_MS),
    responseUrl: payload.response_url ?? null,
  };
}

function readEvent({ event }: Payload, occasion: Occasion): BotPayload {
  const click = event?.template_card_event;
  if (!click) return ignored(event?.eventtype ?? 'event');
  if (click.event_key === SPENT_KEY) return ignored('spent button');
  const messageId = messageOfTask(click.task_id);
  if (messageId === null) return ignored('foreign card');
  return { kind: 'click', occasion, taskId: click.task_id, text: click.event_key, messageId };
}

function readMessage(payload: Payload, occasion: Occasion): BotPayload {
  const said = botContent(payload);
  const quoted = payload.quote ? botContent(payload.quote) : null;
  if (said.unread !== null) return { kind: 'unread', occasion, what: said.unread };
  const quotedText = quoted === null || quoted.text === '' ? null : quoted.text;
  const attachments = [...said.attachments, ...(quoted?.attachments ?? [])];
  return { kind: 'message', occasion, text: said.text, quotedText, attachments };
}
