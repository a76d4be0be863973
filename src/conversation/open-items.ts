import type { FactId } from '../kernel/ids.js';
import { openProposals } from '../ledger/current-figure.js';
import type { LedgerState } from '../ledger/ledger-state.js';
import type { Blocker, TrackedFact } from '../ledger/tracked.js';
import type { Indicator } from '../plan/model.js';
import type { IsoDate } from '../kernel/dates.js';

/** Numbers of proposals and blockers count all there ever were, so they never shift. */
export interface Numbered<Item> {
  readonly no: number;
  readonly item: Item;
}

export interface OpenProposal {
  readonly tracked: TrackedFact;
  readonly indicator: Indicator;
}

export function proposalNo(ledger: LedgerState, id: FactId): number {
  const all = [...ledger.facts.values()].filter(({ fact }) => fact.standing === 'proposal');
  return all.findIndex(({ fact }) => fact.id === id) + 1;
}

/** County-wide statements of non-owners that wait for 采纳, oldest first. */
export function numberedProposals(
  ledger: LedgerState,
  today: IsoDate,
): readonly Numbered<OpenProposal>[] {
  const seen = new Set<FactId>();
  return ledger.plans
    .flatMap((plan) => plan.indicators)
    .flatMap((indicator) =>
      openProposals(ledger, indicator, today).map((tracked) => ({ tracked, indicator })),
    )
    .filter(({ tracked }) => {
      const isNew = !seen.has(tracked.fact.id);
      seen.add(tracked.fact.id);
      return isNew;
    })
    .map((item) => ({ no: proposalNo(ledger, item.tracked.fact.id), item }))
    .sort((a, b) => a.no - b.no);
}

export function openBlockers(ledger: LedgerState): readonly Numbered<Blocker>[] {
  return [...ledger.blockers.values()]
    .map((item, index) => ({ no: index + 1, item }))
    .filter(({ item }) => item.closed === null);
}
