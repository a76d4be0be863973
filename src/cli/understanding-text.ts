import type { LexiconIndicator } from '../plan/lexicon.js';
import type { Intent, OmissionReason, Understanding } from '../understanding/understanding.js';

const INTENTS: Readonly<Record<Intent, string>> = {
  report: '汇报',
  correction: '更正',
  query: '提问',
  confirm: '确认',
  cancel: '撤销',
  help: '求助',
  other: '其他（不入库、不回答）',
};

const REASONS: Readonly<Record<OmissionReason, string>> = {
  target: '目标',
  plan: '打算',
  pending: '尚在办理',
  last_year: '往年数',
  percent: '百分比',
  subcount: '其中数',
  other_scope: '其他地区',
  other_quantity: '不是指标数',
  old_value: '更正前的数',
  unlikely: '看上去不是完成数',
};

function queryLines(
  understanding: Understanding,
  nameOf: ReadonlyMap<string, string>,
): readonly string[] {
  const { query } = understanding;
  if (query === null) return [];
  const slots = [
    ...query.indicatorIds.map((id) => nameOf.get(id) ?? id),
    ...query.tasks.map((task) => `任务${task.no}`),
    ...query.units,
    ...(query.period === null ? [] : [`${query.period.from} 至 ${query.period.to}`]),
  ];
  return [`提问类型：${query.kind}${slots.length > 0 ? `（${slots.join('、')}）` : ''}`];
}

/** An understanding for people, with the words that each figure comes from in ［］. */
export function understandingText(
  text: string,
  understanding: Understanding,
  indicators: readonly LexiconIndicator[],
): string {
  const nameOf = new Map<string, string>(indicators.map(({ id, shortName }) => [id, shortName]));
  const facts = understanding.facts.map((fact, index) => {
    const measure = fact.measure === 'total' ? '累计' : '新增';
    const words = text.slice(fact.span.start, fact.span.end);
    const approx = fact.approx ? '约' : '';
    return `  ${index + 1}. ${fact.indicator} ${measure}${approx}${fact.value}${fact.unit}，截至${fact.asOf}，把握${Math.round(fact.confidence * 100)}% ［${words}］`;
  });
  const omitted = understanding.omitted.map(
    (figure) => `  ${REASONS[figure.reason]}：［${figure.text}］`,
  );
  return [
    `意图：${INTENTS[understanding.intent]}`,
    ...(facts.length > 0 ? ['数据：', ...facts] : []),
    ...(omitted.length > 0 ? ['未计入：', ...omitted] : []),
    ...(understanding.tasks.length > 0
      ? [`任务：${understanding.tasks.map((task) => task.no).join('、')}`]
      : []),
    ...(understanding.blocker ? ['含需要协调的困难'] : []),
    ...queryLines(understanding, nameOf),
  ].join('\n');
}
