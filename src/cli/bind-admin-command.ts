import { bindCommandTexts } from './bind-texts.js';
import { printLine, type CommandContext } from './command-context.js';
import { EXIT_OK } from './exit-codes.js';
import { pickWorkspace } from './pick-workspace.js';
import { withHouse } from './with-house.js';

/** `zhanbao bind admin`: a code that makes whoever sends it privately the first administrator. */
export async function bindAdminCommand(
  options: { readonly json: boolean; readonly workspace: string | null },
  context: CommandContext,
): Promise<number> {
  return withHouse(context, async (house) => {
    const { workspace, now } = await pickWorkspace(house, options.workspace);
    const code = await house.workspaces.createAdminCode(workspace.id, now);
    printLine(
      context.stdout,
      options.json
        ? JSON.stringify({ code, workspace: workspace.name, validMinutes: 30 })
        : bindCommandTexts.code(code, workspace.name),
    );
    return EXIT_OK;
  });
}
