import { CommanderError, type Command } from 'commander';
import { addBindCommands } from './bind-program.js';
import { chineseCommand, usageProblem } from './chinese-help.js';
import { printLine, type CommandContext } from './command-context.js';
import { EXIT_OK, EXIT_USAGE } from './exit-codes.js';
import { addExportCommand } from './export-program.js';

/** Sub-programs are loaded only when called, so that `understand` never loads the database. */
function addCommands(
  program: Command,
  context: CommandContext,
  done: (code: number) => void,
): void {
  program
    .command('start')
    .description('启动战报（网页、群聊模拟器、自带数据库）')
    .action(async () => {
      const { startCommand } = await import('./start-command.js');
      done(await startCommand(context));
    });
  program
    .command('understand')
    .description('看一句话会被理解成什么；不需要数据库')
    .argument('[文字]', '要理解的一句话')
    .option('--jsonl', '从标准输入逐行读 {id,text,now,sender,context?}，逐行输出结果')
    .option('--json', '以 JSON 输出')
    .option('--plan <文件>', '换用另一份方案（默认用自带示例）')
    .option('--now <时间>', '这句话的发送时间，如 2023-07-05T10:00:00+08:00')
    .action(async (text: string | undefined, options: Record<string, string | true>) => {
      const { understandCommand } = await import('./understand-command.js');
      done(await understandCommand(text, options, context));
    });
  program
    .command('chat')
    .description('在终端里和机器人对话；支持管道')
    .option('--jsonl', '逐行读写 JSON，供脚本使用')
    .option('--fresh', '用一个临时的空数据库，结束后删除')
    .option('--plan <文件>', '与 --fresh 合用，换用另一份方案')
    .action(async (options: Record<string, string | true>) => {
      const { chatCommand } = await import('./chat-command.js');
      done(await chatCommand(options, context));
    });
  program
    .command('doctor')
    .description('检查数据库、数据文件夹和已接的企业微信、钉钉，说明每一处问题怎么处理')
    .option('--json', '以 JSON 输出')
    .action(async (options: { json?: true }) => {
      const { doctorCommand } = await import('./doctor-command.js');
      done(await doctorCommand({ json: options.json === true }, context));
    });
  program
    .command('deliveries')
    .description('看消息发送情况：等待的、没有送达的及原因、发不到的群；不显示内容')
    .option('--json', '以 JSON 输出')
    .action(async (options: { json?: true }) => {
      const { deliveriesCommand } = await import('./deliveries-command.js');
      done(await deliveriesCommand({ json: options.json === true }, context));
    });
  addPlanCommands(program, context, done);
  addAdminCommands(program, context, done);
  addAliasCommands(program, context, done);
  addHolidayCommands(program, context, done);
  addExportCommand(program, context, done);
  addFigureCommands(program, context, done);
}

function addPlanCommands(
  program: Command,
  context: CommandContext,
  done: (code: number) => void,
): void {
  const plan = program.command('plan').description('读取、导入工作方案');
  plan
    .command('read')
    .description('读一份工作方案并体检，只显示、不入库')
    .argument('<文件>', '.txt、.docx、.xlsx、.pdf（.doc、.wps 需装有 LibreOffice）')
    .option('--json', '以 JSON 输出')
    .action(async (file: string, options: { json?: true }) => {
      const { planReadCommand } = await import('./plan-read-command.js');
      done(await planReadCommand(file, { json: options.json === true }, context));
    });
  plan
    .command('import')
    .description('读一份工作方案，确认后入库；再次导入会显示差异并生成新版本')
    .argument('<文件>', '同 plan read')
    .option('--yes', '不再询问，直接入库')
    .option('--json', '以 JSON 输出结果')
    .action(async (file: string, options: { yes?: true; json?: true }) => {
      const { planImportCommand } = await import('./plan-import-command.js');
      const flags = { yes: options.yes === true, json: options.json === true };
      done(await planImportCommand(file, flags, context));
    });
}

