import { z } from 'zod';
import { screenText } from '../../conversation/privacy-screen.js';
import { MAX_TEXT_LENGTH } from '../../conversation/text-limit.js';
import type { GroupId, MessageId } from '../../kernel/ids.js';
import type { Arrival, ReplyHandle } from '../../message/arrival.js';
import type { InboundAttachment, InboundMessage } from '../../message/inbound-message.js';
import { instant } from '../json/base-schemas.js';

/** What of a message is kept until it is handled. */
export interface ArrivalContent {
  readonly displayName: string;
  /** Of the group, where the platform tells. */
  readonly groupName: string | null;
  /** Masked where the privacy screen said so. */
  readonly text: string;
  readonly masked: boolean;
  readonly quotedMessageId: MessageId | null;
  readonly quotedText: string | null;
  readonly attachments: readonly InboundAttachment[];
}

/** An arrival as it may be stored: the privacy screen has seen it. */
export interface ArrivalRecord {
  readonly channel: string;
  readonly id: MessageId;
  readonly group: GroupId | null;
  readonly userId: string;
  readonly sentAt: Date;
  /** Why the screen stopped it; there is no content then. */
  readonly screenReason: string | null;
  readonly content: ArrivalContent | null;
  readonly handle: ReplyHandle | null;
}

/** A quote is a message of a work group or an answer of ours; more than both is of no use. */
const MAX_QUOTE_LENGTH = 4 * MAX_TEXT_LENGTH;
/** Names of groups are shown within a sentence. */
const MAX_NAME_LENGTH = 200;
const FIRST_YEAR = 1970;
const LAST_YEAR = 9998;
/** More files than anybody sends with one message. */
const MAX_ATTACHMENTS = 20;

/**
 * The privacy screen, before anything is stored (semantics, "Privacy"). A secrecy mark in what is
 * quoted or in a file's name stops the message as one in its own text does.
 */
export function screenArrival({ message, replyHandle }: Arrival): ArrivalRecord {
  const { channel, id, group, sender } = message;
  const sentAt = storableInstant(message.sentAt);
  const known = { channel, id, group, userId: sender.userId, sentAt, handle: replyHandle };
  const screened = screenContent(message);
  return 'reason' in screened
    ? { ...known, screenReason: screened.reason, content: null }
    : { ...known, screenReason: null, content: screened };
}

/** A platform's clock may say anything; what no calendar of four digits has was said now. */
function storableInstant(instant: Date): Date {
  const year = instant.getUTCFullYear();
  return year >= FIRST_YEAR && year <= LAST_YEAR ? instant : new Date();
}

function screenContent(message: InboundMessage): ArrivalContent | { readonly reason: string } {
  const attachments = (message.attachments ?? []).slice(0, MAX_ATTACHMENTS);
  const text = screenText(message.text);
  const quoted = screenText(message.quotedText ?? '');
  const names = attachments.map(({ name }) => screenText(name ?? ''));
  const groupName = screenText(message.groupName ?? '');
  const blocked = [text, quoted, groupName, ...names].find(({ kind }) => kind === 'blocked');
  if (blocked?.kind === 'blocked') return { reason: blocked.reason };
  return {
    displayName: message.sender.displayName,
    groupName: message.groupName === undefined ? null : passed(groupName).slice(0, MAX_NAME_LENGTH),
    // One character more than is read, so that the conversation still sees that it is too long.
    text: passed(text).slice(0, MAX_TEXT_LENGTH + 1),
    masked: text.kind === 'pass' && text.masked,
    quotedMessageId: message.quotedMessageId,
    quotedText: message.quotedText === null ? null : passed(quoted).slice(0, MAX_QUOTE_LENGTH),
    attachments: attachments.map((attachment, index) => ({
      ...attachment,
      name: attachment.name === null ? null : passed(names[index]),
    })),
  };
}

function passed(screening: ReturnType<typeof screenText> | undefined): string {
  return screening?.kind === 'pass' ? screening.text : '';
}

const messageId = z.custom<MessageId>((value) => typeof value === 'string');
const groupId = z.custom<GroupId>((value) => typeof value === 'string');

export const contentSchema: z.ZodType<ArrivalContent> = z.strictObject({
  displayName: z.string(),
  groupName: z.string().nullable(),
  text: z.string(),
  masked: z.boolean(),
  quotedMessageId: messageId.nullable(),
  quotedText: z.string().nullable(),
  attachments: z.array(
    z.strictObject({
      kind: z.enum(['picture', 'file']),
      name: z.string().nullable(),
      ticket: z.string(),
    }),
  ),
});

export const handleSchema: z.ZodType<ReplyHandle> = z.strictObject({
  kind: z.string(),
  token: z.string(),
  expiresAt: instant,
});

/** For the spool, which keeps the whole of it. */
export const recordSchema: z.ZodType<ArrivalRecord> = z.strictObject({
  channel: z.string(),
  id: messageId,
  group: groupId.nullable(),
  userId: z.string(),
  sentAt: instant,
  screenReason: z.string().nullable(),
  content: contentSchema.nullable(),
  handle: handleSchema.nullable(),
});
