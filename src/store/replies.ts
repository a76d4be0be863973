import { accountFor } from '../conversation/binding/accounts.js';
import type { Account, Member } from '../conversation/workspace.js';
import { AppError } from '../kernel/errors.js';
import { newId } from '../kernel/ids.js';
import type { MessageId, WorkspaceId } from '../kernel/ids.js';
import type { InboundMessage } from '../message/inbound-message.js';
import type { Recipient, Reply } from '../message/reply.js';
import { bytesOf, shownBlock } from '../message/shown-reply.js';
import { readAttachments, withBytes } from './attachments.js';
import { replySchema } from './json/reply-schema.js';
import { fromJson, storableText, toJson } from './json/storable.js';
import { queueDeliveries } from './outbox/queue-deliveries.js';
import type { Transaction } from './transaction.js';

/** Where replies come from and who can be written to. */
export interface ReplyContext {
  readonly workspaceId: WorkspaceId | null;
  /** `null` when no message started them. */
  readonly message: InboundMessage | null;
  readonly members: readonly Member[];
  readonly at: Date;
  /** Channels whose replies have to be sent; on these a member can be reached. */
  readonly delivering: ReadonlySet<string>;
}

interface Place {
  readonly toChannel: string;
  readonly toGroup: string | null;
  readonly toUser: string | null;
}

export async function saveReplies(
  tx: Transaction,
  replies: readonly Reply[],
  context: ReplyContext,
): Promise<void> {
  if (replies.length === 0) return;
  const { message, workspaceId, at } = context;
  const numbered = replies.flatMap((reply) => {
    const place = placeOf(reply.to, context);
    return place === null ? [] : [{ id: newId<MessageId>(), reply, place }];
  });
  const stored = await tx.outboundMessage.createManyAndReturn({
    select: { id: true, seq: true, toChannel: true, toGroup: true, toUser: true },
    data: numbered.map(({ id, reply: { to, blocks, buttons, whileOwed }, place }, index) => ({
      id,
      workspaceId,
      inChannel: message === null ? null : storableText(message.channel),
      inId: message === null ? null : storableText(message.id),
      ordinal: index + 1,
      ...place,
      reply: toJson(
        replySchema,
        {
          ...{ to, blocks: blocks.map(shownBlock), buttons },
          ...(whileOwed === undefined ? {} : { whileOwed }),
        },
        'reply',
      ),
      createdAt: at,
    })),
  });
  const attachments = numbered.flatMap(({ id, reply }) =>
    reply.blocks.flatMap((block, index) => {
      const bytes = bytesOf(block);
      return bytes === null ? [] : [{ messageId: id, index, content: new Uint8Array(bytes) }];
    }),
  );
  if (attachments.length > 0) await tx.attachment.createMany({ data: attachments });
  const until = new Map(numbered.map(({ id, reply }) => [id as string, reply.until ?? null]));
  await queueDeliveries(tx, stored, { channels: context.delivering, message, until });
}

/** What a handled message was answered, in the order of the first time. */
export async function readReplies(
  tx: Transaction,
  message: Pick<InboundMessage, 'channel' | 'id'>,
): Promise<readonly Reply[]> {
  const rows = await tx.outboundMessage.findMany({
    where: { inChannel: storableText(message.channel), inId: storableText(message.id) },
    orderBy: { ordinal: 'asc' },
    select: { id: true, reply: true },
  });
  const attachments = await readAttachments(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, reply }) => {
    const { blocks, ...rest } = fromJson(replySchema, reply, 'reply');
    const bytes = attachments.get(id);
    return { ...rest, blocks: blocks.map((block, index) => withBytes(block, bytes?.get(index))) };
  });
}

/** `null`: to nobody, since the member's accounts have all been joined to another one. */
function placeOf(to: Recipient, { message, members, delivering }: ReplyContext): Place | null {
  if (to.kind === 'other-group') {
    const { channel, groupId } = to;
    return { toChannel: storableText(channel), toGroup: storableText(groupId), toUser: null };
  }
  if (to.kind === 'member') {
    const member = members.find(({ id }) => id === to.memberId);
    if (member !== undefined) {
      const account = accountFor(member, {
        channel: message?.channel ?? null,
        reachable: delivering,
      });
      return account === null ? null : inPrivate(account);
    }
  } else if (message !== null) {
    const { channel, group, sender } = message;
    // A private chat has no group: then both recipients are the same person.
    return to.kind === 'group' && group !== null
      ? { toChannel: storableText(channel), toGroup: storableText(group), toUser: null }
      : inPrivate({ channel, userId: sender.userId });
  }
  throw new AppError('invariant', `a reply goes to a ${to.kind} that is not known`);
}

function inPrivate({ channel, userId }: Account): Place {
  return { toChannel: storableText(channel), toGroup: null, toUser: storableText(userId) };
}
