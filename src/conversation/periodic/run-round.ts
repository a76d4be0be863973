import type { WorkspaceId } from '../../kernel/ids.js';
import type { Reply } from '../../message/reply.js';
import { renderApart } from '../render-apart.js';
import type { ConversationStore } from '../workspace.js';
import { doRound } from './do-round.js';
import type { RoundDeps } from './round.js';

/** One round of a workspace, stored. It is not locked while files and pictures are made. */
export function runRound(
  deps: RoundDeps & { readonly store: Pick<ConversationStore, 'sweep'> },
  workspaceId: WorkspaceId,
  now: Date,
): Promise<readonly Reply[]> {
  return renderApart((settle) =>
    deps.store.sweep(workspaceId, now, (view, transaction) =>
      settle((render) => doRound({ ...deps, render }, view, now, transaction)),
    ),
  );
}
