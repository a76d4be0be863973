import type { WorkspaceId } from '../kernel/ids.js';
import type { Transaction } from './transaction.js';

/** What a notice is remembered by: each workspace is told for itself. */
export function noticeKey(workspaceId: WorkspaceId, key: string): string {
  return JSON.stringify([workspaceId, key]);
}

/**
 * Remembers a notice, together with the words that say it: whoever fails to say them has not told it.
 * @returns `false` when it was told before
 */
export async function noteOnce(
  tx: Transaction,
  workspaceId: WorkspaceId,
  key: string,
): Promise<boolean> {
  const { count } = await tx.toldNotice.createMany({
    data: [{ key: noticeKey(workspaceId, key) }],
    skipDuplicates: true,
  });
  return count > 0;
}
