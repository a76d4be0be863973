import type { Transaction } from '../transaction.js';

/** The platform says that the bot may not speak in the delivery's group any more. */
export async function noteBroken(
  tx: Transaction,
  messageId: string,
  reason: string,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO broken_group (channel, group_id, reason)
    SELECT to_channel, to_group, ${reason} FROM outbound_message
    WHERE id = ${messageId} AND to_group IS NOT NULL
    ON CONFLICT (channel, group_id) DO UPDATE SET reason = EXCLUDED.reason`;
}

/** The delivery's group was reached: whatever was broken has been mended. */
export async function noteWhole(tx: Transaction, messageId: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM broken_group USING outbound_message o
    WHERE o.id = ${messageId} AND broken_group.channel = o.to_channel
      AND broken_group.group_id = o.to_group`;
}
