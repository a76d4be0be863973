import { printLine, type CommandContext } from './command-context.js';
import { openDialogue } from './dialogue.js';
import { EXIT_OK, EXIT_USAGE } from './exit-codes.js';
import { withHouse } from './with-house.js';

/** `zhanbao demo clear`: drops the demonstration as a whole; a real workspace is never touched. */
export async function demoClearCommand(
  options: { readonly yes: boolean },
  context: CommandContext,
): Promise<number> {
  if (!options.yes) {
    if (!context.interactive) {
      printLine(context.stderr, '这会删除全部演示数据。确定要删，请加 --yes。');
      return EXIT_USAGE;
    }
    const dialogue = openDialogue(context);
    const agreed = await dialogue.agree('这会删除全部演示数据，真实数据不受影响。确定吗？');
    dialogue.close();
    if (!agreed) {
      printLine(context.stdout, '没有删除。');
      return EXIT_OK;
    }
  }
  return withHouse(context, async ({ workspaces }) => {
    const dropped = await workspaces.dropDemo();
    printLine(context.stdout, dropped ? '演示数据已全部删除。' : '没有演示数据。');
    return EXIT_OK;
  });
}
