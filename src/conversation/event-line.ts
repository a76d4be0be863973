import { TASK_STATE_WORDS } from '../answers/texts.js';
import type { IsoDate } from '../kernel/dates.js';
import type { DecimalText } from '../kernel/decimal.js';
import type { IndicatorId } from '../kernel/ids.js';
import type { LedgerEvent } from '../ledger/ledger-entry.js';
import { formatDate, formatFigure } from '../plan/format-figure.js';
import type { Plan, Task, TaskRef } from '../plan/model.js';
import { thingWords } from './naming/named-things.js';
import { namingTexts } from './naming/naming-texts.js';

export function taskOf(plans: readonly Plan[], ref: TaskRef): Task | null {
  const plan = plans.find(({ id }) => id === ref.planId);
  return plan?.tasks.find(({ no }) => no === ref.no) ?? null;
}

/** 任务3（加大科技型企业培育） */
export function taskWords(plans: readonly Plan[], ref: TaskRef): string {
  const task = taskOf(plans, ref);
  return task === null ? `任务${ref.no}` : `任务${ref.no}（${task.title}）`;
}

export function tasksWords(plans: readonly Plan[], refs: readonly TaskRef[]): string {
  return refs.length === 0
    ? '未对应到具体任务'
    : refs.map((ref) => taskWords(plans, ref)).join('、');
}

function indicatorNames(plans: readonly Plan[], ids: readonly string[]): string {
  const all = plans.flatMap((plan) => plan.indicators);
  return ids.map((id) => all.find((item) => item.id === id)?.shortName ?? '').join('、');
}

function baseLine(plans: readonly Plan[], id: IndicatorId, base: DecimalText): string | null {
  const indicator = plans.flatMap((plan) => plan.indicators).find((item) => item.id === id);
  if (indicator === undefined) return null;
  return `年初数：${indicator.shortName} ${formatFigure(base, indicator.unit)}`;
}

/** What kind of thing it is, in a word. */
export function eventName({ kind }: LedgerEvent): string {
  if (kind === 'name-learned' || kind === 'name-forgotten') return '叫法';
  if (kind === 'no-change-reported') return '零报告';
  if (kind === 'progress-recorded') return '工作进展';
  if (kind === 'task-state-set') return '任务状态';
  return kind === 'blocker-raised' ? '困难' : '年初数';
}

/** One line of a receipt for what is not a figure; `null` for events that no receipt shows. */
export function eventLine(
  event: LedgerEvent,
  plans: readonly Plan[],
  today: IsoDate,
): string | null {
  if (event.kind === 'no-change-reported') {
    const names = indicatorNames(plans, event.indicatorIds);
    const what = names === '' ? '本单位负责的指标' : names;
    return `零报告：${what}无变化（截至${formatDate(event.asOf, today)}）`;
  }
  if (event.kind === 'progress-recorded') return `工作进展：${tasksWords(plans, event.tasks)}`;
  if (event.kind === 'task-state-set') {
    return `任务状态：${taskWords(plans, event.task)} → ${TASK_STATE_WORDS[event.state]}`;
  }
  if (event.kind === 'blocker-raised') {
    return `困难（需协调）：${tasksWords(plans, event.tasks)}`;
  }
  if (event.kind === 'name-learned') {
    return `叫法：${namingTexts.means(event.word, thingWords(event.target, plans))}`;
  }
  return event.kind === 'base-set' ? baseLine(plans, event.indicatorId, event.base) : null;
}
