import type { DecimalText } from '../kernel/decimal.js';
import type { BlockerId, FactId, IndicatorId, PlanId } from '../kernel/ids.js';
import type { Plan } from '../plan/model.js';
import type { LedgerEntry, LedgerEvent, RecordedFact } from './ledger-entry.js';
import type {
  Blocker,
  FactEnd,
  NoChange,
  Provenance,
  PublishedDigest,
  TaskLine,
  TaskStateSet,
  TrackedFact,
} from './tracked.js';

/** The ledger read from its first entry to its last. Never stored; always folded anew. */
export interface LedgerState {
  readonly entries: readonly LedgerEntry[];
  /** Needed to know which facts lie in a plan's period and which indicators plans share. */
  readonly plans: readonly Plan[];
  /** In the order they were recorded, ended ones included. */
  readonly facts: ReadonlyMap<FactId, TrackedFact>;
  readonly noChanges: readonly NoChange[];
  readonly taskLines: readonly TaskLine[];
  readonly taskStates: readonly TaskStateSet[];
  readonly blockers: ReadonlyMap<BlockerId, Blocker>;
  readonly bases: ReadonlyMap<IndicatorId, DecimalText>;
  readonly planVersions: readonly {
    readonly planId: PlanId;
    readonly version: number;
    readonly imported: Provenance;
  }[];
  readonly digests: readonly PublishedDigest[];
}

type Mutable<T> = {
  -readonly [K in keyof T]: T[K] extends ReadonlyMap<infer Key, infer Value>
    ? Map<Key, Value>
    : T[K] extends readonly (infer Item)[]
      ? Item[]
      : T[K];
};

type Draft = Mutable<LedgerState>;

type EventOf<Kind extends LedgerEvent['kind']> = Extract<LedgerEvent, { kind: Kind }>;

function provenanceOf(entry: LedgerEntry): Provenance {
  const { seq, at, memberId, unit, source, receiptId } = entry;
  return { seq, at, memberId, unit, source, receiptId };
}

function track(fact: RecordedFact, recorded: Provenance, old: TrackedFact | null): TrackedFact {
  return {
    fact,
    recorded,
    rank: old?.rank ?? recorded.seq,
    rankedAt: old?.rankedAt ?? recorded.at,
    standing: fact.standing === 'proposal' && old?.adopted ? 'county' : fact.standing,
    byOffice: fact.byOffice,
    adopted: old?.adopted ?? null,
    corrects: old?.fact.id ?? null,
    end: null,
    overlap: old?.overlap ?? null,
  };
}

function endFact(draft: Draft, id: FactId, end: FactEnd): void {
  const tracked = draft.facts.get(id);
  if (tracked?.end === null) draft.facts.set(id, { ...tracked, end });
}

function correct(draft: Draft, event: EventOf<'fact-corrected'>, by: Provenance): void {
  const old = draft.facts.get(event.replaces) ?? null;
  endFact(draft, event.replaces, { kind: 'corrected', by: event.fact.id, at: by.at });
  draft.facts.set(event.fact.id, track(event.fact, by, old));
}

function adopt(draft: Draft, event: EventOf<'proposal-adopted'>, by: Provenance): void {
  const tracked = draft.facts.get(event.factId);
  if (tracked?.standing !== 'proposal') return;
  draft.facts.set(event.factId, {
    ...tracked,
    standing: 'county',
    byOffice: event.byOffice,
    adopted: by,
    rank: by.seq,
    rankedAt: by.at,
  });
}

function decideOverlap(draft: Draft, event: EventOf<'overlap-decided'>, by: Provenance): void {
  const tracked = draft.facts.get(event.factId);
  if (tracked === undefined) return;
  draft.facts.set(event.factId, {
    ...tracked,
    overlap: { counted: event.counted, at: by.at },
  });
}

type BlockerEvent = EventOf<'blocker-raised' | 'blocker-closed' | 'blocker-assigned'>;

function applyBlocker(draft: Draft, event: BlockerEvent, by: Provenance): void {
  if (event.kind === 'blocker-raised') {
    const { blockerId: id, tasks, raisedOn } = event;
    draft.blockers.set(id, { id, tasks, raisedOn, raised: by, coordinator: null, closed: null });
    return;
  }
  const blocker = draft.blockers.get(event.blockerId);
  if (blocker === undefined) return;
  if (event.kind === 'blocker-assigned') {
    draft.blockers.set(blocker.id, { ...blocker, coordinator: event.coordinator });
  } else if (blocker.closed === null) {
    draft.blockers.set(blocker.id, { ...blocker, closed: { how: event.how, by } });
  }
}

function withdraw(draft: Draft, event: EventOf<'facts-withdrawn'>, by: Provenance): void {
  for (const id of event.factIds) endFact(draft, id, { kind: 'withdrawn', at: by.at });
}

function applyEvent(draft: Draft, event: LedgerEvent, by: Provenance): void {
  switch (event.kind) {
    case 'fact-recorded':
      draft.facts.set(event.fact.id, track(event.fact, by, null));
      break;
    case 'fact-corrected':
      correct(draft, event, by);
      break;
    case 'facts-withdrawn':
      withdraw(draft, event, by);
      break;
    case 'proposal-adopted':
      adopt(draft, event, by);
      break;
    case 'overlap-decided':
      decideOverlap(draft, event, by);
      break;
    case 'no-change-reported':
      draft.noChanges.push({ indicatorIds: event.indicatorIds, asOf: event.asOf, recorded: by });
      break;
    case 'progress-recorded':
      draft.taskLines.push({ tasks: event.tasks, asOf: event.asOf, recorded: by });
      break;
    case 'task-state-set':
      draft.taskStates.push({ task: event.task, state: event.state, recorded: by });
      break;
    case 'blocker-raised':
    case 'blocker-closed':
    case 'blocker-assigned':
      applyBlocker(draft, event, by);
      break;
    case 'base-set':
      draft.bases.set(event.indicatorId, event.base);
      break;
    case 'plan-imported':
      draft.planVersions.push({ planId: event.planId, version: event.version, imported: by });
      break;
    case 'digest-published':
      draft.digests.push({ period: event.period, figures: event.figures, published: by });
      break;
  }
}

/**
 * Reads the ledger into what counts now. Pure: the same entries give the same state; entries are
 * taken in the order of their numbers whatever order they come in.
 * @param plans give periods and shared indicators; without them every fact counts for its own
 *   indicator whatever its date.
 */
export function foldLedger(
  entries: readonly LedgerEntry[],
  plans: readonly Plan[] = [],
): LedgerState {
  const ordered = [...entries].sort((a, b) => a.seq - b.seq);
  const draft: Draft = {
    entries: ordered,
    plans: [...plans],
    facts: new Map(),
    noChanges: [],
    taskLines: [],
    taskStates: [],
    blockers: new Map(),
    bases: new Map(),
    planVersions: [],
    digests: [],
  };
  for (const entry of ordered) applyEvent(draft, entry.event, provenanceOf(entry));
  return draft;
}

/** The ledger as it was known at an instant (当时报的是多少). */
export function asKnownAt(state: LedgerState, instant: Date): LedgerState {
  const known = state.entries.filter((entry) => entry.at.getTime() <= instant.getTime());
  return foldLedger(known, state.plans);
}

/** The ledger as if one fact had never been recorded: to judge what would replace it. */
export function withoutFact(state: LedgerState, factId: FactId): LedgerState {
  const facts = new Map(state.facts);
  facts.delete(factId);
  return { ...state, facts };
}
