import type { IsoDate } from '../kernel/dates.js';
import type { FactId, IndicatorId, ReceiptId } from '../kernel/ids.js';
import type { Indicator } from '../plan/model.js';
import type { CountedFacts } from './count-facts.js';
import { currentFigure } from './current-figure.js';
import { grouped } from './grouped.js';
import type { LedgerEntry, LedgerEvent, RecordedFact } from './ledger-entry.js';
import { foldLedger, type LedgerState } from './ledger-state.js';
import { remembered } from './remembered.js';
import { sharedIds } from './shared-indicators.js';

/** A figure as it was known at an instant; how far zero reports carried it forward is not told. */
export type FigureThen = Pick<CountedFacts, 'value' | 'approx'>;

/** Before any day that a fact can be of. */
const EVERY_DAY: IsoDate = '0000-01-01';

function factsNamed(event: LedgerEvent): readonly FactId[] {
  if (event.kind === 'fact-corrected') return [event.replaces];
  if (event.kind === 'facts-withdrawn') return event.factIds;
  const isDecision = event.kind === 'proposal-adopted' || event.kind === 'overlap-decided';
  return isDecision ? [event.factId] : [];
}

/** The facts that an event by itself makes, ends or judges anew. */
function factsIn({ facts }: LedgerState, event: LedgerEvent): readonly RecordedFact[] {
  const own = event.kind === 'fact-recorded' || event.kind === 'fact-corrected' ? [event.fact] : [];
  return [...own, ...factsNamed(event).flatMap((id) => facts.get(id)?.fact ?? [])];
}

/** The indicators whose figures an entry by itself can change. */
function touchedBy(state: LedgerState, { event }: LedgerEntry): readonly IndicatorId[] {
  if (event.kind === 'base-set') return [event.indicatorId];
  return factsIn(state, event).map(({ indicatorId }) => indicatorId);
}

/** Entries by the indicators whose figures they bear on, in the order of the ledger. */
const entriesByIndicator = remembered((state: LedgerState) => {
  const reports = state.entries.flatMap(({ event }) =>
    event.kind === 'report-withdrawn' ? [event.receiptId] : [],
  );
  const touched = new Map<ReceiptId, IndicatorId[]>(reports.map((id) => [id, []]));
  for (const entry of state.entries) {
    if (entry.receiptId === null) continue;
    touched.get(entry.receiptId)?.push(...touchedBy(state, entry));
  }
  return grouped(state.entries, (entry) =>
    entry.event.kind === 'report-withdrawn'
      ? (touched.get(entry.event.receiptId) ?? [])
      : touchedBy(state, entry),
  );
});

/** Indicators that a correction joins: a figure was first taken for one of the other. */
const joined = remembered((state: LedgerState): ReadonlyMap<IndicatorId, Set<IndicatorId>> => {
  const links = new Map<IndicatorId, Set<IndicatorId>>();
  for (const entry of state.entries) {
    if (entry.event.kind !== 'fact-corrected') continue;
    const [one, other] = touchedBy(state, entry);
    if (one === undefined || other === undefined || one === other) continue;
    links.set(one, (links.get(one) ?? new Set()).add(other));
    links.set(other, (links.get(other) ?? new Set()).add(one));
  }
  return links;
});

function withJoined(state: LedgerState, ids: ReadonlySet<IndicatorId>): ReadonlySet<IndicatorId> {
  const links = joined(state);
  const all = new Set(ids);
  // A set that grows while it is gone through is gone through to its end.
  for (const id of all) for (const other of links.get(id) ?? []) all.add(other);
  return all;
}

function entriesOn(state: LedgerState, indicator: Indicator): readonly LedgerEntry[] {
  const byIndicator = entriesByIndicator(state);
  const ids = [...withJoined(state, sharedIds(state.plans, indicator))];
  const [only] = ids;
  if (ids.length === 1 && only !== undefined) return byIndicator.get(only) ?? [];
  const all = new Set(ids.flatMap((id) => byIndicator.get(id) ?? []));
  return [...all].sort((a, b) => a.seq - b.seq);
}

/** The days from which on figures may be others because of an entry. */
function daysChanged(state: LedgerState, { event }: LedgerEntry): readonly IsoDate[] {
  const isOfAll = event.kind === 'base-set' || event.kind === 'report-withdrawn';
  return isOfAll ? [EVERY_DAY] : factsIn(state, event).map(({ asOf }) => asOf);
}

/** One indicator's figures as they were known at an instant, from its own entries alone. */
export interface KnownThen {
  /** No figure of a day before this one has been changed since; `null`: none at all has. */
  readonly changedFrom: IsoDate | null;
  at(day: IsoDate): FigureThen | null;
}

/**
 * What `currentFigure(asKnownAt(state, instant), …)` would count, without reading the whole ledger anew: a digest
 * asks for one plan out of many, and plans whose last digests went out at different times each ask for
 * another instant.
 */
export function knownThen(state: LedgerState, indicator: Indicator, instant: Date): KnownThen {
  const entries = entriesOn(state, indicator);
  const isLate = ({ at }: LedgerEntry) => at.getTime() > instant.getTime();
  const firstLate = entries.findIndex(isLate);
  if (firstLate === -1) {
    return { changedFrom: null, at: (day) => currentFigure(state, indicator, day) };
  }
  const late = entries.slice(firstLate);
  const known = entries.filter((entry) => !isLate(entry));
  const then = foldLedger(known, state.plans);
  // An entry that is dated before one with a smaller number may build on what was not known then.
  const days = late.every(isLate) ? late.flatMap((one) => daysChanged(state, one)) : [EVERY_DAY];
  return {
    changedFrom: days.reduce((first, day) => (day < first ? day : first)),
    at: (day) => currentFigure(then, indicator, day),
  };
}
