import type { Command } from 'commander';
import type { CommandContext } from './command-context.js';

type Done = (code: number) => void;

interface Given {
  readonly json?: boolean;
  readonly group?: boolean;
  readonly remove?: boolean;
  readonly name?: string;
  readonly unit?: string;
  readonly role?: string;
  readonly workspace?: string | null;
}

const JSON_OPTION = ['--json', '以 JSON 输出'] as const;
const WORKSPACE_OPTION = ['--workspace <名称>', '工作专班；只有一个时不必写'] as const;
const CHANNEL = ['<渠道>', '消息渠道，如 wecom、dingtalk'] as const;

/** `zhanbao bind …`: groups, people and their accounts, from the terminal. */
export function addBindCommands(program: Command, context: CommandContext, done: Done): void {
  const bind = program.command('bind').description('绑定群、人员和账号');
  addCodes(bind, context, done);
  addGroups(bind, context, done);
  addMembers(bind, context, done);
  bind
    .command('unbind')
    .description('解除人员或群的绑定；以前报送的数据保留原名')
    .argument(...CHANNEL)
    .argument('<编号>', '人员的账号，或加 --group 时群的编号')
    .option('--group', '编号是群的编号')
    .option('--unit <单位>', '只解除这个单位')
    .option(...WORKSPACE_OPTION)
    .action(async (channel: string, id: string, given: Given) => {
      const { unit = null, workspace = null } = given;
      if (given.group === true) {
        const { unbindGroupCommand } = await import('./bind-group-command.js');
        done(await unbindGroupCommand({ channel, groupId: id }, { workspace }, context));
        return;
      }
      const { unbindMemberCommand } = await import('./bind-member-command.js');
      done(await unbindMemberCommand({ channel, userId: id }, { unit, workspace }, context));
    });
  bind
    .command('list')
    .description('列出群、人员、账号和待审核的申请')
    .option(...JSON_OPTION)
    .option(...WORKSPACE_OPTION)
    .action(async ({ json = false, workspace = null }: Given) => {
      const { bindListCommand } = await import('./bind-list-command.js');
      done(await bindListCommand({ json, workspace }, context));
    });
}

function addCodes(bind: Command, context: CommandContext, done: Done): void {
  bind
    .command('admin')
    .description('生成一次性管理员验证码，30分钟内有效')
    .option(...JSON_OPTION)
    .option(...WORKSPACE_OPTION)
    .action(async ({ json = false, workspace = null }: Given) => {
      const { bindAdminCommand } = await import('./bind-admin-command.js');
      done(await bindAdminCommand({ json, workspace }, context));
    });
  bind
    .command('link')
    .description('为已绑定人员生成一次性关联码，把他在另一平台的账号并为一人')
    .argument(...CHANNEL)
    .argument('<账号>', '他已绑定的账号')
    .option(...JSON_OPTION)
    .option(...WORKSPACE_OPTION)
    .action(async (channel: string, userId: string, given: Given) => {
      const { json = false, workspace = null } = given;
      const { bindLinkCommand } = await import('./bind-member-command.js');
      done(await bindLinkCommand({ channel, userId }, { json, workspace }, context));
    });
}

function addGroups(bind: Command, context: CommandContext, done: Done): void {
  bind
    .command('group')
    .description('把群绑定到工作专班')
    .argument(...CHANNEL)
    .argument('<群编号>', '平台给出的群编号')
    .option('--name <群名>', '群的名称')
    .option(...WORKSPACE_OPTION)
    .action(async (channel: string, groupId: string, given: Given) => {
      const { name = null, workspace = null } = given;
      const { bindGroupCommand } = await import('./bind-group-command.js');
      done(await bindGroupCommand({ channel, groupId }, { name, workspace }, context));
    });
  bind
    .command('webhook')
    .description('为已绑定的群保存群机器人（webhook）地址；地址在提示后粘贴或从标准输入读取')
    .argument(...CHANNEL)
    .argument('<群编号>', '已绑定的群')
    .option('--remove', '删除已保存的地址')
    .option(...WORKSPACE_OPTION)
    .action(async (channel: string, groupId: string, given: Given) => {
      const { remove = false, workspace = null } = given;
      const { bindWebhookCommand } = await import('./bind-webhook-command.js');
      done(await bindWebhookCommand({ channel, groupId }, { remove, workspace }, context));
    });
}

function addMembers(bind: Command, context: CommandContext, done: Done): void {
  bind
    .command('member')
    .description('绑定人员')
    .argument(...CHANNEL)
    .argument('<账号>', '平台上的人员编号')
    .option('--name <姓名>', '显示和入账用的姓名')
    .option('--unit <单位>', '方案中的单位')
    .option('--role <角色>', '联络员（默认）、领导或专班办公室')
    .option(...WORKSPACE_OPTION)
    .action(async (channel: string, userId: string, given: Given) => {
      const { name = null, unit = null, role = null, workspace = null } = given;
      const { bindMemberCommand } = await import('./bind-member-command.js');
      const options = { name, unit, role, workspace };
      done(await bindMemberCommand({ channel, userId }, options, context));
    });
}
