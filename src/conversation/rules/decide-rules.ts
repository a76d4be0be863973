import { wordKey } from '../../kernel/word-key.js';
import { LIGHT_RULES, lightRuleOf } from '../../plan/light-rules.js';
import type { LightRuleName, Plan } from '../../plan/model.js';
import { runsOffice } from '../binding/runs-office.js';
import { cleanText } from '../clean-text.js';
import { justSay, silence, textReply } from '../outcome.js';
import { here, isBound, type BoundSituation, type Situation } from '../situation.js';
import type { Outcome } from '../workspace.js';
import { clearMilestones, setMilestones } from './decide-milestones.js';
import { pacingLines, setPacing, showPacing } from './decide-pacing.js';
import { plansConcerned } from './plans-concerned.js';
import { readRuleCommand, type RuleCommand } from './rule-command.js';
import { ruleTexts } from './rule-texts.js';

function say(situation: Situation, lines: readonly string[]): Outcome {
  return justSay(textReply(here(situation), lines.join('\n')));
}

const CHOICES = ruleTexts.choices(Object.values(LIGHT_RULES).map(({ label }) => label));

function lightLines(situation: Situation): readonly string[] {
  return plansConcerned(situation).map((plan) => ruleTexts.lights(plan.title, lightRuleOf(plan)));
}

function showLights(situation: Situation): Outcome {
  return say(situation, [...lightLines(situation), CHOICES]);
}

function showRules(situation: Situation): Outcome {
  return say(situation, [
    ...lightLines(situation),
    CHOICES,
    ...pacingLines(situation),
    ruleTexts.pacingHow,
  ]);
}

function plansNamed(situation: Situation, title: string | null): readonly Plan[] {
  if (title === null) return plansConcerned(situation);
  return situation.view.plans.filter((plan) => wordKey(plan.title) === wordKey(title));
}

function setLights(
  situation: BoundSituation,
  title: string | null,
  name: LightRuleName | null,
): Outcome {
  if (name === null) return say(situation, [ruleTexts.noSuchRule, CHOICES]);
  const plans = plansNamed(situation, title);
  if (plans.length === 0) return say(situation, [ruleTexts.noSuchPlan(title ?? '')]);
  const { settings } = situation.view.workspace;
  const lightRules = { ...settings.lightRules };
  for (const { id } of plans) lightRules[id] = name;
  const lines = [
    ruleTexts.lightsChanged,
    ...plans.map((plan) => ruleTexts.lights(plan.title, LIGHT_RULES[name])),
    ...(name === 'three-colour' ? [ruleTexts.ranks] : []),
  ];
  return {
    ...silence,
    replies: [textReply(here(situation), lines.join('\n'))],
    settings: { ...settings, lightRules },
  };
}

function decide(situation: BoundSituation, command: RuleCommand): Outcome | null {
  if (command.kind === 'show-lights') return showLights(situation);
  if (command.kind === 'show-pacing') return showPacing(situation);
  if (command.kind === 'show-rules') return showRules(situation);
  if (!runsOffice(situation.member)) return say(situation, [ruleTexts.onlyOffice]);
  switch (command.kind) {
    case 'set-lights':
      return setLights(situation, command.title, command.rule);
    case 'set-pacing':
      return setPacing(situation, command.names, command.pacing);
    case 'set-milestones':
      return setMilestones(situation, command.name, command.steps);
    case 'clear-milestones':
      return clearMilestones(situation, command.names);
  }
}

/**
 * By what rule lights are judged and how indicators are to grow: told to every member, set by the office.
 * @returns `null` when the text means something else
 */
export function decideRules(situation: Situation): Outcome | null {
  const command = readRuleCommand(cleanText(situation.text, situation.botName));
  if (command === null || !isBound(situation)) return null;
  const outcome = decide(situation, command);
  return outcome === null
    ? null
    : { ...outcome, retention: { kind: 'keep', text: situation.text } };
}
