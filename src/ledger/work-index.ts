import type { TaskRef } from '../plan/model.js';
import { grouped } from './grouped.js';
import type { LedgerState } from './ledger-state.js';
import { remembered } from './remembered.js';
import type { Blocker, TaskLine, TaskStateSet } from './tracked.js';

function keyOf({ planId, no }: TaskRef): string {
  return JSON.stringify([planId, no]);
}

const linesByTask = remembered((lines: LedgerState['taskLines']) =>
  grouped(lines, ({ tasks }) => tasks.map(keyOf)),
);

const statesByTask = remembered((states: LedgerState['taskStates']) =>
  grouped(states, ({ task }) => [keyOf(task)]),
);

const openOnes = remembered((blockers: LedgerState['blockers']): readonly Blocker[] =>
  [...blockers.values()]
    .filter(({ closed }) => closed === null)
    .sort((a, b) => (a.raisedOn < b.raisedOn ? -1 : a.raisedOn > b.raisedOn ? 1 : 0)),
);

const openByTask = remembered((open: readonly Blocker[]) =>
  grouped(open, ({ tasks }) => tasks.map(keyOf)),
);

/** What was told of a task, in the order it was recorded. */
export function taskLinesOn({ taskLines }: LedgerState, task: TaskRef): readonly TaskLine[] {
  return linesByTask(taskLines).get(keyOf(task)) ?? [];
}

/** The states that a task was set to, in the order they were. */
export function taskStatesOf({ taskStates }: LedgerState, task: TaskRef): readonly TaskStateSet[] {
  return statesByTask(taskStates).get(keyOf(task)) ?? [];
}

/** Blockers not yet 已解决 or 已协调, oldest first; of one task when it is given. */
export function openBlockers(
  { blockers }: Pick<LedgerState, 'blockers'>,
  task: TaskRef | null = null,
): readonly Blocker[] {
  const open = openOnes(blockers);
  return task === null ? open : (openByTask(open).get(keyOf(task)) ?? []);
}
