import type { WhileOwed } from '../../message/reply.js';
import type { WorkspaceView } from '../workspace.js';
import { owedNow } from './owed-now.js';
import { openRound, type RoundDeps } from './round.js';

/** Whether a reminder that waits to be sent still says something true of one of its units. */
export function stillOwed(
  deps: RoundDeps,
  view: WorkspaceView,
  now: Date,
  { key, units }: WhileOwed,
): boolean {
  const round = openRound(deps, view, now, { messages: () => Promise.resolve(new Map()) });
  return owedNow(round, (unit) => units.includes(unit)).some(({ window }) => window.key === key);
}
