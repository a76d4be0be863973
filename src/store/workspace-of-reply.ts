import { asId, type MessageId, type WorkspaceId } from '../kernel/ids.js';
import type { Database } from './connect.js';
import { readWorkspace, type WorkspaceRow } from './lock-workspace.js';
import { inSnapshot } from './transaction.js';

/** The workspace that a stored reply was said in; `null` when it belongs to none. */
export async function workspaceOfReply(
  database: Database,
  id: MessageId,
): Promise<WorkspaceRow | null> {
  return await inSnapshot(database, 'looking for the workspace of a reply', async (tx) => {
    const row = await tx.outboundMessage.findUnique({
      where: { id },
      select: { workspaceId: true },
    });
    const workspaceId = row?.workspaceId ?? null;
    return workspaceId === null ? null : await readWorkspace(tx, asId<WorkspaceId>(workspaceId));
  });
}
