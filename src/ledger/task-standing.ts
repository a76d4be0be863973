import { addDays, dateOf, daysBetween, weekStart, type IsoDate } from '../kernel/dates.js';
import type { BlockerId } from '../kernel/ids.js';
import type { Plan, Task, TaskRef } from '../plan/model.js';
import { factsOfIndicators } from './facts-by-indicator.js';
import type { RecordedTaskState } from './ledger-entry.js';
import type { LedgerState } from './ledger-state.js';
import type { Blocker, Provenance } from './tracked.js';

/** Weeks without a word after which a task is 灰 (semantics, "Tasks, blockers, what is owed"). */
const SILENT_WEEKS = 2;

export interface TaskStanding {
  readonly state: RecordedTaskState;
  /** Date of the last progress: a line, a figure of its indicators, a state. */
  readonly lastProgress: IsoDate | null;
  /** The entry behind `lastProgress`. */
  readonly lastEntry: Provenance | null;
  /** 灰: two whole reporting periods went by in silence, and it is not done. */
  readonly isSilent: boolean;
  readonly openBlockers: readonly Blocker[];
}

function names(tasks: readonly TaskRef[], ref: TaskRef): boolean {
  return tasks.some((task) => task.planId === ref.planId && task.no === ref.no);
}

interface Sign {
  readonly on: IsoDate;
  readonly by: Provenance;
}

function signsOf(state: LedgerState, plan: Plan, ref: TaskRef, today: IsoDate): readonly Sign[] {
  const ids = plan.indicators.filter(({ taskNo }) => taskNo === ref.no).map(({ id }) => id);
  const lines = state.taskLines
    .filter(({ tasks }) => names(tasks, ref))
    .map(({ asOf, recorded }) => ({ on: asOf, by: recorded }));
  const figures = factsOfIndicators(state, ids)
    .filter(({ end }) => end === null)
    .map(({ fact, recorded }) => ({ on: fact.asOf, by: recorded }));
  const states = state.taskStates
    .filter(({ task }) => names([task], ref))
    .map(({ recorded }) => ({ on: dateOf(recorded.at), by: recorded }));
  return [...lines, ...figures, ...states].filter(({ on }) => on <= today);
}

/** Blockers not yet 已解决 or 已协调, oldest first; of one task when it is given. */
export function openBlockers(state: LedgerState, ref: TaskRef | null = null): readonly Blocker[] {
  return [...state.blockers.values()]
    .filter(({ closed, tasks }) => closed === null && (ref === null || names(tasks, ref)))
    .sort((a, b) => (a.raisedOn < b.raisedOn ? -1 : 1));
}

/** Its number among all there ever were, so that numbers never shift. */
export function blockerNumber(state: LedgerState, id: BlockerId): number {
  return [...state.blockers.keys()].indexOf(id) + 1;
}

/** Whole days a blocker has been open. */
export function blockerAgeDays(blocker: Blocker, today: IsoDate): number {
  return Math.max(0, daysBetween(blocker.raisedOn, today));
}

/**
 * How a task stands. A task nobody spoke of is 未启动, one with progress 推进中 unless its lead or
 * the office set a state. Source: semantics, "Tasks, blockers, what is owed".
 */
export function taskStanding(
  state: LedgerState,
  plan: Plan,
  task: Task,
  today: IsoDate,
): TaskStanding {
  const ref: TaskRef = { planId: plan.id, no: task.no };
  const signs = signsOf(state, plan, ref, today);
  const last = signs.reduce<Sign | null>(
    (newest, sign) => (newest === null || sign.on >= newest.on ? sign : newest),
    null,
  );
  const set = state.taskStates.findLast(({ task: named }) => names([named], ref))?.state;
  const known = set ?? (last === null ? 'not-started' : 'under-way');
  const until = today < plan.period.to ? today : plan.period.to;
  const silentSince = addDays(weekStart(until), -7 * SILENT_WEEKS);
  return {
    state: known,
    lastProgress: last?.on ?? null,
    lastEntry: last?.by ?? null,
    isSilent: known !== 'done' && (last?.on ?? plan.period.from) < silentSince,
    openBlockers: openBlockers(state, ref),
  };
}
