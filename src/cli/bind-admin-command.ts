import { AppError } from '../kernel/errors.js';
import { nowIn } from '../store/workspace-clock.js';
import { printLine, type CommandContext } from './command-context.js';
import { EXIT_OK } from './exit-codes.js';
import { withHouse } from './with-house.js';

/** `zhanbao bind admin`: a code that makes whoever sends it privately the first administrator. */
export async function bindAdminCommand(
  options: { readonly json: boolean },
  context: CommandContext,
): Promise<number> {
  return withHouse(context, async ({ workspaces }) => {
    const [workspace] = await workspaces.list();
    if (workspace === undefined) {
      throw new AppError('not-found', 'no workspace yet', {
        userText: '还没有方案。请先运行 zhanbao plan import 导入方案，再生成验证码。',
      });
    }
    const code = await workspaces.createAdminCode(workspace.id, nowIn(workspace));
    printLine(
      context.stdout,
      options.json
        ? JSON.stringify({ code, workspace: workspace.name, validMinutes: 30 })
        : `验证码：${code}（工作专班：${workspace.name}）\n请在30分钟内私聊机器人发送：绑定管理员 ${code}`,
    );
    return EXIT_OK;
  });
}
