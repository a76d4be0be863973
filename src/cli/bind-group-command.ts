import { groupBound, groupUnbound } from '../conversation/binding/bind-by-command.js';
import { cleanGroupName } from '../conversation/binding/clean-group-name.js';
import { AppError } from '../kernel/errors.js';
import { asId } from '../kernel/ids.js';
import type { GroupPlace } from '../conversation/workspace.js';
import type { WorkspaceId } from '../kernel/ids.js';
import type { House } from '../wire.js';
import { bindCommandTexts } from './bind-texts.js';
import { printLine, type CommandContext } from './command-context.js';
import { EXIT_OK } from './exit-codes.js';
import { pickWorkspace } from './pick-workspace.js';
import { withHouse } from './with-house.js';

export interface GroupArguments {
  readonly channel: string;
  readonly groupId: string;
}

interface GroupOptions {
  readonly name: string | null;
  readonly workspace: string | null;
}

/** `zhanbao bind group` */
export async function bindGroupCommand(
  { channel, groupId }: GroupArguments,
  options: GroupOptions,
  context: CommandContext,
): Promise<number> {
  return withHouse(context, async (house) => {
    const { workspace, now } = await pickWorkspace(house, options.workspace);
    const name = cleanGroupName(options.name ?? '');
    const place: GroupPlace = { channel, groupId: asId(groupId), name };
    const before = await house.workspaces.readGroups(workspace.id);
    const isNew = !before.some((one) => one.channel === channel && one.groupId === groupId);
    await house.conversation.sweep(workspace.id, now, (view) =>
      groupBound(place, view, { at: now, isNew }),
    );
    const bound = await boundGroup(house, workspace.id, { channel, groupId });
    const shown = bound.name === '' ? groupId : bound.name;
    printLine(context.stdout, bindCommandTexts.groupBound(shown, workspace.name));
    return EXIT_OK;
  });
}

/** @throws AppError `not-found` when the workspace has no such group */
export async function boundGroup(
  { workspaces }: House,
  workspaceId: WorkspaceId,
  { channel, groupId }: GroupArguments,
): Promise<GroupPlace> {
  const groups = await workspaces.readGroups(workspaceId);
  const found = groups.find((one) => one.channel === channel && one.groupId === groupId);
  if (found !== undefined) return found;
  const userText = bindCommandTexts.groupElsewhere(groupId);
  throw new AppError('not-found', 'no such group', { userText });
}

/** `zhanbao bind unbind --group` */
export async function unbindGroupCommand(
  group: GroupArguments,
  options: { readonly workspace: string | null },
  context: CommandContext,
): Promise<number> {
  return withHouse(context, async (house) => {
    const { workspace, now } = await pickWorkspace(house, options.workspace);
    const place = await boundGroup(house, workspace.id, group);
    await house.conversation.sweep(workspace.id, now, () => groupUnbound(place, now));
    const shown = place.name === '' ? place.groupId : place.name;
    printLine(context.stdout, bindCommandTexts.groupUnbound(shown));
    return EXIT_OK;
  });
}
