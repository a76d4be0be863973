import { addDays, dateOf, instantAt, weekStart, type IsoDate } from '../../src/kernel/dates.js';
import { asId } from '../../src/kernel/ids.js';
import type { BlockerId, FactId, ReceiptId } from '../../src/kernel/ids.js';
import type { LedgerEntry, LedgerEvent, RecordedFact } from '../../src/ledger/ledger-entry.js';
import type { Indicator, Plan } from '../../src/plan/model.js';
import { YEAR } from './grown-county.js';

/** Days of the year that the history is spread over. */
const YEAR_DAYS = 300;
/** So many facts go with one published digest: what weekly reports of a plan's indicators come to. */
const FACTS_PER_DIGEST = 230;

interface Subject {
  readonly plan: Plan;
  readonly indicator: Indicator;
}

/** One fact in so many is of this kind; what no line names is the owner's exact total. */
const EVERY = {
  delta: 5,
  contribution: 19,
  proposal: 31,
  approximate: 47,
  correction: 53,
  noChange: 29,
  progress: 17,
  taskState: 211,
  blocker: 199,
  adoption: 311,
  overlap: 97,
  withdrawal: 499,
} as const;

function isEvery(kind: keyof typeof EVERY, index: number): boolean {
  return index % EVERY[kind] === EVERY[kind] - 1;
}

function factOf(index: number, { plan, indicator }: Subject, asOf: IsoDate): RecordedFact {
  const isDelta = isEvery('delta', index);
  const owner = indicator.ownerUnit ?? '';
  const other = plan.units[index % plan.units.length]?.name ?? owner;
  const standing = isEvery('contribution', index)
    ? 'contribution'
    : isEvery('proposal', index)
      ? 'proposal'
      : 'county';
  return {
    id: asId<FactId>(`f${index}`),
    indicatorId: indicator.id,
    planId: plan.id,
    planVersion: 1,
    measure: isDelta ? 'delta' : 'total',
    value: isDelta ? '1' : `${index % 1000}`,
    from: isDelta && index % 2 === 0 ? addDays(asOf, -6) : null,
    asOf,
    approx: isEvery('approximate', index),
    standing,
    unit: standing === 'county' ? owner : other,
    byOffice: false,
  };
}

/** What is told of a subject beside its figure. */
function besides(index: number, { plan, indicator }: Subject, asOf: IsoDate): LedgerEvent[] {
  const no = indicator.taskNo ?? '1';
  const task = { planId: plan.id, no };
  const earlier = asId<FactId>(`f${index - 40}`);
  const events: [keyof typeof EVERY, LedgerEvent][] = [
    [
      'noChange',
      {
        kind: 'no-change-reported',
        indicatorIds: index % 3 === 0 ? [indicator.id] : [],
        asOf,
      },
    ],
    ['progress', { kind: 'progress-recorded', tasks: [task], asOf }],
    ['taskState', { kind: 'task-state-set', task, state: index % 2 === 0 ? 'done' : 'under-way' }],
    [
      'blocker',
      {
        kind: 'blocker-raised',
        blockerId: asId<BlockerId>(`b${index}`),
        tasks: [task],
        raisedOn: asOf,
      },
    ],
    ['adoption', { kind: 'proposal-adopted', factId: earlier, byOffice: false }],
    ['overlap', { kind: 'overlap-decided', factId: earlier, counted: index % 2 === 0 }],
    [
      'withdrawal',
      { kind: 'report-withdrawn', receiptId: asId<ReceiptId>(`r${Math.floor((index - 40) / 3)}`) },
    ],
  ];
  return events.filter(([kind]) => isEvery(kind, index)).map(([, event]) => event);
}

/** Of these blockers all but the newest are solved again. */
function solved(index: number): LedgerEvent[] {
  const raised = index - 20 * EVERY.blocker;
  if (raised < 0 || !isEvery('blocker', index)) return [];
  return [{ kind: 'blocker-closed', blockerId: asId<BlockerId>(`b${raised}`), how: 'solved' }];
}

function published(index: number, plans: readonly Plan[], asOf: IsoDate): LedgerEvent[] {
  if (index % FACTS_PER_DIGEST !== FACTS_PER_DIGEST - 1) return [];
  const plan = plans[Math.floor(index / FACTS_PER_DIGEST) % plans.length];
  const figures = (plan?.indicators ?? []).map(({ id }) => ({
    indicatorId: id,
    value: `${index % 1000}` as const,
    asOf: weekStart(asOf),
  }));
  return [{ kind: 'digest-published', period: { from: weekStart(asOf), to: asOf }, figures }];
}

function recorded(index: number, subject: Subject, asOf: IsoDate, step: number): LedgerEvent {
  const fact = factOf(index, subject, asOf);
  const replaced = index - step;
  return isEvery('correction', index) && replaced >= 0
    ? { kind: 'fact-corrected', replaces: asId<FactId>(`f${replaced}`), fact }
    : { kind: 'fact-recorded', fact };
}

/**
 * A history of so many facts over most of a year: totals and increases, contributions, proposals and
 * corrections, with the zero reports, progress, blockers and published digests that go with them.
 */
export function grownLedger(plans: readonly Plan[], facts: number): readonly LedgerEntry[] {
  const subjects = plans.flatMap((plan) =>
    plan.indicators.map((indicator) => ({ plan, indicator })),
  );
  const entries: LedgerEntry[] = [];
  for (let index = 0; index < facts; index += 1) {
    const subject = subjects[index % subjects.length];
    if (subject === undefined) throw new RangeError('no indicator');
    const asOf = addDays(YEAR.from, Math.floor((index / facts) * YEAR_DAYS));
    const at = instantAt(asOf, 10);
    const own = {
      at,
      memberId: null,
      unit: subject.indicator.ownerUnit,
      source: null,
      prevHash: '',
      hash: '',
    };
    const events = [
      recorded(index, subject, dateOf(at), subjects.length),
      ...besides(index, subject, asOf),
      ...solved(index),
      ...published(index, plans, asOf),
    ];
    for (const event of events) {
      const isReport = event.kind === 'fact-recorded' || event.kind === 'fact-corrected';
      const receiptId = isReport ? asId<ReceiptId>(`r${Math.floor(index / 3)}`) : null;
      entries.push({ ...own, seq: entries.length + 1, receiptId, event });
    }
  }
  return entries;
}
