import type { WrittenDecisions } from '../plan/merge-decisions.js';
import type { PlanDraft } from '../plan/read/plan-draft.js';
import { printLine, type CommandContext } from './command-context.js';
import type { Dialogue } from './dialogue.js';

type IndicatorDecision = WrittenDecisions['indicators'][number];

const KINDS: Readonly<Record<string, string>> = { 存量: 'stock', 当期量: 'flow', 比率: 'ratio' };

const ASPECTS = '改什么？1 报数单位 2 别名 3 类型（存量、当期量、比率） 4 年初数 5 简称：';

function aspectDecision(aspect: string, value: string): Partial<IndicatorDecision> | null {
  switch (aspect) {
    case '1':
      return { owner: value };
    case '2':
      return { aliases: value.split(/[、，,\s]+/u).filter((alias) => alias !== '') };
    case '3':
      return KINDS[value] === undefined ? null : { kind: KINDS[value] };
    case '4':
      return /^\d+(\.\d+)?$/u.test(value) ? { base: Number(value) } : null;
    case '5':
      return { shortName: value };
    default:
      return null;
  }
}

function listText(draft: PlanDraft): string {
  return draft.indicators
    .map(({ shortName, ownerUnit, kind, base }, index) => {
      const owner = ownerUnit ?? '报数单位待定';
      const needsBase = kind === 'stock' && base === null ? '，缺年初数' : '';
      return `  ${index + 1}. ${shortName}（${owner}${needsBase}）`;
    })
    .join('\n');
}

/**
 * One round of the import dialogue: which indicator to change, and what.
 * @returns what was decided, or `null` when the person has nothing more to change
 */
export async function askDecision(
  draft: PlanDraft,
  dialogue: Dialogue,
  context: CommandContext,
): Promise<WrittenDecisions | null> {
  printLine(context.stdout, `\n指标与报数单位：\n${listText(draft)}`);
  const answer = await dialogue.ask('要改哪一项？输入编号，直接回车表示不改：');
  if (answer === '') return null;
  const indicator = draft.indicators[Number(answer) - 1];
  if (indicator === undefined) {
    printLine(context.stdout, '没有这个编号。');
    return { units: [], indicators: [] };
  }
  const aspect = await dialogue.ask(ASPECTS);
  const value = await dialogue.ask('改成：');
  const decision = value === '' ? null : aspectDecision(aspect, value);
  if (decision === null) {
    printLine(context.stdout, '没有看懂，未作改动。');
    return { units: [], indicators: [] };
  }
  return { units: [], indicators: [{ name: indicator.name, ...decision }] };
}
