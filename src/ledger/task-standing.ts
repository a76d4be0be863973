import { addDays, dateOf, daysBetween, weekStart, type IsoDate } from '../kernel/dates.js';
import type { BlockerId } from '../kernel/ids.js';
import type { Plan, Task, TaskRef } from '../plan/model.js';
import { lastUpTo, timelineOf } from './fact-timeline.js';
import type { RecordedTaskState } from './ledger-entry.js';
import type { LedgerState } from './ledger-state.js';
import type { Blocker, Provenance, TrackedFact } from './tracked.js';
import { openBlockers, taskLinesOn, taskStatesOf } from './work-index.js';

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

interface Sign {
  readonly on: IsoDate;
  readonly by: Provenance;
}

/** The newest figure of the task's indicators; of one day the last recorded. */
function lastFigure(state: LedgerState, plan: Plan, { no }: TaskRef, today: IsoDate): Sign | null {
  const own = plan.indicators.filter(({ taskNo }) => taskNo === no);
  const last = own
    .flatMap(({ id }) => lastUpTo(timelineOf(state, [id]), today) ?? [])
    .sort((a, b) => a.recorded.seq - b.recorded.seq)
    .reduce<TrackedFact | null>(
      (newest, one) => (newest === null || one.fact.asOf >= newest.fact.asOf ? one : newest),
      null,
    );
  return last === null ? null : { on: last.fact.asOf, by: last.recorded };
}

function signsOf(state: LedgerState, plan: Plan, ref: TaskRef, today: IsoDate): readonly Sign[] {
  const lines = taskLinesOn(state, ref).map(({ asOf, recorded }) => ({ on: asOf, by: recorded }));
  const figure = lastFigure(state, plan, ref, today);
  const states = taskStatesOf(state, ref).map(({ recorded }) => ({
    on: dateOf(recorded.at),
    by: recorded,
  }));
  return [...lines, ...(figure === null ? [] : [figure]), ...states].filter(
    ({ on }) => on <= today,
  );
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
  const set = taskStatesOf(state, ref).at(-1)?.state;
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
