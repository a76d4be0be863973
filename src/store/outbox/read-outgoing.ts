import { AppError } from '../../kernel/errors.js';
import { asId } from '../../kernel/ids.js';
import type { GroupId, MessageId } from '../../kernel/ids.js';
import type { ReplyHandle } from '../../message/arrival.js';
import type { Address, GroupWebhook, Outgoing } from '../../message/outgoing.js';
import type { Reply } from '../../message/reply.js';
import { readAttachments, withBytes } from '../attachments.js';
import { openHandle } from '../intake/sealed-arrival.js';
import { replySchema } from '../json/reply-schema.js';
import { fromJson } from '../json/storable.js';
import type { LogSink } from '../log-sink.js';
import type { SecretBox } from '../secret-box.js';
import type { Transaction } from '../transaction.js';
import { readGroupWebhook } from './group-webhooks.js';
import { isOnlyGroup } from './only-group.js';
import { mentionsSchema } from './queue-deliveries.js';

/** What of a delivery's row goes into what is sent. */
export interface DeliveryRow {
  readonly messageId: string;
  readonly mentions: unknown;
  readonly via: string | null;
  readonly partsSent: number;
  readonly isRepeat: boolean;
}

interface OutgoingDeps {
  readonly box: SecretBox;
  readonly log: LogSink;
  /** By channel: that of an office with a single group, given by its settings; absent: none. */
  readonly defaultWebhooks?: ReadonlyMap<string, GroupWebhook>;
}

interface OutgoingRow {
  readonly toChannel: string;
  readonly toGroup: string | null;
  readonly toUser: string | null;
  readonly reply: unknown;
  readonly inChannel: string | null;
  readonly inId: string | null;
  readonly inGroup: string | null;
  readonly inUser: string | null;
  /** The sender's name as the office knows it. */
  readonly memberName: string | null;
  readonly handle: Uint8Array | null;
}

/**
 * Puts together what a channel needs to send a delivery.
 * @throws AppError `unreadable` when a stored reply or its files cannot be read
 */
export async function readOutgoing(
  tx: Transaction,
  deps: OutgoingDeps,
  delivery: DeliveryRow,
): Promise<Outgoing> {
  const { messageId } = delivery;
  const row = await readRow(tx, messageId);
  return {
    id: asId<MessageId>(messageId),
    to: addressOf(row),
    reply: await readReply(tx, messageId, row.reply),
    inReplyTo: inReplyTo(deps, row),
    mentions: fromJson(mentionsSchema, delivery.mentions, 'mentions').map((mention) =>
      mention.userId === row.inUser && row.memberName !== null
        ? { ...mention, name: row.memberName }
        : mention,
    ),
    webhook: await readWebhook(tx, deps, row),
    progress: { via: delivery.via, partsSent: delivery.partsSent },
    isRepeat: delivery.isRepeat,
  };
}

async function readRow(tx: Transaction, messageId: string): Promise<OutgoingRow> {
  const rows = await tx.$queryRaw<OutgoingRow[]>`
    SELECT o.to_channel AS "toChannel", o.to_group AS "toGroup", o.to_user AS "toUser", o.reply,
      o.in_channel AS "inChannel", o.in_id AS "inId", i.group_id AS "inGroup",
      i.user_id AS "inUser", m.name AS "memberName", a.handle
    FROM outbound_message o
    LEFT JOIN inbound_message i ON i.channel = o.in_channel AND i.id = o.in_id
    LEFT JOIN member m ON m.id = i.member_id
    LEFT JOIN arrival a
      ON a.channel = o.in_channel AND a.id = o.in_id AND a.handle_expires_at > now()
    WHERE o.id = ${messageId}`;
  const [row] = rows;
  if (row === undefined) throw new AppError('unreadable', `outbound message ${messageId} is gone`);
  return row;
}

function addressOf({ toGroup, toUser }: OutgoingRow): Address {
  return toGroup === null
    ? { kind: 'person', userId: toUser ?? '' }
    : { kind: 'group', groupId: asId<GroupId>(toGroup) };
}

async function readReply(tx: Transaction, messageId: string, stored: unknown): Promise<Reply> {
  const { blocks, ...rest } = fromJson(replySchema, stored, 'reply');
  const bytes = (await readAttachments(tx, [messageId])).get(messageId);
  return { ...rest, blocks: blocks.map((block, index) => withBytes(block, bytes?.get(index))) };
}

/**
 * Only what goes to the very chat that the message came from answers it: by the way to answer a
 * message in a group, a private word would be read by all.
 */
function inReplyTo(deps: OutgoingDeps, row: OutgoingRow): Outgoing['inReplyTo'] {
  const { inChannel, inId, inUser, inGroup, toChannel, toGroup, toUser } = row;
  if (inChannel === null || inId === null || inUser === null || inChannel !== toChannel)
    return null;
  const isSameChat = toGroup === null ? inGroup === null && inUser === toUser : inGroup === toGroup;
  if (!isSameChat) return null;
  const handle = handleOf(deps, { channel: inChannel, id: inId }, row.handle);
  return { messageId: asId<MessageId>(inId), userId: inUser, handle };
}

/** There are other ways; without this one the message still goes out. */
function handleOf(
  { box, log }: OutgoingDeps,
  key: { readonly channel: string; readonly id: string },
  sealed: Uint8Array | null,
): ReplyHandle | null {
  if (sealed === null) return null;
  try {
    return openHandle(box, key, sealed);
  } catch (error) {
    log.error({ err: error, messageId: key.id }, 'a reply handle cannot be opened');
    return null;
  }
}

async function readWebhook(
  tx: Transaction,
  { box, log, defaultWebhooks }: OutgoingDeps,
  { toChannel: channel, toGroup: groupId }: OutgoingRow,
): Promise<GroupWebhook | null> {
  if (groupId === null) return null;
  try {
    const own = await readGroupWebhook(tx, box, { channel, groupId });
    const preset = defaultWebhooks?.get(channel);
    if (own !== null || preset === undefined) return own;
    return (await isOnlyGroup(tx, channel, groupId)) ? preset : null;
  } catch (error) {
    // Its key was changed: the office reads so where it sets the webhook, and other ways are open.
    if (!(error instanceof AppError)) throw error;
    log.error({ err: error, channel }, 'the webhook of a group cannot be opened');
    return null;
  }
}
