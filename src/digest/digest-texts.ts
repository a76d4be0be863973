import type { DateRange, IsoDate } from '../kernel/dates.js';
import { formatDate } from '../plan/format-figure.js';

export const digestTexts = {
  title: (plan: string, days: DateRange, today: IsoDate) =>
    `【周报】${plan}（${formatDate(days.from, today)}至${formatDate(days.to, today)}）`,
  overall: (count: number, lights: string) => `一、总体：共${count}项指标，${lights}。`,
  changes: '二、本期变化：',
  noChanges: '二、本期变化：无新报数据。',
  attention: '三、需要关注：',
  noAttention: '三、需要关注：没有落后时序进度的指标。',
  noneKnown: (dark: number) =>
    `三、需要关注：已报指标没有落后时序进度的，另有${dark}项未报或无法判断。`,
  alsoDark: (dark: number) => `· 另有${dark}项未报或无法判断。`,
  duties: (counts: string) => `四、报送情况：${counts}`,
  noDuties: '四、报送情况：本期没有应报单位。',
  blockers: '五、待协调困难：',
  noBlockers: '五、待协调困难：无。',
  corrections: (list: string) => `更正说明：${list}。`,
  basis: '以上数字均来自已确认的台账。',
  nothing: '还没有导入工作方案，暂时不能生成周报。',
} as const;

export const workbookTexts = {
  board: '进度看板',
  boardHeader: [
    '任务',
    '指标',
    '责任单位',
    '目标',
    '当前数',
    '单位',
    '截至',
    '报数单位',
    '完成率',
    '应达进度',
    '相差百分点',
    '状态',
    '备注',
  ],
  ledger: '台账',
  ledgerHeader: [
    '序号',
    '确认时间',
    '报送单位',
    '报送人',
    '指标',
    '口径',
    '数值',
    '单位',
    '起始',
    '截至',
    '性质',
    '状态',
    '方案版本',
  ],
  history: '其他记录',
  historyHeader: ['序号', '确认时间', '报送单位', '报送人', '内容'],
  fileName: (title: string, day: IsoDate) => `${title}台账${day}.xlsx`,
} as const;
