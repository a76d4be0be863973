import type { Command } from 'commander';
import type { CommandContext } from './command-context.js';
import { exportTexts } from './export-texts.js';

type Options = Readonly<Record<string, string | true | undefined>>;

const given = (value: string | true | undefined): string | null =>
  typeof value === 'string' ? value : null;

/** Adds `zhanbao export`. */
export function addExportCommand(
  program: Command,
  context: CommandContext,
  done: (code: number) => void,
): void {
  program
    .command('export')
    .description('导出台账、周报、通报、半年总结，或数据填报表')
    .argument('[内容]', `${exportTexts.documents}；不写则为台账`)
    .option('--format <格式>', '台账：xlsx（默认）、csv、pdf；其他：docx（默认）、pdf')
    .option('--period <期间>', '如 2023-06、2023-06-01..2023-06-30、6月、上半年')
    .option('--unit <单位>', '只导出这个单位的内容')
    .option('--out <文件>', '写到哪个文件或文件夹；不写则写到当前文件夹')
    .option('--template', '导出数据填报表（每项指标一行，填好后可导入）')
    .option('--workspace <名称>', '有多个工作专班时写明是哪一个')
    .addHelpText(
      'after',
      '\n例：\n  zhanbao export\n  zhanbao export bulletin --period 2023-06 --format docx\n  zhanbao export --template --unit 县科工信局\n\n生成 PDF 需装有 LibreOffice；没有时给出可编辑的文件，退出码为 4。',
    )
    .action(async (document: string | undefined, options: Options) => {
      const { exportCommand } = await import('./export-command.js');
      const asked = {
        document: document ?? 'ledger',
        format: given(options['format']),
        period: given(options['period']),
        unit: given(options['unit']),
        out: given(options['out']),
        workspace: given(options['workspace']),
        template: options['template'] === true,
      };
      done(await exportCommand(asked, context));
    });
}
