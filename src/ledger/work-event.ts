import type { LedgerEvent } from './ledger-entry.js';

const WORK_KINDS = ['no-change-reported', 'progress-recorded', 'task-state-set'] as const;

/** What is told of the work beside figures and blockers. */
export type WorkEvent = Extract<LedgerEvent, { kind: (typeof WORK_KINDS)[number] }>;

export function isWork(event: LedgerEvent): event is WorkEvent {
  return WORK_KINDS.some((kind) => kind === event.kind);
}
