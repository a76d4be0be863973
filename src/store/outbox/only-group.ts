import type { Database } from '../connect.js';
import type { Transaction } from '../transaction.js';

/** Whether this is the only group bound on a channel: with several, one webhook cannot serve them. */
export async function isOnlyGroup(
  tx: Database | Transaction,
  channel: string,
  groupId: string,
): Promise<boolean> {
  const groups = await tx.chatGroup.findMany({ where: { channel }, take: 2 });
  return groups.length === 1 && groups[0]?.groupId === groupId;
}
