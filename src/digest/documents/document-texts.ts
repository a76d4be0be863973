import type { DateRange, IsoDate } from '../../kernel/dates.js';
import { dayOf, monthEnd, monthOf, monthStart, yearOf } from '../../kernel/dates.js';
import { AHEAD_WORDS } from '../content/content-texts.js';
import type { DigestContent, DigestKind } from '../content/digest-content.js';

/** 2023年7月5日, as documents write it. */
export function fullDate(date: IsoDate): string {
  return `${yearOf(date)}年${monthOf(date)}月${dayOf(date)}日`;
}

function fullDays({ from, to }: DateRange): string {
  return `${fullDate(from)}至${yearOf(from) === yearOf(to) ? fullDate(to).slice(5) : fullDate(to)}`;
}

/** 6月 for a whole month, 上半年 for a half-year; `null` for other days. */
function periodName({ from, to }: DateRange): string | null {
  if (from !== monthStart(from)) return null;
  if (to === monthEnd(from)) return `${yearOf(from)}年${monthOf(from)}月`;
  const year = yearOf(from);
  if (from === `${year}-01-01` && to === `${year}-06-30`) return `${year}年上半年`;
  if (from === `${year}-07-01` && to === `${year}-12-31`) return `${year}年下半年`;
  return null;
}

const REPORT_WORDS: Readonly<Record<DigestKind, string>> = {
  weekly: '推进情况周报',
  bulletin: '推进情况通报',
  'half-year': '推进情况总结',
};

const FILE_WORDS: Readonly<Record<DigestKind, string>> = {
  weekly: '周报',
  bulletin: '通报',
  'half-year': '总结',
};

/** The second part of a document's title: 2023年6月推进情况通报. */
export function reportName({ kind, days }: DigestContent): string {
  const period = kind === 'weekly' ? null : periodName(days);
  return `${period ?? ''}${REPORT_WORDS[kind]}`;
}

/** 某县科技创新攻坚方案2023年6月通报; without the ending. */
export function digestFileName({ kind, days, planTitle }: DigestContent): string {
  const period = kind === 'weekly' ? null : periodName(days);
  return `${planTitle}${period ?? days.to}${FILE_WORDS[kind]}`;
}

export const documentTexts = {
  nothing: '—',
  noIndicator: '（无量化指标）',
  days: (days: DateRange) => `（${fullDays(days)}）`,
  ofUnits: (units: readonly string[]) => `（${units.join('、')}）`,
  overall: '一、总体情况',
  changes: '二、本期变化',
  attention: '三、需要关注',
  duties: '四、报送情况',
  blockers: '五、待协调困难',
  ahead: (kind: DigestKind) => `六、${AHEAD_WORDS[kind]}`,
  overallText: (until: string, count: number, lights: string, stale: number) =>
    `截至${until}，方案共${count}项指标，其中${lights}${stale > 0 ? `；数据已过期${stale}项` : ''}。`,
  noChanges: '本期无新报数据。',
  firstFigure: (indicator: string, value: string, until: string, by: string) =>
    `${indicator}首次报数${value}（截至${until}，${by}）。`,
  change: (indicator: string, before: string, after: string, rest: string) =>
    `${indicator}由${before}变为${after}（${rest}）。`,
  noAttention: '没有落后时序进度的指标。',
  noneKnown: (dark: number) => `已报指标没有落后时序进度的，另有${dark}项未报或无法判断。`,
  alsoDark: (dark: number) => `另有${dark}项未报或无法判断。`,
  noDuties: '本期没有应报单位。',
  noBlockers: '无待协调困难。',
  noAhead: '无到期节点。',
  corrections: (list: string) => `更正说明：${list}。`,
  note: (rule: string) => `注：${rule}以上数字均来自已确认的台账。`,
  attached: '附件：任务指标推进情况表',
  attachment: '附件',
  table: '任务指标推进情况表',
} as const;

export const letterTexts = {
  title: '督办单',
  number: '编号：＿＿＿＿＿＿＿＿（由专班办公室填写）',
  serial: (serial: string) => `系统流水号：${serial}`,
  opening: (plan: string, deadline: string) =>
    `根据《${plan}》推进情况，请你单位抓紧办理下列事项，并于${deadline}前反馈办理情况。`,
  matter: '一、督办事项',
  figures: '二、当前进度',
  demands: '三、办理要求',
  demand: (deadline: string) =>
    `请明确办理措施和完成时间，于${deadline}前将办理情况报专班办公室；确有困难的，请说明原因和需要协调的事项。`,
  receipt: '督办单回执',
  receiptRows: ['签收单位', '签收人', '签收时间', '办理情况', '需要协调的事项', '反馈时间'],
  receiptSerial: (serial: string) => `对应流水号：${serial}`,
} as const;
