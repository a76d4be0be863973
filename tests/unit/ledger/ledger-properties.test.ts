import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/kernel/dates.js';
import { decimal, type DecimalText } from '../../../src/kernel/decimal.js';
import { countFacts } from '../../../src/ledger/count-facts.js';
import { currentFigure, factsOf } from '../../../src/ledger/current-figure.js';
import { canonicalJson, verifyChain } from '../../../src/ledger/hash-chain.js';
import type { LedgerEntry } from '../../../src/ledger/ledger-entry.js';
import { foldLedger } from '../../../src/ledger/ledger-state.js';
import { County, flow, plan } from './county.js';

const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2023-05-01', days));
const report = fc.record({
  measure: fc.constantFrom('total' as const, 'delta' as const),
  value: fc.integer({ min: 0, max: 200 }).map((value) => String(value) as DecimalText),
  asOf: day,
  length: fc.integer({ min: 0, max: 10 }),
  approx: fc.boolean(),
});
const action = fc.oneof(
  { weight: 6, arbitrary: report.map((said) => ({ kind: 'report' as const, ...said })) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('withdraw' as const), pick: fc.nat(30) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('correct' as const),
      pick: fc.nat(30),
      value: fc.nat(99),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('decide' as const),
      pick: fc.nat(30),
      counted: fc.boolean(),
    }),
  },
);
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

function play(actions: readonly Action[]): County {
  const county = new County();
  const ids: ReturnType<County['total']>[] = [];
  for (const step of actions) {
    const id = 'pick' in step ? ids[step.pick % Math.max(1, ids.length)] : undefined;
    if (step.kind === 'report') {
      const from = addDays(step.asOf, -step.length);
      ids.push(
        step.measure === 'total'
          ? county.total(step.value, step.asOf, { approx: step.approx })
          : county.delta(step.value, from, step.asOf, { approx: step.approx }),
      );
    } else if (id !== undefined && step.kind === 'withdraw') {
      county.write({ kind: 'facts-withdrawn', factIds: [id] });
    } else if (id !== undefined && step.kind === 'correct') {
      ids.push(county.correct(id, String(step.value) as DecimalText, '2023-05-20'));
    } else if (id !== undefined && step.kind === 'decide') {
      county.write({ kind: 'overlap-decided', factId: id, counted: step.counted });
    }
  }
  return county;
}

const ledger = fc
  .array(action, { minLength: 1, maxLength: 30 })
  .map(play)
  .filter(({ entries }) => entries.length > 0);

describe('ledger properties', () => {
  it('the order in which entries are read does not matter, only their numbers', () => {
    fc.assert(
      fc.property(ledger, fc.infiniteStream(fc.nat(1e6)), day, (county, random, at) => {
        const shuffled = county.entries
          .map((entry) => ({ entry, key: Number(random.next().value) }))
          .sort((a, b) => a.key - b.key)
          .map(({ entry }) => entry);
        expect(currentFigure(foldLedger(shuffled, [plan]), flow, at)).toEqual(
          currentFigure(county.state(), flow, at),
        );
      }),
    );
  });

  it('the order in which facts are counted does not matter', () => {
    fc.assert(
      fc.property(ledger, day, (county, at) => {
        const facts = factsOf(county.state(), flow, at).filter(({ end }) => end === null);
        expect(countFacts([...facts].reverse(), '0')).toEqual(countFacts(facts, '0'));
      }),
    );
  });

  it('a figure is the sum of its parts, and no fact is both counted and uncounted', () => {
    fc.assert(
      fc.property(ledger, day, (county, at) => {
        const figure = currentFigure(county.state(), flow, at);
        if (figure === null) return;
        const sum = figure.parts.reduce((total, { fact }) => total.plus(fact.value), decimal('0'));
        expect(sum.eq(figure.value)).toBe(true);
        const counted = new Set(figure.parts.map(({ fact }) => fact.id));
        expect(figure.uncounted.some(({ fact }) => counted.has(fact.id))).toBe(false);
        expect(figure.parts.slice(1).every(({ fact }) => fact.measure === 'delta')).toBe(true);
      }),
    );
  });

  it('no two counted increases share a day unless it was answered 未含 or both are events', () => {
    fc.assert(
      fc.property(ledger, (county) => {
        const figure = currentFigure(county.state(), flow, '2023-07-31');
        const deltas = (figure?.parts ?? []).filter(({ fact }) => fact.measure === 'delta');
        const spans = deltas.filter(
          ({ fact, overlap }) => fact.from !== fact.asOf && overlap === null,
        );
        for (const [index, one] of spans.entries()) {
          for (const other of spans.slice(index + 1)) {
            const apart = one.fact.from! > other.fact.asOf || other.fact.from! > one.fact.asOf;
            expect(apart).toBe(true);
          }
        }
      }),
    );
  });

  it('is append-only: later entries never change what was known before', () => {
    fc.assert(
      fc.property(ledger, fc.nat(29), day, (county, cut, at) => {
        const known = county.entries.slice(0, cut + 1);
        const instant = known.at(-1)!.at;
        expect(currentFigure(county.state(), flow, at, instant)).toEqual(
          currentFigure(foldLedger(known, [plan]), flow, at),
        );
      }),
    );
  });

  it('folding a longer ledger keeps every fact that was ever recorded', () => {
    fc.assert(
      fc.property(ledger, (county) => {
        const recorded = county.entries.filter(
          ({ event }) => event.kind === 'fact-recorded' || event.kind === 'fact-corrected',
        );
        expect(county.state().facts.size).toBe(recorded.length);
      }),
    );
  });
});