function addAdminCommands(
  program: Command,
  context: CommandContext,
  done: (code: number) => void,
): void {
  const json = ['--json', '以 JSON 输出'] as const;
  addBindCommands(program, context, done);
  program
    .command('audit')
    .description('核查台账')
    .command('verify')
    .description('核对台账的校验链，指出第一条被改动的记录')
    .option(...json)
    .action(async (options: { json?: true }) => {
      const { auditVerifyCommand } = await import('./audit-verify-command.js');
      done(await auditVerifyCommand({ json: options.json === true }, context));
    });
  program
    .command('demo')
    .description('演示数据')
    .command('clear')
    .description('删除全部演示数据')
    .option('--yes', '不再询问')
    .action(async (options: { yes?: true }) => {
      const { demoClearCommand } = await import('./demo-clear-command.js');
      done(await demoClearCommand({ yes: options.yes === true }, context));
    });
}

function addAliasCommands(
  program: Command,
  context: CommandContext,
  done: (code: number) => void,
): void {
  const aliases = program.command('aliases').description('学过的叫法（简称）');
  aliases
    .command('list')
    .description('列出学过的叫法')
    .option('--json', '以 JSON 输出')
    .action(async (options: { json?: true }) => {
      const { aliasesListCommand } = await import('./aliases-commands.js');
      done(await aliasesListCommand({ json: options.json === true }, context));
    });
  aliases
    .command('export')
    .description('写出学过的叫法，供另一个方案使用')
    .argument('[文件]', '要写的文件；不写则输出到屏幕')
    .action(async (file: string | undefined) => {
      const { aliasesExportCommand } = await import('./aliases-commands.js');
      done(await aliasesExportCommand(file, context));
    });
  aliases
    .command('import')
    .description('导入叫法；同一个叫法以导入的为准')
    .argument('<文件>', 'aliases export 写出的文件')
    .action(async (file: string) => {
      const { aliasesImportCommand } = await import('./aliases-commands.js');
      done(await aliasesImportCommand(file, context));
    });
}

function addFigureCommands(
  program: Command,
  context: CommandContext,
  done: (code: number) => void,
): void {
  program
    .command('figures')
    .description('指标数据')
    .command('import')
    .description('按表导入现有数据：先列出原数和新数，确认后一次入库')
    .argument('<文件>', '.xlsx 或 .csv，表头有“指标”“当前数”，可加“单位”“截至日期”“说明”')
    .option('--yes', '不再询问，直接入库')
    .option('--dry-run', '只看不存')
    .option('--workspace <名称>', '有多个工作专班时指明是哪一个')
    .action(async (file: string, options: { yes?: true; dryRun?: true; workspace?: string }) => {
      const { figuresImportCommand } = await import('./figures-import-command.js');
      const { yes = false, dryRun = false, workspace = null } = options;
      done(await figuresImportCommand(file, { yes, dryRun, workspace }, context));
    });
}

function addHolidayCommands(
  program: Command,
  context: CommandContext,
  done: (code: number) => void,
): void {
  const holidays = program.command('holidays').description('放假和调休安排');
  holidays
    .command('import')
    .description('导入国务院公布的放假安排；再次导入替换同一年的')
    .argument('<文件>', '文本，每行如“2027-02-05至2027-02-11 放假”或“2027-02-14 上班”')
    .action(async (file: string) => {
      const { holidaysImportCommand } = await import('./holidays-commands.js');
      done(await holidaysImportCommand(file, context));
    });
  holidays
    .command('list')
    .description('列出导入过的放假安排')
    .option('--json', '以 JSON 输出')
    .action(async (options: { json?: true }) => {
      const { holidaysListCommand } = await import('./holidays-commands.js');
      done(await holidaysListCommand({ json: options.json === true }, context));
    });
}

/**
 * Runs the `zhanbao` command.
 * @param args without node and the script's name
 * @returns the exit code
 */
export async function runProgram(
  args: readonly string[],
  context: CommandContext,
): Promise<number> {
  let exitCode = EXIT_OK;
  const program = chineseCommand('zhanbao', context.stdout).description(
    '战报：工作群里的进展汇报机器人',
  );
  addCommands(program, context, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0 || error.code === 'commander.help') return error.exitCode;
    printLine(context.stderr, usageProblem(error));
    return EXIT_USAGE;
  }
  return exitCode;
}
