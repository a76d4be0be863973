import type { LightRuleName, OfficePacing } from '../../plan/model.js';
import { rule, type Rule } from '../command-rule.js';
import { readSteps, type SaidStep } from './read-milestones.js';

/** What is said to how a plan's figures are judged. */
export type RuleCommand =
  | { readonly kind: 'show-lights' }
  | {
      readonly kind: 'set-lights';
      /** `null`: every plan that runs. */
      readonly title: string | null;
      /** `null`: a name that no rule has. */
      readonly rule: LightRuleName | null;
    }
  /** Both of them. */
  | { readonly kind: 'show-rules' }
  | { readonly kind: 'show-pacing' }
  | {
      readonly kind: 'set-milestones';
      readonly name: string;
      readonly steps: readonly SaidStep[];
    }
  | {
      readonly kind: 'clear-milestones';
      /** The indicators as named; `null`: all. */
      readonly names: readonly string[] | null;
    }
  | {
      readonly kind: 'set-pacing';
      /** The indicators as named; `null`: all. */
      readonly names: readonly string[] | null;
      /** `null`: as the plan has it. */
      readonly pacing: Exclude<OfficePacing, object> | null;
    };

const NAMES: readonly (readonly [RegExp, LightRuleName])[] = [
  [/^(?:按)?(?:差距|差值|百分点|默认|时序)(?:规则)?$/u, 'difference'],
  [/^(?:按)?月(?:度)?(?:按|、|和)?季(?:度)?(?:规则)?$/u, 'month-quarter'],
  [/^(?:按)?(?:三色|三色灯|红黄绿)(?:规则)?$/u, 'three-colour'],
  [/^(?:按)?(?:蓝灯|临期|到期|提前)提醒(?:规则)?$/u, 'early-blue'],
];

function lightRuleNamed(words: string): LightRuleName | null {
  return NAMES.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

const PACINGS: readonly (readonly [RegExp, Exclude<OfficePacing, object> | null])[] = [
  [/^(?:按)?季(?:度)?$/u, 'quarters'],
  [/^(?:按)?(?:时序|均匀|月度?|线性)$/u, 'linear'],
  [/^(?:按)?(?:方案|原方案|方案节点)$/u, null],
];

const ALL = /^(?:全部|所有|各项|各)(?:指标)?$/u;

function namesIn(words: string): readonly string[] | null {
  if (ALL.test(words)) return null;
  return words.split(/[、,和]/u).map((word) => word.trim());
}

const TITLE = '(?:《(?<title>[^》]{1,60})》(?:的)?)?';
const CHANGE = ' ?(?:改|换|调整?|设|定)(?:成|为|到|用)? ?';
const HOW = '(?<how>按?(?:季度?|时序|均匀|月度?|线性|原?方案(?:节点)?))';

const MILESTONES = '(?:的)?(?:里程碑|进度节点|节点目标|阶段目标)';

/** `null`: it begins like a command and goes on as something else. */
const RULES: readonly Rule<RuleCommand | null>[] = [
  rule('(?:现在的?|目前的?)?(?:全部|所有)?规则(?:是什么|有哪些)?', () => ({ kind: 'show-rules' })),
  rule('(?:现在的?|目前的?)?亮灯规则(?:是什么|是怎样的|有哪些|设置|怎么设)?', () => ({
    kind: 'show-lights',
  })),
  rule(`${TITLE}亮灯规则${CHANGE}(?<name>.{1,12})`, ({ title, name = '' }) => ({
    kind: 'set-lights',
    title: title ?? null,
    rule: lightRuleNamed(name.trim()),
  })),
  rule(
    `(?:设定?|设置)?(?<name>[^:,、;。]{1,30}?)${MILESTONES} ?(?::|改为|改成|设为|定为|调整为| )[: ]?(?<steps>.{4,200})`,
    ({ name = '', steps = '' }) => {
      const read = readSteps(steps);
      return read === null ? null : { kind: 'set-milestones', name, steps: read };
    },
  ),
  rule(`(?:取消|删除|撤销|去掉)(?<names>[^:;。]{1,60}?)${MILESTONES}`, ({ names = '' }) => ({
    kind: 'clear-milestones',
    names: namesIn(names),
  })),
  rule(
    `(?:(?:现在的?|目前的?)?(?:推进|进度)(?:节奏|方式)|(?:各指标|各项指标)?${MILESTONES})(?:是什么|是怎样的|有哪些|设置)?`,
    () => ({
      kind: 'show-pacing',
    }),
  ),
  rule(
    `(?<names>[^按改]{1,60}?)(?:的?(?:进度|节奏|推进节奏))?(?:改为|改成|都|统一|要)?(?=按)${HOW}(?:均匀|节点)?推进`,
    ({ names = '', how = '' }) => ({
      kind: 'set-pacing',
      names: namesIn(names),
      pacing: PACINGS.find(([pattern]) => pattern.test(how))?.[1] ?? null,
    }),
  ),
];

const MAX_LENGTH = 250;

/**
 * Reads a fixed phrase about lights or pacing; the whole text must be one.
 * @param text as given by `cleanText`
 */
export function readRuleCommand(text: string): RuleCommand | null {
  if (text.length > MAX_LENGTH) return null;
  for (const { pattern, make } of RULES) {
    const match = pattern.exec(text);
    if (match !== null) return make(match.groups ?? {});
  }
  return null;
}