describe('hash chain', () => {
  it('holds for every ledger, also after a round through JSON with keys in another order', () => {
    fc.assert(
      fc.property(ledger, (county) => {
        const copies = county.entries.map((entry) => {
          const raw = JSON.parse(canonicalJson(entry)) as LedgerEntry;
          return { ...raw, at: new Date(raw.at) };
        });
        expect(verifyChain(copies)).toMatchObject({ ok: true, length: copies.length });
      }),
    );
  });

  it('detects any change of any entry and names the first broken one', () => {
    const forge = fc.constantFrom<(entry: LedgerEntry) => LedgerEntry>(
      (entry) => ({ ...entry, at: new Date(entry.at.getTime() + 1) }),
      (entry) => ({ ...entry, unit: '别的单位' }),
      (entry) => ({ ...entry, memberId: null }),
      (entry) => ({ ...entry, source: { ...entry.source!, textHash: 'cd'.repeat(32) } }),
      (entry) => ({ ...entry, event: { kind: 'plan-imported', planId: plan.id, version: 9 } }),
      (entry) => ({ ...entry, prevHash: 'f'.repeat(64) }),
      (entry) => ({ ...entry, hash: 'f'.repeat(64) }),
    );
    fc.assert(
      fc.property(ledger, fc.nat(29), forge, (county, pick, change) => {
        const index = pick % county.entries.length;
        const forged = county.entries.map((entry, at) => (at === index ? change(entry) : entry));
        expect(verifyChain(forged)).toMatchObject({ ok: false, brokenSeq: index + 1 });
      }),
    );
  });

  it('detects a removed, a repeated and a swapped entry', () => {
    const county = new County();
    for (const value of ['1', '2', '3', '4'] as const) county.total(value, '2023-06-30');
    const [a, b, c, d] = county.entries;
    expect(verifyChain([a!, c!, d!])).toMatchObject({ brokenSeq: 2, reason: 'missing-entry' });
    expect(verifyChain([a!, b!, b!, c!, d!])).toMatchObject({ brokenSeq: 3 });
    const swapped = [a!, { ...c!, seq: 2 }, { ...b!, seq: 3 }, d!];
    expect(verifyChain(swapped)).toMatchObject({ brokenSeq: 2, reason: 'wrong-previous-hash' });
  });

  it('does not cover the text, so an erased text leaves the chain whole', () => {
    const county = new County();
    county.total('58', '2023-06-30');
    expect(canonicalJson(county.entries[0])).not.toContain('text"');
    expect(verifyChain(county.entries).ok).toBe(true);
  });

  it('an empty ledger is a whole chain', () => {
    expect(verifyChain([])).toEqual({ ok: true, length: 0, head: '0'.repeat(64) });
  });
});
