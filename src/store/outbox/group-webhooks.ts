import type { GroupWebhook } from '../../message/outgoing.js';
import { storableText } from '../json/storable.js';
import type { SecretBox } from '../secret-box.js';
import type { Transaction } from '../transaction.js';

export interface GroupKey {
  readonly channel: string;
  readonly groupId: string;
}

function stored({ channel, groupId }: GroupKey): GroupKey {
  return { channel: storableText(channel), groupId: storableText(groupId) };
}

function purpose(what: 'address' | 'secret', { channel, groupId }: GroupKey): string {
  return JSON.stringify(['webhook', what, channel, groupId]);
}

/** Gives a group its webhook, or another one. */
export async function setGroupWebhook(
  tx: Transaction,
  box: SecretBox,
  group: GroupKey,
  { address, secret }: GroupWebhook,
): Promise<void> {
  const key = stored(group);
  const sealedAddress = box.seal(address, purpose('address', key));
  const sealedSecret = secret === null ? null : box.seal(secret, purpose('secret', key));
  await tx.$executeRaw`
    INSERT INTO group_webhook (channel, group_id, address, secret)
    VALUES (${key.channel}, ${key.groupId}, ${sealedAddress}, ${sealedSecret})
    ON CONFLICT (channel, group_id)
    DO UPDATE SET address = EXCLUDED.address, secret = EXCLUDED.secret, set_at = now()`;
}

/**
 * @returns `null` when the group has none
 * @throws AppError `config` when it was sealed with another key
 */
export async function readGroupWebhook(
  tx: Transaction,
  box: SecretBox,
  group: GroupKey,
): Promise<GroupWebhook | null> {
  const key = stored(group);
  const row = await tx.groupWebhook.findUnique({ where: { channel_groupId: key } });
  if (row === null) return null;
  return {
    address: box.open(row.address, purpose('address', key)),
    secret: row.secret === null ? null : box.open(row.secret, purpose('secret', key)),
  };
}

/** @returns whether there was one */
export async function removeGroupWebhook(tx: Transaction, group: GroupKey): Promise<boolean> {
  const { count } = await tx.groupWebhook.deleteMany({ where: stored(group) });
  return count > 0;
}
