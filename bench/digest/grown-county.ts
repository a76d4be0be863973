import { addDays, instantAt, type IsoDate } from '../../src/kernel/dates.js';
import { asId } from '../../src/kernel/ids.js';
import type { FactId, IndicatorId, PlanId } from '../../src/kernel/ids.js';
import type { LedgerEntry, RecordedFact } from '../../src/ledger/ledger-entry.js';
import type { Indicator, Plan } from '../../src/plan/model.js';

const UNITS = 16;
const YEAR_DAYS = 300;
export const YEAR = { from: '2023-01-01', to: '2023-12-31' } as const;

function unitName(no: number): string {
  return `第${no % UNITS}单位`;
}

function indicatorOf(planNo: number, no: number): Indicator {
  return {
    id: asId<IndicatorId>(`p${planNo}i${no}`),
    name: `方案${planNo}指标${no}`,
    shortName: `方案${planNo}指标${no}`,
    aliases: [],
    unit: '家',
    target: '1000',
    targetMax: null,
    targetText: null,
    comparator: '>=',
    kind: 'flow',
    ownerUnit: unitName(no),
    taskNo: String((no % 10) + 1),
    base: null,
    pacing: { kind: 'linear' },
  };
}

/** A plan with ten tasks and so many indicators. */
export function grownPlan(planNo: number, indicators: number): Plan {
  return {
    id: asId<PlanId>(`plan${planNo}`),
    version: 1,
    title: `方案${planNo}`,
    year: 2023,
    period: YEAR,
    place: null,
    actions: [],
    tasks: Array.from({ length: 10 }, (_, no) => ({
      no: String(no + 1),
      title: `任务${no + 1}`,
      text: '',
      leads: [unitName(no)],
      responsibles: [],
      workItems: [],
    })),
    indicators: Array.from({ length: indicators }, (_, no) => indicatorOf(planNo, no)),
    units: Array.from({ length: UNITS }, (_, no) => ({
      name: unitName(no),
      aliases: [],
      isMember: true,
    })),
  };
}

function factOf(seq: number, plan: Plan, indicator: Indicator, asOf: IsoDate): RecordedFact {
  return {
    id: asId<FactId>(`f${seq}`),
    indicatorId: indicator.id,
    planId: plan.id,
    planVersion: 1,
    measure: 'total',
    value: `${seq % 1000}`,
    from: null,
    asOf,
    approx: false,
    standing: 'county',
    unit: indicator.ownerUnit ?? '',
    byOffice: false,
  };
}

/** So many confirmed totals, spread over the plans' indicators and most of the year. */
export function grownLedger(plans: readonly Plan[], facts: number): readonly LedgerEntry[] {
  const subjects = plans.flatMap((plan) =>
    plan.indicators.map((indicator) => ({ plan, indicator })),
  );
  return Array.from({ length: facts }, (_, index) => {
    const subject = subjects[index % subjects.length];
    if (subject === undefined) throw new RangeError('no indicator');
    const asOf = addDays(YEAR.from, Math.floor((index / facts) * YEAR_DAYS));
    const seq = index + 1;
    return {
      seq,
      at: instantAt(asOf, 10),
      memberId: null,
      unit: subject.indicator.ownerUnit,
      source: null,
      receiptId: null,
      prevHash: '',
      hash: '',
      event: { kind: 'fact-recorded', fact: factOf(seq, subject.plan, subject.indicator, asOf) },
    };
  });
}
