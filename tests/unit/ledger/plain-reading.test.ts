import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, instantAt } from '../../../src/kernel/dates.js';
import { asId, type FactId, type ReceiptId } from '../../../src/kernel/ids.js';
import { byRank, countFacts, overlapsDelta } from '../../../src/ledger/count-facts.js';
import {
  contributionsOf,
  currentFigure,
  openProposals,
} from '../../../src/ledger/current-figure.js';
import { knownThen } from '../../../src/ledger/known-then.js';
import type { LedgerEntry, LedgerEvent, RecordedFact } from '../../../src/ledger/ledger-entry.js';
import { asKnownAt, foldLedger, type LedgerState } from '../../../src/ledger/ledger-state.js';
import { periodFor, sharedIds } from '../../../src/ledger/shared-indicators.js';
import { taskStanding } from '../../../src/ledger/task-standing.js';
import type { TrackedFact } from '../../../src/ledger/tracked.js';
import { dutyOf } from '../../../src/ledger/what-is-owed.js';
import type { Plan } from '../../../src/plan/model.js';
import { flow, indicator, limit, plan, ratio, stock, talents } from './county.js';
import {
  plainFigure,
  plainFigureCame,
  plainIds,
  plainParts,
  plainPeriod,
  plainProgress,
  plainProposals,
  plainTaskCame,
} from './plain-reading.js';

/** Beside the plan of the year one that shares a figure with it, and the one of the year before. */
const beside: Plan = {
  ...plan,
  id: asId('plan-beside'),
  period: { from: '2023-04-01', to: '2023-06-30' },
  indicators: [
    indicator({ ...flow, id: asId('flow-beside') }),
    indicator({ shortName: '另一指标', ownerUnit: '县人社局', taskNo: '9' }),
  ],
};
const before: Plan = {
  ...plan,
  id: asId('plan-2022'),
  period: { from: '2022-01-01', to: '2022-12-31' },
  indicators: [stock, flow],
};
const PLANS = [plan, beside, before];
const SUBJECTS = [stock, flow, ratio, limit, talents, ...beside.indicators];
const UNITS = ['县科工信局', '县人社局', '高新区', '专班办公室'] as const;

const FACT_KINDS = ['record', 'correct'] as const;
const OTHER_KINDS = [
  'withdraw-facts',
  'withdraw-report',
  'adopt',
  'overlap',
  'no-change',
  'progress',
  'state',
  'base',
] as const;

const step = fc.record({
  kind: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...FACT_KINDS) },
    { weight: 2, arbitrary: fc.constantFrom(...OTHER_KINDS) },
  ),
  of: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(flow, stock) },
    { weight: 2, arbitrary: fc.constantFrom(...SUBJECTS) },
  ),
  unit: fc.constantFrom(...UNITS),
  standing: fc.constantFrom('county', 'county', 'proposal', 'contribution' as const),
  measure: fc.constantFrom('total' as const, 'delta' as const),
  approx: fc.boolean(),
  isNamed: fc.boolean(),
  value: fc.nat(90),
  /** So few days that much falls on one of them. */
  day: fc.nat(12),
  length: fc.nat(4),
  /** Which earlier fact, report or task is meant. */
  pick: fc.nat(200),
  /** Days after the entry before; a clock may have been set back. */
  later: fc.integer({ min: -1, max: 1 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function factOf(said: Step, seq: number): RecordedFact {
  const asOf = addDays('2023-03-28', said.day);
  return {
    id: asId<FactId>(`f${seq}`),
    indicatorId: said.of.id,
    planId: plan.id,
    planVersion: 1,
    measure: said.measure,
    value: `${said.value}`,
    from: said.measure === 'delta' ? addDays(asOf, -said.length) : null,
    asOf,
    approx: said.approx,
    standing: said.standing,
    unit: said.unit,
    byOffice: said.unit === '专班办公室',
  };
}

/** What is told beside figures. */
function workOf(said: Step): LedgerEvent {
  const asOf = addDays('2023-03-28', said.day);
  const task = { planId: plan.id, no: plan.tasks[said.pick % plan.tasks.length]!.no };
  if (said.kind === 'no-change') {
    return { kind: 'no-change-reported', indicatorIds: said.isNamed ? [said.of.id] : [], asOf };
  }
  return said.kind === 'progress'
    ? { kind: 'progress-recorded', tasks: [task, task], asOf }
    : { kind: 'task-state-set', task, state: said.approx ? 'done' : 'under-way' };
}

function eventOf(said: Step, seq: number, facts: readonly FactId[]): LedgerEvent {
  const picked = facts[said.pick % Math.max(1, facts.length)] ?? asId<FactId>('none');
  switch (said.kind) {
    case 'record':
      return { kind: 'fact-recorded', fact: factOf(said, seq) };
    case 'correct':
      return { kind: 'fact-corrected', replaces: picked, fact: factOf(said, seq) };
    case 'withdraw-facts':
      return { kind: 'facts-withdrawn', factIds: [picked] };
    case 'withdraw-report':
      return { kind: 'report-withdrawn', receiptId: asId<ReceiptId>(`r${said.pick % 20}`) };
    case 'adopt':
      return { kind: 'proposal-adopted', factId: picked, byOffice: said.approx };
    case 'overlap':
      return { kind: 'overlap-decided', factId: picked, counted: said.approx };
    case 'base':
      return { kind: 'base-set', indicatorId: said.of.id, base: `${said.value}` };
    case 'no-change':
    case 'progress':
    case 'state':
      return workOf(said);
  }
}

function write(steps: readonly Step[]): readonly LedgerEntry[] {
  const facts: FactId[] = [];
  let day = 0;
  return steps.map((said, index) => {
    const seq = index + 1;
    const event = eventOf(said, seq, facts);
    if ('fact' in event) facts.push(event.fact.id);
    day += said.later;
    return {
      seq,
      event,
      at: instantAt(addDays('2023-03-28', day), 9),
      memberId: null,
      unit: said.unit,
      source: null,
      receiptId: asId<ReceiptId>(`r${Math.floor(index / 2)}`),
      prevHash: '',
      hash: '',
    };
  });
}

const history = fc
  .array(step, { minLength: 1, maxLength: 80, size: 'max' })
  .map((steps) => foldLedger(write(steps), PLANS));
const day = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: -1, max: 14 }) },
  { weight: 1, arbitrary: fc.integer({ min: -100, max: 350 }) },
);
const dayAsked = day.map((days) => addDays('2023-03-28', days));
const subject = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(flow, stock) },
  { weight: 1, arbitrary: fc.constantFrom(...SUBJECTS) },
);
const RUNS = { numRuns: 300 };

