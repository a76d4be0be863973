import { LIGHT_JUDGES, REMINDER_DAYS, type JudgedLight, type LightInput } from './light.js';
import type { LightReason } from './light.js';
import type { LightRuleName, Plan } from './model.js';

/** A rule of lights that a county may choose: how it judges, and in words what it does. */
export interface LightRule {
  readonly name: LightRuleName;
  /** What the office calls it in chat. */
  readonly label: string;
  /** The rule in a line, as it stands below lights in a chat or a picture. */
  readonly brief: string;
  /** The whole rule, as it stands in a document's footnote and beside a board. */
  readonly words: string;
  /** The part of the rule that decided, as 怎么算的 says it; absent: it says the same by every rule. */
  readonly reasons: Readonly<Partial<Record<LightReason, string>>>;
  readonly judge: (input: LightInput) => JudgedLight;
}

const LIMIT = '控制类指标超过控制数的亮红灯，达到控制数90%的亮黄灯';
const GREY = '未报或缺年初数无法判断的亮灰灯';
const BY_DIFFERENCE =
  '达到或快于时序进度的亮绿灯，落后10个百分点以内的亮黄灯，落后10个百分点以上的亮红灯';
const BRIEFLY_BY_DIFFERENCE = '达到时序进度为绿，落后10个百分点以内为黄、以上为红';
const DIFFERENCE_REASON = '不低于时序亮绿灯，落后不超过10个百分点亮黄灯，落后更多亮红灯。';

/** Sources: 松阳 (2022) for `month-quarter`, 苍南 (2022) for `three-colour`, 宿迁 for `early-blue`. */
export const LIGHT_RULES: Readonly<Record<LightRuleName, LightRule>> = {
  difference: {
    name: 'difference',
    label: '按差距',
    brief: `亮灯规则：完成为蓝，${BRIEFLY_BY_DIFFERENCE}。`,
    words: `亮灯规则：完成率与时序进度相比，已完成目标的亮蓝灯，${BY_DIFFERENCE}，${GREY}；${LIMIT}。`,
    reasons: { 'by-difference': DIFFERENCE_REASON, done: '达到目标亮蓝灯。' },
    judge: LIGHT_JUDGES.difference,
  },
  'month-quarter': {
    name: 'month-quarter',
    label: '按月按季',
    brief:
      '亮灯规则（按月按季）：完成为蓝，上季末应达数未达到为红，上月末应达数未达到为黄，都达到为绿。',
    words: `亮灯规则（按月按季）：已完成目标的亮蓝灯，上季末应达数没有达到的亮红灯，上月末应达数没有达到的亮黄灯，都达到的亮绿灯，${GREY}；${LIMIT}。`,
    reasons: {
      done: '达到目标亮蓝灯。',
      'month-kept': '最近一个季末和月末的应达数都已达到，亮绿灯。',
      'month-behind': '最近一个月末的应达数没有达到，亮黄灯。',
      'quarter-missed': '最近一个季末的应达数没有达到，亮红灯。',
    },
    judge: LIGHT_JUDGES['month-quarter'],
  },
  'three-colour': {
    name: 'three-colour',
    label: '三色',
    brief:
      '亮灯规则（三色）：完成或达到时序为绿，未达到为黄，未达到且牵头单位平均完成率在后三名为红。',
    words: `亮灯规则（三色）：达到时序进度或已完成目标的亮绿灯，没有达到的亮黄灯，没有达到且牵头单位平均完成率排在后三名的亮红灯（四个单位以上才排），${GREY}；${LIMIT}。`,
    reasons: {
      done: '达到目标亮绿灯。',
      'on-plan': '达到时序进度，亮绿灯。',
      'not-reached': '没有达到时序进度（目标为1的一次性指标为最后一个季度仍未完成），亮黄灯。',
      'among-last': '没有达到时序进度，且牵头单位平均完成率排在后三名，亮红灯。',
    },
    judge: LIGHT_JUDGES['three-colour'],
  },
  'early-blue': {
    name: 'early-blue',
    label: '蓝灯提醒',
    brief: `亮灯规则（蓝灯提醒）：离期限不足${REMINDER_DAYS}天未完成为蓝，完成为绿，${BRIEFLY_BY_DIFFERENCE}。`,
    words: `亮灯规则（蓝灯提醒）：蓝灯表示离期限不足${REMINDER_DAYS}天还没有完成，提前提醒；完成率与时序进度相比，已完成目标、${BY_DIFFERENCE}，${GREY}；${LIMIT}。`,
    reasons: {
      done: '达到目标亮绿灯。',
      'by-difference': DIFFERENCE_REASON,
      'near-deadline': `离期限不足${REMINDER_DAYS}天还没有完成，亮蓝灯提醒。`,
    },
    judge: LIGHT_JUDGES['early-blue'],
  },
};

/** What holds until the office says otherwise. */
export const DEFAULT_LIGHT_RULE: LightRuleName = 'difference';

/** The rule by which a plan's figures are judged. */
export function lightRuleOf({
  lightRule = DEFAULT_LIGHT_RULE,
}: Pick<Plan, 'lightRule'>): LightRule {
  return LIGHT_RULES[lightRule];
}
