import type { IndicatorId } from '../kernel/ids.js';
import { grouped } from './grouped.js';
import type { LedgerState } from './ledger-state.js';
import { remembered } from './remembered.js';
import type { TrackedFact } from './tracked.js';

interface Placed {
  readonly place: number;
  readonly tracked: TrackedFact;
}

/** Built once for a state: a digest asks for every indicator, and a ledger has years of facts. */
const indexOf = remembered((facts: LedgerState['facts']) => {
  const placed = [...facts.values()].map((tracked, place): Placed => ({ place, tracked }));
  return grouped(placed, ({ tracked }) => [tracked.fact.indicatorId]);
});

/** The facts of these indicators in the order they were recorded, ended ones included. */
export function factsOfIndicators(
  { facts }: Pick<LedgerState, 'facts'>,
  ids: Iterable<IndicatorId>,
): readonly TrackedFact[] {
  const index = indexOf(facts);
  const lists = [...ids].flatMap((id) => index.get(id) ?? []);
  return lists.sort((a, b) => a.place - b.place).map(({ tracked }) => tracked);
}
