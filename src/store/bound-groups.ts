import type { GroupPlace } from '../conversation/workspace.js';
import { asId } from '../kernel/ids.js';
import type { WorkspaceId } from '../kernel/ids.js';
import type { Transaction } from './transaction.js';

/** The workspace's groups, oldest first. */
export async function readGroups(
  tx: Transaction,
  workspaceId: WorkspaceId,
): Promise<readonly GroupPlace[]> {
  const rows = await tx.chatGroup.findMany({
    where: { workspaceId },
    orderBy: [{ boundAt: 'asc' }, { groupId: 'asc' }],
  });
  return rows.map(({ channel, groupId, name }) => ({ channel, groupId: asId(groupId), name }));
}