describe('what is found by index is what going through everything finds', () => {
  it('the ids and the period of an indicator', () => {
    fc.assert(
      fc.property(subject, dayAsked, (of, at) => {
        expect([...sharedIds(PLANS, of)]).toEqual(plainIds(PLANS, of));
        const copy = { ...of, base: '3' as const };
        expect([...sharedIds(PLANS, copy)]).toEqual(plainIds(PLANS, copy));
        expect(periodFor(PLANS, of.id, at)).toEqual(plainPeriod(PLANS, of.id, at));
      }),
    );
  });

  it('the figure at a day with its parts, and what stands beside it', () => {
    fc.assert(
      fc.property(history, subject, dayAsked, (state, of, at) => {
        const plain = plainFigure(state, of, at);
        const figure = currentFigure(state, of, at);
        if (plain === null) expect(figure).toBeNull();
        else expect(figure).toMatchObject({ ...plain });
        const proposals = openProposals(state, of, at).map(({ fact }) => fact.id);
        expect(proposals).toEqual(plainProposals(state, of, at));
        const parts = contributionsOf(state, of, at).map(({ unit, value }) => `${unit} ${value}`);
        expect(parts).toEqual(plainParts(state, of, at));
      }),
      RUNS,
    );
  });

  it('which increases overlap with ones that count', () => {
    fc.assert(
      fc.property(history, (state) => {
        const deltas = [...state.facts.values()].filter(
          ({ fact, end, overlap }) => end === null && overlap === null && fact.measure === 'delta',
        );
        const counted: TrackedFact[] = [];
        for (const delta of [...deltas].sort(byRank)) {
          if (!counted.some((other) => overlapsDelta(delta, other))) counted.push(delta);
        }
        const found = countFacts(deltas, '0')?.parts ?? [];
        expect(found.map(({ fact }) => fact.id)).toEqual(counted.map(({ fact }) => fact.id));
      }),
      RUNS,
    );
  });

  it('what a unit owes and what of it came, in a week and in a longer period', () => {
    const length = fc.constantFrom(4, 6, 30);
    fc.assert(
      fc.property(
        history,
        dayAsked,
        length,
        fc.constantFrom(...UNITS),
        (state, from, days, unit) => {
          const period = { from, to: addDays(from, days) };
          const duty = dutyOf(state, unit, period);
          for (const { indicator: owed, isReported } of duty.indicators) {
            expect(isReported).toBe(plainFigureCame(state, unit, owed, period));
          }
          for (const { isReported, ...owed } of duty.tasks) {
            expect(isReported).toBe(plainTaskCame(state, unit, owed, period));
          }
        },
      ),
      RUNS,
    );
  });

  it('the last progress of a task', () => {
    fc.assert(
      fc.property(history, fc.constantFrom(...plan.tasks), dayAsked, (state, task, today) => {
        const { lastProgress, lastEntry } = taskStanding(state, plan, task, today);
        const told = lastEntry === null ? null : `${lastProgress} ${lastEntry.seq}`;
        expect(told).toBe(plainProgress(state, plan, task, today));
      }),
      RUNS,
    );
  });
});

describe('what was known then of one indicator', () => {
  const instant = fc.integer({ min: -3, max: 12 }).map((days) => addDays('2023-03-28', days));

  function valueAt(state: LedgerState, of: typeof flow, at: ReturnType<typeof addDays>) {
    const figure = currentFigure(state, of, at);
    return figure === null ? null : { value: figure.value, approx: figure.approx };
  }

  it('is what the whole ledger of then says', () => {
    fc.assert(
      fc.property(history, subject, dayAsked, instant, (state, of, at, on) => {
        const then = knownThen(state, of, instantAt(on, 12)).at(at);
        const told = then === null ? null : { value: then.value, approx: then.approx };
        expect(told).toEqual(valueAt(asKnownAt(state, instantAt(on, 12)), of, at));
      }),
      RUNS,
    );
  });

  it('no figure of a day before the first changed one has changed since', () => {
    fc.assert(
      fc.property(history, subject, dayAsked, instant, (state, of, at, on) => {
        const { changedFrom } = knownThen(state, of, instantAt(on, 12));
        if (changedFrom !== null && at >= changedFrom) return;
        expect(valueAt(state, of, at)).toEqual(
          valueAt(asKnownAt(state, instantAt(on, 12)), of, at),
        );
      }),
      RUNS,
    );
  });
});
