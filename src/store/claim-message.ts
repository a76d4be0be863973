import { createHash } from 'node:crypto';
import type { Member, Outcome } from '../conversation/workspace.js';
import type { WorkspaceId } from '../kernel/ids.js';
import type { InboundMessage } from '../message/inbound-message.js';
import { storableText } from './json/storable.js';
import type { Transaction } from './transaction.js';

/** SHA-256 in hex. */
export function textHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

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
        quotedId: message.quotedMessageId === null ? null : storableText(message.quotedMessageId),
        sentAt: message.sentAt,
        // Until the outcome says otherwise, which is in the same transaction.
        retention: 'erase',
        textHash: textHash(message.text),
      },
    ],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Writes what stays of a claimed message, and draws its place among the workspace's messages. */
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
  const hash = retention.kind === 'screened' ? null : textHash(text ?? message.text);
  const reason = retention.kind === 'screened' ? retention.reason : null;
  await tx.$executeRaw`
    UPDATE inbound_message
    SET workspace_id = ${kept.workspaceId}, member_id = ${kept.member?.id ?? null},
        retention = ${retention.kind}, text = ${text}, text_hash = ${hash},
        screen_reason = ${reason}, seq = nextval('message_seq')
    WHERE channel = ${storableText(message.channel)} AND id = ${storableText(message.id)}`;
}
