import type { Member, Outcome } from '../conversation/workspace.js';
import type { WorkspaceId } from '../kernel/ids.js';
import type { InboundMessage } from '../message/inbound-message.js';
import { storableText } from './json/storable.js';
import type { Transaction } from './transaction.js';

/**
 * Takes the message's id for this transaction. A redelivery that comes while the first delivery is
 * being handled waits here for its end: the primary key makes it wait.
 * @returns `false` when the message has been handled before.
 */
export async function claimMessage(tx: Transaction, message: InboundMessage): Promise<boolean> {
  const { count } = await tx.inboundMessage.createMany({
    data: [
      {
        channel: storableText(message.channel),
        id: storableText(message.id),
        groupId: message.group === null ? null : storableText(message.group),
        userId: storableText(message.sender.userId),
        sentAt: message.sentAt,
        // Until the outcome says otherwise, which is in the same transaction.
        retention: 'erase',
      },
    ],
    skipDuplicates: true,
  });
  return count === 1;
}

/**
 * Writes what stays of a claimed message, and draws its place among the workspace's messages. Of a
 * text that is not kept nothing stays that it could be guessed from: no hash, no quote (semantics,
 * "Privacy").
 */
export async function keepMessage(
  tx: Transaction,
  message: InboundMessage,
  kept: {
    readonly workspaceId: WorkspaceId | null;
    readonly member: Member | null;
    readonly retention: Outcome['retention'];
  },
): Promise<void> {
  const { retention } = kept;
  const text = retention.kind === 'keep' ? storableText(retention.text) : null;
  const { quotedMessageId } = message;
  const quotedId = text === null || quotedMessageId === null ? null : storableText(quotedMessageId);
  const reason = retention.kind === 'screened' ? retention.reason : null;
  await tx.$executeRaw`
    UPDATE inbound_message
    SET workspace_id = ${kept.workspaceId}, member_id = ${kept.member?.id ?? null},
        retention = ${retention.kind}, text = ${text}, quoted_id = ${quotedId},
        screen_reason = ${reason}, seq = nextval('message_seq')
    WHERE channel = ${storableText(message.channel)} AND id = ${storableText(message.id)}`;
}
