import type { DecimalText } from '../kernel/decimal.js';
import type { BlockerId, FactId, IndicatorId, PlanId, ReceiptId } from '../kernel/ids.js';
import type { Plan } from '../plan/model.js';
import type { EvidenceSource, LedgerEntry, LedgerEvent } from './ledger-entry.js';
import { FoldMemory, RecentMemory } from './fold-memory.js';
import { isRightsEvent, type RightsEvent } from './rights-event.js';
import { isNameEvent, NameBookDraft, type NameEvent } from './name-book.js';
import type { NameBook } from './name-book.js';
import { provenanceOf, track } from './track-fact.js';
import { isSupervision, type SupervisionEvent } from './supervision.js';
import { isWork, type WorkEvent } from './work-event.js';
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

/** What withdrawn reports said beside figures and blockers, which carry their end themselves. */
export interface WithdrawnRecords {
  readonly noChanges: readonly NoChange[];
  readonly taskLines: readonly TaskLine[];
  readonly taskStates: readonly TaskStateSet[];
}

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
  /** Of withdrawn reports: they count for nothing and are kept only for the history. */
  readonly withdrawn: WithdrawnRecords;
  readonly blockers: ReadonlyMap<BlockerId, Blocker>;
  readonly bases: ReadonlyMap<IndicatorId, DecimalText>;
  readonly planVersions: readonly {
    readonly planId: PlanId;
    readonly version: number;
    readonly imported: Provenance;
  }[];
  readonly digests: readonly PublishedDigest[];
  /** Files that support the reports of confirmed receipts, in the order they were attached. */
  readonly evidence: ReadonlyMap<ReceiptId, readonly EvidenceSource[]>;
  /** Names that the office taught, and those it is asked to learn. */
  readonly names: NameBook;
}

type Mutable<T> = {
  -readonly [K in keyof T]: T[K] extends ReadonlyMap<infer Key, infer Value>
    ? Map<Key, Value>
    : T[K] extends readonly (infer Item)[]
      ? Item[]
      : T[K];
};

type Draft = Omit<Mutable<LedgerState>, 'plans' | 'withdrawn' | 'names'> & {
  plans: readonly Plan[];
  withdrawn: Mutable<WithdrawnRecords>;
  names: NameBookDraft;
};

type EventOf<Kind extends LedgerEvent['kind']> = Extract<LedgerEvent, { kind: Kind }>;

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

function applyWork(into: Mutable<WithdrawnRecords>, event: WorkEvent, by: Provenance): void {
  if (event.kind === 'no-change-reported') {
    const { indicatorIds, tasks = [], asOf } = event;
    const ofAll = indicatorIds.length + tasks.length === 0;
    into.noChanges.push({ ofAll, indicatorIds, tasks, asOf, recorded: by });
  } else if (event.kind === 'progress-recorded') {
    into.taskLines.push({ tasks: event.tasks, asOf: event.asOf, recorded: by });
  } else {
    into.taskStates.push({ task: event.task, state: event.state, recorded: by });
  }
}

/**
 * An entry of a report that was withdrawn: kept for the history, and without effect on anything
 * else; what it had corrected stands again.
 */
function applyWithdrawn(draft: Draft, entry: LedgerEntry, end: Provenance): void {
  const { event } = entry;
  const by = provenanceOf(entry);
  if (event.kind === 'fact-recorded' || event.kind === 'fact-corrected') {
    const old = event.kind === 'fact-corrected' ? draft.facts.get(event.replaces) : undefined;
    draft.facts.set(event.fact.id, track(event.fact, by, old ?? null));
    endFact(draft, event.fact.id, { kind: 'withdrawn', at: end.at });
  } else if (event.kind === 'blocker-raised') {
    applyBlocker(draft, event, by);
    const raised = draft.blockers.get(event.blockerId);
    const closed = { how: 'withdrawn' as const, by: end };
    if (raised !== undefined) draft.blockers.set(raised.id, { ...raised, closed });
  } else if (isWork(event)) {
    applyWork(draft.withdrawn, event, by);
  } else if (event.kind === 'name-learned') {
    draft.names.withdrawn(entry, event, end);
  }
}

/** The withdrawal of each receipt that was withdrawn after its confirmation. */
function withdrawals(entries: readonly LedgerEntry[]): ReadonlyMap<ReceiptId, Provenance> {
  return new Map(
    entries.flatMap((entry): [ReceiptId, Provenance][] =>
      entry.event.kind === 'report-withdrawn' ? [[entry.event.receiptId, provenanceOf(entry)]] : [],
    ),
  );
}

function withdraw(draft: Draft, event: EventOf<'facts-withdrawn'>, by: Provenance): void {
  for (const id of event.factIds) endFact(draft, id, { kind: 'withdrawn', at: by.at });
}

