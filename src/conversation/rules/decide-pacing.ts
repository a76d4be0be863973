import type { IndicatorId } from '../../kernel/ids.js';
import type { Indicator, OfficePacing, Plan } from '../../plan/model.js';
import { thingsNamed } from '../naming/named-things.js';
import { justSay, silence, textReply } from '../outcome.js';
import { here, type BoundSituation, type Situation } from '../situation.js';
import type { Outcome, WorkspaceSettings } from '../workspace.js';
import { plansConcerned } from './plans-concerned.js';
import { ruleTexts } from './rule-texts.js';

/** Settled once: nothing grows towards it. */
export function hasNoPace({
  kind,
  pacing,
  target,
}: Pick<Indicator, 'kind' | 'pacing' | 'target'>): boolean {
  return (
    target === null || pacing.kind === 'none' || (kind === 'ratio' && pacing.kind === 'linear')
  );
}

/** Whether it may grow as the office has it: a share does not add up over the year; what the plan says always may. */
function mayGrow(indicator: Indicator, pacing: OfficePacing | null): boolean {
  return pacing === null || (indicator.kind !== 'ratio' && !hasNoPace(indicator));
}

function paceLines(plan: Plan, { pacings }: WorkspaceSettings): readonly string[] {
  const byHow = new Map<string, string[]>();
  const stepped: string[] = [];
  for (const { id, shortName, unit, pacing, ...indicator } of plan.indicators) {
    if (pacing.kind === 'milestones') {
      const isOffice = typeof pacings?.[plan.id]?.[id] === 'object';
      const steps = ruleTexts.steps(pacing.steps, unit);
      stepped.push(ruleTexts.milestonesLine(shortName, steps, isOffice));
      continue;
    }
    const how = ruleTexts.pacings[hasNoPace({ pacing, ...indicator }) ? 'none' : pacing.kind];
    byHow.set(how, [...(byHow.get(how) ?? []), shortName]);
  }
  return [
    ruleTexts.pacingHead(plan.title),
    ...[...byHow].map(([how, names]) => ruleTexts.pacingLine(how, names)),
    ...stepped,
  ];
}

/** How the indicators of the plans that run are to grow. */
export function pacingLines(situation: Situation): readonly string[] {
  const { settings } = situation.view.workspace;
  return plansConcerned(situation).flatMap((plan) => paceLines(plan, settings));
}

/** 推进节奏: how each indicator is to grow. */
export function showPacing(situation: Situation): Outcome {
  const lines = [...pacingLines(situation), ruleTexts.pacingHow];
  return justSay(textReply(here(situation), lines.join('\n')));
}

export interface Named {
  readonly plan: Plan;
  readonly indicator: Indicator;
}

/** `null` in the place of names that no indicator has. */
export function indicatorsNamed(
  situation: Situation,
  names: readonly string[] | null,
  pacing: OfficePacing | null,
): readonly Named[] | { readonly unknown: string } {
  const { view, lexicon } = situation;
  const all = plansConcerned(situation).flatMap((plan) =>
    plan.indicators.map((indicator) => ({ plan, indicator })),
  );
  if (names === null) return all.filter(({ indicator }) => mayGrow(indicator, pacing));
  const found: Named[] = [];
  for (const name of names) {
    const things = thingsNamed(name, { plans: view.plans, lexicon });
    const called = new Set(
      things.flatMap((thing) => (thing.kind === 'indicator' ? [thing.name] : [])),
    );
    const those = all.filter(({ indicator }) => called.has(indicator.shortName));
    if (those.length === 0) return { unknown: name };
    found.push(...those);
  }
  return found;
}

export type Pacings = NonNullable<WorkspaceSettings['pacings']>;

/** With the pacing of these indicators set; `null`: as the plan has it. */
export function changedPacings(
  pacings: Pacings,
  named: readonly Named[],
  pacing: OfficePacing | null,
): Pacings {
  const next: Record<string, Record<IndicatorId, OfficePacing>> = {};
  for (const [planId, own] of Object.entries(pacings)) next[planId] = { ...own };
  for (const { plan, indicator } of named) {
    const own = Object.entries(next[plan.id] ?? {}).filter(([id]) => id !== indicator.id);
    const set = pacing === null ? [] : [[indicator.id, pacing] as const];
    next[plan.id] = Object.fromEntries([...own, ...set]);
  }
  return next;
}

/** 科小按季度推进: by the office, of the plans that run. */
export function setPacing(
  situation: BoundSituation,
  names: readonly string[] | null,
  pacing: Exclude<OfficePacing, object> | null,
): Outcome | null {
  const say = (text: string): Outcome => justSay(textReply(here(situation), text));
  const named = indicatorsNamed(situation, names, pacing);
  if ('unknown' in named) return say(ruleTexts.unknownIndicator(named.unknown));
  const called = (some: readonly Named[]) => [
    ...new Set(some.map(({ indicator }) => indicator.shortName)),
  ];
  const refused = named.filter(({ indicator }) => !mayGrow(indicator, pacing));
  const settled = refused.filter(({ indicator }) => hasNoPace(indicator));
  if (settled.length > 0) return say(ruleTexts.noPace(called(settled)));
  if (refused.length > 0) return say(ruleTexts.isRatio(called(refused)));
  const { settings } = situation.view.workspace;
  const how = typeof pacing === 'string' ? ruleTexts.pacings[pacing] : ruleTexts.asPlanned;
  return {
    ...silence,
    replies: [textReply(here(situation), ruleTexts.pacingChanged(called(named), how))],
    settings: { ...settings, pacings: changedPacings(settings.pacings ?? {}, named, pacing) },
  };
}
