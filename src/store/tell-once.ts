import { silence } from '../conversation/outcome.js';
import { tellAdministrators } from '../conversation/tell-administrators.js';
import type { ConversationStore } from '../conversation/workspace.js';
import { doEach } from '../kernel/do-each.js';
import type { WorkspaceRow } from './lock-workspace.js';
import { nowIn } from './workspace-clock.js';
import type { WorkspaceStore } from './workspace-store.js';

/** A matter of operation, by a key that is the same whoever notices it. */
export interface Notice {
  readonly key: string;
  readonly text: string;
}

interface TellDeps {
  readonly conversation: Pick<ConversationStore, 'sweep'>;
  readonly workspaces: Pick<WorkspaceStore, 'list'>;
}

/**
 * Tells the administrators of every workspace, each once, whichever process notices it first and
 * however often.
 * @throws the first failure, once the other workspaces were told; to be called again
 */
export async function tellOnce(deps: TellDeps, notice: Notice): Promise<void> {
  await doEach(await deps.workspaces.list(), (workspace) =>
    tellWorkspaceOnce(deps, workspace, notice),
  );
}

/** Tells the administrators of one. */
export async function tellWorkspaceOnce(
  { conversation }: Pick<TellDeps, 'conversation'>,
  workspace: WorkspaceRow,
  { key, text }: Notice,
): Promise<void> {
  await conversation.sweep(workspace.id, nowIn(workspace), async (view, transaction) =>
    (await transaction.isFirst(key)) ? tellAdministrators(view, text) : silence,
  );
}
