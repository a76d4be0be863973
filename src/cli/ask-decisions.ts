import type { IndicatorKind } from '../plan/model.js';
import { NO_DECISIONS, type WrittenDecisions } from '../plan/merge-decisions.js';
import type { DraftIndicator, PlanDraft } from '../plan/read/plan-draft.js';
import { printLine, type CommandContext } from './command-context.js';
import type { Dialogue } from './dialogue.js';

type IndicatorDecision = WrittenDecisions['indicators'][number];

/** The glossary's words first; then what the list of the plan and people also call them. */
const KINDS: readonly (readonly [IndicatorKind, readonly string[]])[] = [
  ['stock', ['存量', '保有量']],
  ['flow', ['增量', '当期量', '流量', '新增']],
  ['ratio', ['比率', '比重', '比例']],
];

const ASPECTS = '改什么？1 报数单位 2 别名 3 类型（存量、增量、比率） 4 年初数 5 简称：';

function kindName(kind: IndicatorKind): string {
  return KINDS.find(([candidate]) => candidate === kind)?.[1][0] ?? kind;
}

/** The unit meant: by its name, an alias, or the end of one name alone (商务局 for 县商务局). */
function unitMeant({ units }: PlanDraft, words: string): string | null {
  const exact = units.find(({ name, aliases }) => name === words || aliases.includes(words));
  if (exact !== undefined) return exact.name;
  const ending = units.filter(({ name }) => name.endsWith(words));
  return ending.length === 1 ? (ending[0]?.name ?? null) : null;
}

/** @returns the decision, or a sentence saying why the answer cannot be taken. */
function aspectDecision(
  draft: PlanDraft,
  aspect: string,
  value: string,
): Partial<IndicatorDecision> | string {
  switch (aspect) {
    case '1': {
      const owner = unitMeant(draft, value);
      return owner === null ? `方案里没有“${value}”这个单位，未作改动。` : { owner };
    }
    case '2':
      return { aliases: value.split(/[、，,\s]+/u).filter((alias) => alias !== '') };
    case '3': {
      const kind = KINDS.find(([, words]) => words.includes(value))?.[0];
      return kind === undefined ? '类型请填存量、增量或比率，未作改动。' : { kind };
    }
    case '4':
      return /^\d+(\.\d+)?$/u.test(value)
        ? { base: Number(value) }
        : '年初数请只填数字，未作改动。';
    case '5':
      return { shortName: value };
    default:
      return '请从 1 到 5 中选一个，未作改动。';
  }
}

function indicatorLine({ shortName, ownerUnit, kind, base, aliases }: DraftIndicator): string {
  const facts = [
    ownerUnit ?? '报数单位待定',
    kindName(kind),
    ...(kind === 'stock' ? [base === null ? '缺年初数' : `年初数${base}`] : []),
    ...(aliases.length > 0 ? [`别名：${aliases.join('、')}`] : []),
  ];
  return `${shortName}（${facts.join('；')}）`;
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
  const list = draft.indicators.map((item, index) => `  ${index + 1}. ${indicatorLine(item)}`);
  printLine(context.stdout, `\n指标与报数单位：\n${list.join('\n')}`);
  const answer = await dialogue.ask('要改哪一项？输入编号，直接回车表示不改：');
  if (answer === '') return null;
  const indicator = draft.indicators[Number(/\d+/u.exec(answer)?.[0] ?? 0) - 1];
  if (indicator === undefined) {
    printLine(context.stdout, '没有这个编号。');
    return NO_DECISIONS;
  }
  const aspect = await dialogue.ask(ASPECTS);
  const value = await dialogue.ask(`“${indicator.shortName}”改成：`);
  const decision = value === '' ? '没有填写，未作改动。' : aspectDecision(draft, aspect, value);
  if (typeof decision === 'string') {
    printLine(context.stdout, decision);
    return NO_DECISIONS;
  }
  return { units: [], indicators: [{ name: indicator.name, ...decision }] };
}
