import type { ConversationStore } from '../conversation/workspace.js';
import { AppError } from '../kernel/errors.js';
import type { Database } from './connect.js';
import { forgetOldReplies } from './forget-replies.js';
import { handleOnce, previewMessage } from './handle-once.js';
import { LedgerCache } from './ledger-cache.js';
import type { StoreCaches } from './load-view.js';
import { loadView } from './load-view.js';
import { lockWorkspace, readWorkspaces } from './lock-workspace.js';
import { Outbox } from './outbox/outbox.js';
import { PlanCache } from './plan-cache.js';
import { readEvidence } from './read-evidence.js';
import { saveOutcome } from './save-outcome.js';
import { noteOnce } from './told-notices.js';
import { inTransaction } from './transaction.js';

/** One set for a process, shared by all stores on the same database. */
export function createStoreCaches(): StoreCaches {
  return { ledgers: new LedgerCache(), plans: new PlanCache() };
}

/**
 * The conversation's memory in PostgreSQL; several replicas may work on one database.
 * @param outbox knows the channels that send: on these a member of several is reached first
 */
export function createConversationStore(
  database: Database,
  caches: StoreCaches = createStoreCaches(),
  outbox: Outbox = new Outbox(),
): ConversationStore {
  return {
    preview: (message) => previewMessage({ database, caches }, message),
    handleOnce: (message, work) => handleOnce({ database, caches, outbox }, message, work),
    sweep: async (workspaceId, now, work) => {
      const replies = await inTransaction(database, 'a sweep', async (tx) => {
        const row = await lockWorkspace(tx, workspaceId);
        if (row === null) throw new AppError('not-found', `no workspace ${workspaceId}`);
        const view = await loadView(tx, caches, { row, message: null, now });
        const outcome = await work(view, {
          messages: (ids) => readEvidence(tx, view, ids),
          isFirst: (key) => noteOnce(tx, workspaceId, key),
        });
        const delivering = outbox.channels;
        const decided = { message: null, members: view.members, at: now, delivering };
        await saveOutcome(tx, row, decided, outcome);
        await forgetOldReplies(tx, row);
        return outcome.replies;
      });
      if (replies.length > 0) outbox.ring();
      return replies;
    },
    workspaceIds: () =>
      inTransaction(database, 'listing workspaces', async (tx) => {
        const rows = await readWorkspaces(tx);
        return rows.map(({ id }) => id);
      }),
  };
}
