import type { DecimalText } from '../../kernel/decimal.js';
import { decimal } from '../../kernel/decimal.js';
import type { Indicator, MilestoneStep, Plan } from '../../plan/model.js';
import { isWholeNumber } from '../../plan/whole-number.js';
import { indicatorOf } from '../../understanding/lexicon-lookup.js';
import { readTableValue } from '../import/read-table-value.js';
import { justSay, silence, textReply } from '../outcome.js';
import { here, type BoundSituation } from '../situation.js';
import type { Outcome } from '../workspace.js';
import {
  changedPacings,
  hasNoPace,
  indicatorsNamed,
  type Named,
  type Pacings,
} from './decide-pacing.js';
import { dayOfStep, type SaidStep } from './read-milestones.js';
import { ruleTexts } from './rule-texts.js';

type Read = { readonly steps: readonly MilestoneStep[] } | { readonly problem: string };

function valueOf(
  situation: BoundSituation,
  indicator: Indicator,
  { value }: SaidStep,
): DecimalText | null {
  const known = indicatorOf(situation.lexicon, indicator.id);
  if (known === null) return null;
  const read = readTableValue({ kind: 'text', text: value }, '', known);
  if (read.kind !== 'figure' || read.approx || decimal(read.value).lt(0)) return null;
  return isWholeNumber(indicator) && !decimal(read.value).isInteger() ? null : read.value;
}

/** A plan's own milestones end with the target too. */
function withTarget(
  steps: readonly MilestoneStep[],
  { period }: Plan,
  { target }: Indicator,
): readonly MilestoneStep[] {
  const last = steps.at(-1);
  return target === null || last === undefined || last.at >= period.to
    ? steps
    : [...steps, { at: period.to, value: target }];
}

function readFor(
  situation: BoundSituation,
  { plan, indicator }: Named,
  said: readonly SaidStep[],
): Read {
  const steps: MilestoneStep[] = [];
  for (const step of said) {
    const at = dayOfStep(step.day, plan.period);
    if (at === null) return { problem: ruleTexts.stepOutside(step.day) };
    const value = valueOf(situation, indicator, step);
    if (value === null) return { problem: ruleTexts.stepUnreadable(step.value, indicator.unit) };
    steps.push({ at, value });
  }
  const all = withTarget(
    [...steps].sort((one, other) => (one.at < other.at ? -1 : 1)),
    plan,
    indicator,
  );
  const isRising = all.every(({ at, value }, index) => {
    const before = all[index - 1];
    return before === undefined || (before.at < at && decimal(before.value).lte(value));
  });
  return isRising ? { steps: all } : { problem: ruleTexts.stepsFall };
}

function reply(named: Named, steps: readonly MilestoneStep[]): readonly string[] {
  const { shortName, unit, target } = named.indicator;
  const end = steps.at(-1);
  const differs = target !== null && end !== undefined && !decimal(end.value).eq(target);
  return [
    ruleTexts.milestonesSet(shortName, ruleTexts.steps(steps, unit)),
    ...(differs ? [ruleTexts.endDiffers(end.value, target, unit)] : []),
  ];
}

/** Why an indicator cannot have milestones; `null`: it can. */
function whyNot(named: readonly Named[]): string | null {
  const [first] = named;
  if (first === undefined) return null;
  const { id, shortName, comparator } = first.indicator;
  const isAmbiguous = named.some(
    ({ plan, indicator }) => plan.id === first.plan.id && indicator.id !== id,
  );
  if (isAmbiguous) {
    return ruleTexts.severalIndicators(named.map(({ indicator }) => indicator.shortName));
  }
  if (hasNoPace(first.indicator)) return ruleTexts.noPace([shortName]);
  return comparator === '<=' ? ruleTexts.limitHasNoPace(shortName) : null;
}

/** 高企里程碑：6月底30家，9月底45家: by the office, in the place of what the plan says. */
export function setMilestones(
  situation: BoundSituation,
  name: string,
  said: readonly SaidStep[],
): Outcome {
  const say = (text: string): Outcome => justSay(textReply(here(situation), text));
  const named = indicatorsNamed(situation, [name], null);
  if ('unknown' in named) return say(ruleTexts.unknownIndicator(named.unknown));
  const problem = whyNot(named);
  if (problem !== null) return say(problem);
  const { settings } = situation.view.workspace;
  let pacings: Pacings = settings.pacings ?? {};
  const lines: string[] = [];
  for (const one of named) {
    const read = readFor(situation, one, said);
    if ('problem' in read) return say(read.problem);
    pacings = changedPacings(pacings, [one], { steps: read.steps });
    lines.push(...reply(one, read.steps));
  }
  lines.push(ruleTexts.milestonesUndo(named[0]?.indicator.shortName ?? name));
  return {
    ...silence,
    replies: [textReply(here(situation), lines.join('\n'))],
    settings: { ...settings, pacings },
  };
}

/** 取消高企里程碑: back to the plan's own pacing, where milestones of the office hold. */
export function clearMilestones(
  situation: BoundSituation,
  names: readonly string[] | null,
): Outcome {
  const say = (text: string): Outcome => justSay(textReply(here(situation), text));
  const named = indicatorsNamed(situation, names, null);
  if ('unknown' in named) return say(ruleTexts.unknownIndicator(named.unknown));
  const { settings } = situation.view.workspace;
  const set = named.filter(
    ({ plan, indicator }) => typeof settings.pacings?.[plan.id]?.[indicator.id] === 'object',
  );
  if (set.length === 0) return say(ruleTexts.noMilestones);
  const called = [...new Set(set.map(({ indicator }) => indicator.shortName))];
  return {
    ...silence,
    replies: [textReply(here(situation), ruleTexts.pacingChanged(called, ruleTexts.asPlanned))],
    settings: { ...settings, pacings: changedPacings(settings.pacings ?? {}, set, null) },
  };
}
