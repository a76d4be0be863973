import { AppError } from '../kernel/errors.js';
import type { WorkspaceRow } from '../store/lock-workspace.js';
import { nowIn } from '../store/workspace-clock.js';
import type { House } from '../wire.js';
import { bindCommandTexts } from './bind-texts.js';

/**
 * The workspace that a command is about, and what time it is there.
 * @param name as given with `--workspace`; `null`: the only one
 * @throws AppError `not-found`, or `input-invalid` when one of several has to be named
 */
export async function pickWorkspace(
  { workspaces }: House,
  name: string | null,
): Promise<{ readonly workspace: WorkspaceRow; readonly now: Date }> {
  const all = await workspaces.list();
  const names = all.map((one) => one.name);
  const [first] = all;
  if (first === undefined) {
    const userText = bindCommandTexts.noWorkspace;
    throw new AppError('not-found', 'no workspace yet', { userText });
  }
  if (name === null && all.length > 1) {
    const userText = bindCommandTexts.whichWorkspace(names);
    throw new AppError('input-invalid', 'several workspaces', { userText });
  }
  const workspace = name === null ? first : all.find((one) => one.name === name);
  if (workspace === undefined) {
    const userText = bindCommandTexts.noSuchWorkspace(name ?? '', names);
    throw new AppError('not-found', 'no such workspace', { userText });
  }
  return { workspace, now: nowIn(workspace) };
}
