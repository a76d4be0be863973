import { readFileSync } from 'node:fs';
import { parsePlanYaml } from '../../src/plan/load-plan-file.js';
import type { Indicator, Plan } from '../../src/plan/model.js';

/** The bundled sample plan. */
export function samplePlan(): Plan {
  const file = new URL('../../plans/youxian-2023/plan.yaml', import.meta.url);
  return parsePlanYaml(readFileSync(file, 'utf8'));
}

export function indicatorOf(plan: Plan, shortName: string): Indicator {
  const found = plan.indicators.find((indicator) => indicator.shortName === shortName);
  if (found === undefined) throw new Error(`no indicator ${shortName}`);
  return found;
}