function applyFact(
  draft: Draft,
  event: EventOf<'fact-recorded' | 'fact-corrected'>,
  by: Provenance,
): void {
  if (event.kind === 'fact-corrected') correct(draft, event, by);
  else draft.facts.set(event.fact.id, track(event.fact, by, null));
  const tracked = draft.facts.get(event.fact.id);
  if (tracked !== undefined) draft.names.assigned(tracked, draft.plans);
}

function applyEvent(draft: Draft, entry: LedgerEntry): void {
  const { event } = entry;
  const by = provenanceOf(entry);
  if (isWork(event)) {
    applyWork(draft, event, by);
    return;
  }
  if (isNameEvent(event)) {
    draft.names.apply(entry, event);
    return;
  }
  // Rights are kept with the members, and letters are read by `readSupervisions`.
  if (!isRightsEvent(event) && !isSupervision(event)) applyFigures(draft, event, by);
}

type FiguresEvent = Exclude<LedgerEvent, WorkEvent | NameEvent | RightsEvent | SupervisionEvent>;

function applyFigures(draft: Draft, event: FiguresEvent, by: Provenance): void {
  switch (event.kind) {
    case 'fact-recorded':
    case 'fact-corrected':
      applyFact(draft, event, by);
      break;
    case 'facts-withdrawn':
      withdraw(draft, event, by);
      break;
    case 'report-withdrawn':
      // Known before the fold began: the entries of the receipt were never let in.
      break;
    case 'proposal-adopted':
      adopt(draft, event, by);
      break;
    case 'overlap-decided':
      decideOverlap(draft, event, by);
      break;
    case 'blocker-raised':
    case 'blocker-closed':
    case 'blocker-assigned':
      applyBlocker(draft, event, by);
      break;
    case 'base-set':
    case 'plan-imported':
    case 'evidence-attached':
    case 'digest-published':
      note(draft, event, by);
      break;
  }
}

type NotedEvent = EventOf<'base-set' | 'plan-imported' | 'evidence-attached' | 'digest-published'>;

/** What is only written down, and changes no figure or blocker. */
function note(draft: Draft, event: NotedEvent, by: Provenance): void {
  if (event.kind === 'base-set') draft.bases.set(event.indicatorId, event.base);
  else if (event.kind === 'evidence-attached') {
    const { receiptId, sources } = event;
    draft.evidence.set(receiptId, [...(draft.evidence.get(receiptId) ?? []), ...sources]);
  } else if (event.kind === 'digest-published') {
    draft.digests.push({ ...event, published: by });
  } else {
    draft.planVersions.push({ planId: event.planId, version: event.version, imported: by });
  }
}

/** The store hands out the same list with the same plans as long as neither changes. */
const folds = new FoldMemory<LedgerState>();
const NO_PLANS: readonly Plan[] = [];

/**
 * Reads the ledger into what counts now. Pure: the same entries give the same state; entries are
 * taken in the order of their numbers whatever order they come in. The list may grow, and no more.
 * @param plans give periods and shared indicators; without them every fact counts for its own
 *   indicator whatever its date.
 */
export function foldLedger(
  entries: readonly LedgerEntry[],
  plans: readonly Plan[] = NO_PLANS,
): LedgerState {
  return folds.of(entries, plans, () => fold(entries, plans));
}

function fold(entries: readonly LedgerEntry[], plans: readonly Plan[]): LedgerState {
  const ordered = [...entries].sort((a, b) => a.seq - b.seq);
  const draft: Draft = {
    entries: ordered,
    plans,
    facts: new Map(),
    noChanges: [],
    taskLines: [],
    taskStates: [],
    withdrawn: { noChanges: [], taskLines: [], taskStates: [] },
    blockers: new Map(),
    bases: new Map(),
    planVersions: [],
    digests: [],
    evidence: new Map(),
    names: new NameBookDraft(),
  };
  const ended = withdrawals(ordered);
  for (const entry of ordered) {
    const end = entry.receiptId === null ? undefined : ended.get(entry.receiptId);
    if (end === undefined) applyEvent(draft, entry);
    else applyWithdrawn(draft, entry, end);
  }
  return { ...draft, names: draft.names.finish() };
}

/** An answer asks for one instant, of each indicator in turn; each is a whole ledger. */
const MOMENTS_KEPT = 1;
const moments = new RecentMemory<LedgerState, LedgerState>(MOMENTS_KEPT);

/** The ledger as it was known at an instant (当时报的是多少). */
export function asKnownAt(state: LedgerState, instant: Date): LedgerState {
  const atMs = instant.getTime();
  return moments.of(state, atMs, () => {
    const known = state.entries.filter((entry) => entry.at.getTime() <= atMs);
    return foldLedger(known, state.plans);
  });
}
