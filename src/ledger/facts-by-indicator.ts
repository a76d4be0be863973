import type { IndicatorId } from '../kernel/ids.js';
import type { LedgerState } from './ledger-state.js';
import type { TrackedFact } from './tracked.js';

interface Placed {
  readonly place: number;
  readonly tracked: TrackedFact;
}

/** Built once for a state: a digest asks for every indicator, and a ledger has years of facts. */
const indexes = new WeakMap<LedgerState['facts'], ReadonlyMap<IndicatorId, readonly Placed[]>>();

function indexOf(facts: LedgerState['facts']): ReadonlyMap<IndicatorId, readonly Placed[]> {
  const known = indexes.get(facts);
  if (known !== undefined) return known;
  const index = new Map<IndicatorId, Placed[]>();
  let place = 0;
  for (const tracked of facts.values()) {
    const { indicatorId } = tracked.fact;
    const list = index.get(indicatorId);
    if (list === undefined) index.set(indicatorId, [{ place, tracked }]);
    else list.push({ place, tracked });
    place += 1;
  }
  indexes.set(facts, index);
  return index;
}

/** The facts of these indicators in the order they were recorded, ended ones included. */
export function factsOfIndicators(
  { facts }: Pick<LedgerState, 'facts'>,
  ids: Iterable<IndicatorId>,
): readonly TrackedFact[] {
  const index = indexOf(facts);
  const lists = [...ids].flatMap((id) => index.get(id) ?? []);
  return lists.sort((a, b) => a.place - b.place).map(({ tracked }) => tracked);
}
