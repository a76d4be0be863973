import type { Writable } from 'node:stream';
import { Command, type CommanderError } from 'commander';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Global Options:': '全局选项：',
};

/** A command whose help, headings included, is in Chinese. */
export function chineseCommand(name: string, stdout: Writable): Command {
  const command = new Command(name);
  return command
    .helpOption('-h, --help', '显示帮助')
    .helpCommand('help [命令]', '显示某个命令的帮助')
    .configureHelp({ styleTitle: (title) => TITLES[title] ?? title })
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      // Commander's own words are English; program.ts says what was wrong.
      writeErr: () => undefined,
    })
    .exitOverride();
}

const USAGE_PROBLEMS: Readonly<Record<string, string>> = {
  'commander.unknownCommand': '没有这个命令',
  'commander.unknownOption': '没有这个选项',
  'commander.missingArgument': '缺少参数',
  'commander.optionMissingArgument': '选项缺少取值',
  'commander.missingMandatoryOptionValue': '缺少必填选项',
  'commander.excessArguments': '参数过多',
  'commander.invalidArgument': '参数不正确',
};

/** What was wrong with the call, as a Chinese sentence with the offending words. */
export function usageProblem(error: CommanderError): string {
  const words = /'([^']+)'/.exec(error.message)?.[1];
  const problem = USAGE_PROBLEMS[error.code] ?? '用法不正确';
  return `${problem}${words === undefined ? '' : `：${words}`}。加 --help 查看用法。`;
}
