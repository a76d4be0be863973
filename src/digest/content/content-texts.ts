import { formatDate, formatFigure } from '../../plan/format-figure.js';
import type { DateRange, IsoDate } from '../../kernel/dates.js';
import type { DecimalText } from '../../kernel/decimal.js';
import type { DigestKind } from './digest-content.js';

/** What each kind of digest is called. */
export const KIND_WORDS: Readonly<Record<DigestKind, string>> = {
  weekly: '周报',
  bulletin: '通报',
  'half-year': '半年总结',
};

/** The heading of what comes next. */
export const AHEAD_WORDS: Readonly<Record<DigestKind, string>> = {
  weekly: '下周节点',
  bulletin: '下月节点',
  'half-year': '下半年节点',
};

export const contentTexts = {
  recipient: '各成员单位',
  chatTitle: (kind: DigestKind, plan: string, days: DateRange, today: IsoDate) =>
    `【${KIND_WORDS[kind]}】${plan}（${formatDate(days.from, today)}至${formatDate(days.to, today)}）`,
  overall: (count: number, lights: string) => `一、总体：共${count}项指标，${lights}。`,
  stale: (count: number) => `数据已过期${count}项`,
  changes: '二、本期变化：',
  noChanges: '二、本期变化：无新报数据。',
  firstFigure: '首次报数',
  attention: '三、需要关注：',
  noAttention: '三、需要关注：没有落后时序进度的指标。',
  noneKnown: (dark: number) =>
    `三、需要关注：已报指标没有落后时序进度的，另有${dark}项未报或无法判断。`,
  alsoDark: (dark: number) => `· 另有${dark}项未报或无法判断。`,
  behindHeader: ['指标', '完成/目标', '完成率', '与时序相比', '亮灯', '截至'],
  duties: (counts: string) => `四、报送情况：${counts}`,
  noDuties: '四、报送情况：本期没有应报单位。',
  blockers: '五、待协调困难：',
  noBlockers: '五、待协调困难：无。',
  ahead: (kind: DigestKind) => `六、${AHEAD_WORDS[kind]}：`,
  corrections: (list: string) => `更正说明：${list}。`,
  supervision: (open: number, overdue: number) => `督办中${open}件，逾期${overdue}件`,
  basis: '以上数字均来自已确认的台账。',
  nothing: '还没有导入工作方案，暂时不能生成。请联系专班办公室。',
  uncoordinated: '尚未明确协调单位',
  coordinated: (unit: string) => `由${unit}协调`,
  age: (days: number) => (days === 0 ? '今天提出' : `已${days}天`),
  oneOffOpen: '临近期限尚未完成',
  overLimit: '超过控制数',
  nearLimit: '接近控制数',
  more: (count: number) => `（共${count}项，其余从略）`,
} as const;

export const deadlineTexts = {
  due: (indicator: string, target: string) => `${indicator}到期，目标${target}`,
  milestone: (indicator: string, value: DecimalText, unit: string) =>
    `${indicator}应达${formatFigure(value, unit)}`,
  monthEnd: (month: number) => `${month}月底数据节点，请按时报送${month}月数据`,
  planEnd: '方案期限届满',
} as const;

export const taskTexts = {
  title: (no: string, title: string) => `${no}. ${title}`,
  without: '其他指标',
  said: (text: string, on: string) => `${text}（${on}）`,
  since: (state: string, on: string) => `${state}（${on}有进展）`,
  problem: (text: string | null, age: string, by: string) =>
    `${text ?? '有困难待协调'}（${age}，${by}）`,
  none: '—',
} as const;
