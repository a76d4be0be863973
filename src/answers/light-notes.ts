import type { LightReason } from '../plan/light.js';
import { DEFAULT_LIGHT_RULE, lightRuleOf } from '../plan/light-rules.js';
import type { Plan } from '../plan/model.js';
import { formatGap } from './figure-lines.js';
import type { Reading } from './subjects.js';

const LIMIT = '控制类指标，达到控制数的90%亮黄灯，超过控制数亮红灯。';
/** What every preset says alike. */
const COMMON_REASONS: Readonly<Partial<Record<LightReason, string>>> = {
  'whole-number-reached': '整数指标按向下取整的应达数判断，已达到，亮绿灯。',
  'one-off-last-quarter': '目标为1的一次性指标，最后一个季度仍未完成，至少亮黄灯。',
  'one-off-last-month': '目标为1的一次性指标，最后一个月仍未完成，亮红灯。',
  'within-limit': LIMIT,
  'near-limit': LIMIT,
  'above-limit': LIMIT,
  'no-report': '没有报数亮灰灯。',
  'no-base': '存量指标缺年初数，不能与时序比较，亮灰灯。',
  'no-target': '方案没有定量目标，亮灰灯。',
};

/** The part of the rule that decided, by the preset of the plan where that has words of its own. */
function deciding({ progress: { reason, gap }, indicator, plan }: Reading): string {
  const own = lightRuleOf(plan).reasons[reason];
  if (own !== undefined) return own;
  return reason === 'not-due'
    ? `一年一算的指标，到期前不亮灯，只看差额（还差${formatGap(gap ?? '0', indicator.unit)}）。`
    : (COMMON_REASONS[reason] ?? '');
}

/** Which part of the rule decided: 规则：…, with the rule named where the office has chosen another. */
export function decidingRule(reading: Reading): string {
  const { name, label } = lightRuleOf(reading.plan);
  const rule = name === DEFAULT_LIGHT_RULE ? '规则' : `规则（${label}）`;
  return `${rule}：${deciding(reading)}`;
}

/** The rules of these plans in a line each; whose it is where they are not all judged alike. */
export function lightRuleLines(
  plans: readonly Plan[],
  form: 'brief' | 'words' = 'brief',
): readonly string[] {
  const each = new Map(plans.map((plan) => [plan.title, lightRuleOf(plan)[form]]));
  const rules = new Set(each.values());
  return rules.size < 2 ? [...rules] : [...each].map(([title, rule]) => `《${title}》${rule}`);
}

/** Nothing was judged: the words beside the light say it all. */
const UNJUDGED: readonly LightReason[] = ['no-report', 'not-due'];

/** How the lights that an answer shows were judged: of a single one only what decided. */
export function lightNote(read: readonly Reading[]): readonly string[] {
  const judged = read.filter(({ progress }) => !UNJUDGED.includes(progress.reason));
  const [first, ...others] = judged;
  if (first === undefined) return [];
  return others.length === 0
    ? [`亮灯${decidingRule(first)}`]
    : lightRuleLines(judged.map(({ plan }) => plan));
}
