import type { WorkspaceId } from '../kernel/ids.js';
import type { Transaction } from './transaction.js';

/** Any number, but the same in every release. */
const ADVISORY_LOCK = 7_415_026_002;

/**
 * Keeps the promise of `message_seq`: a number never becomes visible behind a higher one, so that a
 * reader may go on from the last it saw. The workspace's lock does so within the workspace. Readers
 * of every workspace see messages of no workspace too (`null`), so those wait for all others to end,
 * and all others for them. To be called before the first number is drawn.
 */
export async function drawNumbersInOrder(
  tx: Transaction,
  workspaceId: WorkspaceId | null,
): Promise<void> {
  await (workspaceId === null
    ? tx.$executeRaw`SELECT pg_advisory_xact_lock(${ADVISORY_LOCK}::bigint)`
    : tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${ADVISORY_LOCK}::bigint)`);
}
