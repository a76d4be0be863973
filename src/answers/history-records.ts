import type { IsoDate } from '../kernel/dates.js';
import type { FactId } from '../kernel/ids.js';
import type { LedgerState, WithdrawnRecords } from '../ledger/ledger-state.js';
import type { NoChange, Provenance, TrackedFact } from '../ledger/tracked.js';
import { remembered } from '../ledger/remembered.js';
import { sharedIds } from '../ledger/shared-indicators.js';
import { formatDate, formatFigure } from '../plan/format-figure.js';
import type { Indicator, Plan, TaskRef } from '../plan/model.js';
import type { AnswerContext } from './answer.js';
import { clip, quoted } from './phrases.js';
import { saidValue } from './said-value.js';
import { supervisionRecords } from './supervision-records.js';
import { ERASED_TEXT, OFFICE_SET, TASK_STATE_WORDS } from './texts.js';

/** One thing that was reported, worded without any person's name. */
export interface HistoryRecord {
  readonly by: Provenance;
  readonly text: string;
  readonly factId: FactId | null;
  readonly indicatorId: Indicator['id'] | null;
  readonly tasks: readonly TaskRef[];
}

/** Narrative progress is quoted in short; the whole message stands behind 依据. */
const QUOTE_CHARACTERS = 60;

/** Of several plans that carry an id, as the last has it. */
const newestById = remembered(
  (plans: readonly Plan[]): ReadonlyMap<string, Indicator> =>
    new Map(plans.flatMap((plan) => plan.indicators).map((indicator) => [indicator.id, indicator])),
);

function endingOf(tracked: TrackedFact, state: LedgerState, unit: string): string {
  const { end, standing, adopted, byOffice, fact, overlap } = tracked;
  if (end?.kind === 'withdrawn') return '，已撤回';
  if (end?.kind === 'corrected') {
    const now = state.facts.get(end.by)?.fact.value;
    return now === undefined ? '，已更正' : `，已更正为${formatFigure(now, unit)}`;
  }
  if (standing === 'proposal') return '，待核定';
  if (standing === 'contribution') return '，分项';
  if (overlap?.counted === false) return '，已含在累计数内';
  if (adopted !== null) return '，已采纳';
  return byOffice && fact.standing === 'county' ? `，${OFFICE_SET}` : '';
}

/** 高新技术企业58家（截至6月30日，已更正为57家）. */
export function factText(tracked: TrackedFact, state: LedgerState, beside: IsoDate): string {
  const { fact } = tracked;
  const indicator = newestById(state.plans).get(fact.indicatorId);
  const unit = indicator?.unit ?? '';
  const value = saidValue(fact, unit);
  const from = fact.from;
  const reason = fact.reason === undefined ? '' : `，原因：${fact.reason}`;
  const days =
    from === null || from === fact.asOf
      ? `截至${formatDate(fact.asOf, beside)}`
      : `${formatDate(from, beside)}至${formatDate(fact.asOf, beside)}`;
  return `${indicator?.shortName ?? '原指标'}${value}（${days}${reason}${endingOf(tracked, state, unit)}）`;
}

function quote(by: Provenance, context: AnswerContext): string {
  const text = by.source === null ? null : context.messageText(by.source.messageId);
  return text === null ? ERASED_TEXT : quoted(clip(text, QUOTE_CHARACTERS));
}

function taskNames(tasks: readonly TaskRef[]): string {
  return tasks.length === 0 ? '工作进展' : tasks.map(({ no }) => `任务${no}`).join('、');
}

function zeroText(
  { indicatorIds, tasks }: Pick<NoChange, 'indicatorIds' | 'tasks'>,
  state: LedgerState,
): string {
  const names = [
    ...indicatorIds.flatMap((id) => newestById(state.plans).get(id)?.shortName ?? []),
    ...tasks.map(({ no }) => `任务${no}`),
  ];
  return names.length === 0 ? '零报告' : `${names.join('、')}无变化`;
}

const WITHDRAWN = '（已撤回）';

const BLOCKER_ENDS = {
  solved: '（已办结）',
  coordinated: '（已办结）',
  withdrawn: WITHDRAWN,
} as const;

/** Everything but figures and blockers; what withdrawn reports said is marked as such. */
function workRecords(
  context: AnswerContext,
  records: WithdrawnRecords,
  ending: string,
): readonly HistoryRecord[] {
  const plain = { factId: null, indicatorId: null };
  const lines = records.taskLines.map(({ tasks, recorded }) => ({
    ...plain,
    by: recorded,
    tasks,
    text: `${taskNames(tasks)}：${quote(recorded, context)}${ending}`,
  }));
  const states = records.taskStates.map(({ task, state: set, recorded }) => ({
    ...plain,
    by: recorded,
    tasks: [task],
    text: `任务${task.no}定为${TASK_STATE_WORDS[set]}${ending}`,
  }));
  const zeros = records.noChanges.map(({ indicatorIds, tasks, recorded }) => ({
    ...plain,
    by: recorded,
    tasks,
    indicatorId: indicatorIds[0] ?? null,
    text: `${zeroText({ indicatorIds, tasks }, context.ledger)}${ending}`,
  }));
  return [...lines, ...states, ...zeros];
}

/** Everything reported but figures, oldest first. */
export function otherRecords(context: AnswerContext): readonly HistoryRecord[] {
  const state = context.ledger;
  const blockers = [...state.blockers.values()].map(({ tasks, raised, closed }) => ({
    factId: null,
    indicatorId: null,
    by: raised,
    tasks,
    text: `${taskNames(tasks)}困难：${quote(raised, context)}${closed === null ? '' : BLOCKER_ENDS[closed.how]}`,
  }));
  const work = [
    ...workRecords(context, state, ''),
    ...workRecords(context, state.withdrawn, WITHDRAWN),
  ];
  const letters = supervisionRecords(context, (by) => quote(by, context));
  return [...work, ...blockers, ...letters].sort((a, b) => a.by.seq - b.by.seq);
}

/** Everything reported, oldest first. */
export function historyRecords(context: AnswerContext, beside: IsoDate): readonly HistoryRecord[] {
  const state = context.ledger;
  const facts = [...state.facts.values()].map((tracked) => ({
    by: tracked.recorded,
    text: factText(tracked, state, beside),
    factId: tracked.fact.id,
    indicatorId: tracked.fact.indicatorId,
    tasks: [],
  }));
  return [...facts, ...otherRecords(context)].sort((a, b) => a.by.seq - b.by.seq);
}

/** Records about one of these indicators, under whichever plan they were made. */
export function isAbout(
  record: HistoryRecord,
  indicators: readonly Indicator[],
  state: LedgerState,
): boolean {
  const { indicatorId } = record;
  if (indicatorId === null) return false;
  return indicators.some((indicator) => sharedIds(state.plans, indicator).has(indicatorId));
}
