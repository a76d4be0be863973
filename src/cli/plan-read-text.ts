import type { DraftIndicator, DraftTask, PlanDraft } from '../plan/read/plan-draft.js';

const KINDS: Record<DraftIndicator['kind'], string> = {
  stock: '存量',
  flow: '增量',
  ratio: '比率',
};
/** Enough of a work item to know it by. */
const ITEM_LENGTH = 28;

function unitsText(part: {
  readonly leads: readonly string[];
  readonly responsibles: readonly string[];
}): string {
  const lead = part.leads.length === 0 ? '未写明' : part.leads.join('、');
  return `牵头：${lead}；责任：${part.responsibles.length === 0 ? '无' : part.responsibles.join('、')}`;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > ITEM_LENGTH ? `${line.slice(0, ITEM_LENGTH)}…` : line;
}

function taskLines(task: DraftTask): string[] {
  return [
    `  ${task.no}. ${task.title}`,
    `     ${unitsText(task)}`,
    ...task.workItems.map((item) => `     · ${shorten(item.text)}（${unitsText(item)}）`),
  ];
}

function targetText({
  target,
  targetMax,
  unit,
  targetText: worded,
  comparator,
}: DraftIndicator): string {
  if (target === null) return worded ?? '无';
  const sign = { '>=': '≥', '<=': '≤', '=': '=' }[comparator];
  return `${sign}${target}${targetMax === null ? '' : `—${targetMax}`}${unit ?? ''}`;
}

function indicatorLine(item: DraftIndicator, index: number): string {
  const parts = [
    `目标${targetText(item)}`,
    KINDS[item.kind],
    item.ownerUnit ?? '牵头未定',
    item.taskNo === null ? '无任务' : `任务${item.taskNo}`,
    ...(item.milestones.length === 0
      ? []
      : [`节点${item.milestones.map(({ at, value }) => `${at} ${value}`).join('、')}`]),
  ];
  const short = item.shortName === item.name ? '' : `（简称${item.shortName}）`;
  return `  ${index + 1}. ${item.name}${short}：${parts.join('，')}`;
}

function section(title: string, lines: readonly string[]): string[] {
  return ['', `${title}：`, ...(lines.length === 0 ? ['  无'] : lines)];
}

/** A draft for people: what was read, then the check-up's findings, numbered. */
export function planDraftText(draft: PlanDraft): string {
  const { from, to } = draft.period;
  return [
    draft.title,
    `年份：${draft.year ?? '未读到'}；期限：${from === null || to === null ? '未读到' : `${from} 至 ${to}`}`,
    ...(draft.actions.length === 0 ? [] : [`行动：${draft.actions.join('、')}`]),
    ...section(`任务（${draft.tasks.length}项）`, draft.tasks.flatMap(taskLines)),
    ...section(`指标（${draft.indicators.length}个）`, draft.indicators.map(indicatorLine)),
    ...section(
      `单位（${draft.units.length}个）`,
      draft.units.map(
        ({ name, aliases }, index) =>
          `  ${index + 1}. ${name}${aliases.length === 0 ? '' : `（又作${aliases.join('、')}）`}`,
      ),
    ),
    ...section(
      `体检（${draft.findings.length}条）`,
      draft.findings.map(({ message, where }, index) => `  ${index + 1}. ［${where}］${message}`),
    ),
  ].join('\n');
}
