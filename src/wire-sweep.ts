import { doEach } from './kernel/do-each.js';
import type { WorkspaceRow } from './store/lock-workspace.js';
import type { ModelLog } from './wire-model.js';

/**
 * Looks at every workspace in turn, each in a transaction of its own: one that fails is written down and
 * does not hold up those after it.
 * @throws AppError `store` at the end, where any failed
 */
export async function sweepEach<Row extends Pick<WorkspaceRow, 'id'>>(
  workspaces: readonly Row[],
  sweepOne: (workspace: Row) => Promise<unknown>,
  log: Pick<ModelLog, 'warn'> | null,
): Promise<void> {
  await doEach(workspaces, async (workspace) => {
    try {
      await sweepOne(workspace);
    } catch (error) {
      log?.warn({ err: error, workspaceId: workspace.id }, 'the round of a workspace failed');
      throw error;
    }
  });
}
