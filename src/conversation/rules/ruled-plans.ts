import type { Indicator, OfficePacing, Plan } from '../../plan/model.js';
import type { WorkspaceSettings } from '../workspace.js';

interface Known {
  /** What the settings said. */
  readonly key: string;
  readonly plans: readonly Plan[];
}

/**
 * What was made of plans before: while neither they nor the settings change the very same array is given
 * out, so that what others make of it (the lexicon) can be kept by it.
 */
const known = new WeakMap<readonly Plan[], Known>();

function paced(indicator: Indicator, pacing: OfficePacing | undefined): Indicator {
  if (pacing === undefined) return indicator;
  return typeof pacing === 'object'
    ? { ...indicator, pacing: { kind: 'milestones', ...pacing } }
    : { ...indicator, pacing: { kind: pacing } };
}

function ruled(plan: Plan, { lightRules, pacings }: WorkspaceSettings): Plan {
  const lightRule = lightRules?.[plan.id];
  const own = pacings?.[plan.id];
  const indicators =
    own === undefined ? plan.indicators : plan.indicators.map((one) => paced(one, own[one.id]));
  return { ...plan, indicators, ...(lightRule === undefined ? {} : { lightRule }) };
}

/** The plans as the office has them judged: with its rule of lights and its pacing. */
export function ruledPlans(plans: readonly Plan[], settings: WorkspaceSettings): readonly Plan[] {
  const { lightRules, pacings } = settings;
  if (lightRules === undefined && pacings === undefined) return plans;
  const key = JSON.stringify([lightRules, pacings]);
  const found = known.get(plans);
  if (found?.key === key) return found.plans;
  const made = plans.map((plan) => ruled(plan, settings));
  known.set(plans, { key, plans: made });
  return made;
}
