import { asId } from '../../src/kernel/ids.js';
import type { IndicatorId, PlanId } from '../../src/kernel/ids.js';
import type { Indicator, Plan } from '../../src/plan/model.js';

const UNITS = 16;
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
