import type { ConversationStore } from '../conversation/workspace.js';
import { AppError } from '../kernel/errors.js';
import type { Database } from './connect.js';
import { forgetOldReplies } from './forget-replies.js';
import { handleOnce, previewMessage } from './handle-once.js';
import { LedgerCache } from './ledger-cache.js';
import type { StoreCaches } from './load-view.js';
import { loadView } from './load-view.js';
import { lockWorkspace, readWorkspaces } from './lock-workspace.js';
import { PlanCache } from './plan-cache.js';
import { saveOutcome } from './save-outcome.js';
import { inTransaction } from './transaction.js';

/** One set for a process, shared by all stores on the same database. */
export function createStoreCaches(): StoreCaches {
  return { ledgers: new LedgerCache(), plans: new PlanCache() };
}

/**
 * The conversation's memory in PostgreSQL; several replicas may work on one database.
 * @param reachable channels that can be written to, by which a member of several is found; `null`: not known
 */
export function createConversationStore(
  database: Database,
  caches: StoreCaches = createStoreCaches(),
  reachable: ReadonlySet<string> | null = null,
): ConversationStore {
  return {
    preview: (message) => previewMessage({ database, caches }, message),
    handleOnce: (message, work) => handleOnce({ database, caches, reachable }, message, work),
    sweep: (workspaceId, now, work) =>
      inTransaction(database, 'a sweep', async (tx) => {
        const row = await lockWorkspace(tx, workspaceId);
        if (row === null) throw new AppError('not-found', `no workspace ${workspaceId}`);
        const view = await loadView(tx, caches, { row, message: null, now });
        const outcome = work(view);
        const decided = { message: null, members: view.members, reachable, at: now };
        await saveOutcome(tx, row, decided, outcome);
        await forgetOldReplies(tx, row);
        return outcome.replies;
      }),
    workspaceIds: () =>
      inTransaction(database, 'listing workspaces', async (tx) => {
        const rows = await readWorkspaces(tx);
        return rows.map(({ id }) => id);
      }),
  };
}
