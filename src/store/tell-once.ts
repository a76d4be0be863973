import type { ConversationStore } from '../conversation/workspace.js';
import { tellAdministrators } from '../conversation/tell-administrators.js';
import type { Database } from './connect.js';
import { nowIn } from './workspace-clock.js';
import type { WorkspaceStore } from './workspace-store.js';

interface TellOnceDeps {
  readonly database: Database;
  readonly conversation: ConversationStore;
  readonly workspaces: WorkspaceStore;
}

/**
 * Tells the administrators of every workspace a matter of operation, once for each key, whichever
 * process notices it first and however often.
 */
export async function tellOnce(
  { database, conversation, workspaces }: TellOnceDeps,
  notice: { readonly key: string; readonly text: string },
): Promise<void> {
  const { count } = await database.toldNotice.createMany({
    data: [{ key: notice.key }],
    skipDuplicates: true,
  });
  if (count === 0) return;
  for (const workspace of await workspaces.list()) {
    const now = nowIn(workspace);
    await conversation.sweep(workspace.id, now, (view) => tellAdministrators(view, notice.text));
  }
}
