import type { Database } from './connect.js';
import type { WorkspaceRow } from './lock-workspace.js';
import type { Transaction } from './transaction.js';
import { inStatement } from './transaction.js';

/** As long as a closed receipt can still be spoken of; no platform delivers a message again so late. */
const KEPT_DAYS = 60;

/**
 * Removes replies, with their pictures and files, once they serve no more: they quote what people
 * wrote, which may have been erased since. Their age is by the machine's clock, so that no hand-set
 * time can remove them. A demonstration is invented and keeps its chat.
 */
export async function forgetOldReplies(
  tx: Transaction,
  { id, isDemo }: Pick<WorkspaceRow, 'id' | 'isDemo'>,
): Promise<void> {
  if (isDemo) return;
  await tx.$executeRaw`
    DELETE FROM outbound_message
    WHERE workspace_id = ${id} AND stored_at < now() - make_interval(days => ${KEPT_DAYS}::integer)`;
}

/** The same for what people and groups of no workspace were told, which no workspace's sweep sees. */
export async function forgetStrayReplies(database: Database): Promise<void> {
  await inStatement(
    database,
    'forgetting replies',
    (tx) => tx.$executeRaw`
      DELETE FROM outbound_message WHERE workspace_id IS NULL
        AND stored_at < now() - make_interval(days => ${KEPT_DAYS}::integer)`,
  );
}
