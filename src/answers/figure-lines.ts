import { decimal, decimalText, type DecimalText } from '../kernel/decimal.js';
import { sumOfContributions, type CurrentFigure } from '../ledger/current-figure.js';
import type { FactId } from '../kernel/ids.js';
import {
  formatCompletion,
  formatDate,
  formatDifference,
  formatFigure,
  formatPercent,
} from '../plan/format-figure.js';
import type { TrackedFact } from '../ledger/tracked.js';
import type { LightReason } from '../plan/light.js';
import type { Indicator } from '../plan/model.js';
import { dueDate, elapsedShare } from '../plan/pace.js';
import { listParts, sentence } from './phrases.js';
import type { Reading } from './subjects.js';
import { DONE, LIGHT_WORDS, NOT_REPORTED, OFFICE_SET, OWNER_UNDECIDED } from './texts.js';

/** 66家, 8家以上 as the plan words it, 3%以内; 未定量 without a number. */
export function targetText(indicator: Indicator): string {
  const { target, targetMax, unit, comparator } = indicator;
  if (target === null) return indicator.targetText ?? '未定量';
  const range = targetMax === null ? '' : `至${formatFigure(targetMax, unit)}`;
  const amount = `${formatFigure(target, unit)}${range}`;
  return comparator === '<=' ? `${amount}以内` : amount;
}

/** A difference of figures: 还差0.03个百分点 for a percentage, else in the unit. */
export function formatGap(gap: DecimalText, unit: string): string {
  return unit === '%' ? `${decimalText(gap)}个百分点` : formatFigure(gap, unit);
}

export function formatValue({
  figure,
  indicator,
}: Pick<Reading, 'indicator'> & {
  readonly figure: Pick<CurrentFigure, 'value' | 'approx'> | null;
}): string {
  return figure === null ? NOT_REPORTED : formatFigure(figure.value, indicator.unit, figure.approx);
}

/** 县科工信局报, or 专班办公室核定. */
export function sourceText({ figure }: Reading): string {
  if (figure === null) return '';
  return figure.byOffice ? OFFICE_SET : `${figure.unit}报`;
}

/** 截至6月30日，县科工信局报. */
export function certificateText(reading: Reading): string {
  if (reading.figure === null) return '';
  const date = formatDate(reading.figure.asOf, reading.today);
  return `截至${date}，${sourceText(reading)}`;
}

/** 高新区报1家, 高新区报新增约2家. */
function proposalText({ fact }: TrackedFact, indicator: Indicator): string {
  const added = fact.measure === 'delta' ? '新增' : '';
  return `${fact.unit}报${added}${formatFigure(fact.value, indicator.unit, fact.approx)}`;
}

/** 县科工信局未报；高新区报1家（待核定）: what is known instead of a figure, never a guess. */
export function unreportedText({ indicator, proposals, at, today }: Reading): string {
  const owner = indicator.ownerUnit;
  const silent =
    owner === null ? `${NOT_REPORTED}（${OWNER_UNDECIDED}）` : `${owner}${NOT_REPORTED}`;
  const waiting = proposals.map((proposal) => {
    const { asOf } = proposal.fact;
    const date = asOf === at ? '' : `截至${formatDate(asOf, today)}，`;
    return `${proposalText(proposal, indicator)}（${date}待核定）`;
  });
  return [silent, ...waiting].join('；');
}

/** 数据已过期（应报至7月31日）, or nothing. */
export function overdueText({ progress, today }: Reading): string | null {
  return progress.overdueSince === null
    ? null
    : `数据已过期（应报至${formatDate(progress.overdueSince, today)}）`;
}

/** 时序50.0% and 落后时序进度2.1个百分点; nothing where there is no pace. */
export function paceParts({
  indicator,
  progress,
  plan,
  figure,
}: Pick<Reading, 'indicator' | 'progress' | 'plan'> & {
  readonly figure: Pick<CurrentFigure, 'asOf'> | null;
}): readonly (string | null)[] {
  if (figure === null || progress.pace === null) return [];
  const elapsed = decimal(elapsedShare(plan.period, figure.asOf)).times(100);
  const isLinear = indicator.pacing.kind === 'linear';
  const pace = `${isLinear ? '时序' : '应达进度'}${formatPercent(isLinear ? decimalText(elapsed) : progress.pace)}`;
  return [pace, differenceText(indicator, progress)];
}

function differenceText(indicator: Indicator, progress: Reading['progress']): string | null {
  const { differencePoints, reason, expected } = progress;
  if (differencePoints === null || reason === 'done') return null;
  if (reason === 'whole-number-reached' && expected !== null) {
    return `按整数计应达${formatFigure(expected, indicator.unit)}，已达到`;
  }
  const words = distanceFromPace(indicator, progress) ?? '与时序进度持平';
  if (words === '与时序进度持平') return null;
  if (isBelowBase(progress)) return words;
  const fromBase = indicator.kind === 'stock' && indicator.base !== null && indicator.base !== '0';
  return fromBase
    ? `${words}（按年初数${formatFigure(indicator.base, indicator.unit)}起算）`
    : words;
}

/** The way from base to target has not begun, but was gone backwards. */
function isBelowBase({ completion }: Reading['progress']): boolean {
  return completion !== null && decimal(completion).lt(0);
}

/**
 * 落后时序进度2.3个百分点; 低于年初数50家 where the figure fell below the base: hundreds of points behind
 * would be true by the rule and tell a reader nothing. `null` where there is no pace.
 */
export function distanceFromPace(
  indicator: Indicator,
  progress: Reading['progress'],
): string | null {
  if (progress.differencePoints === null) return null;
  return isBelowBase(progress) && indicator.base !== null
    ? `低于年初数${formatFigure(indicator.base, indicator.unit)}`
    : formatDifference(progress.differencePoints);
}

/** 绿灯, 灰灯（缺年初数）, 到期（12月31日）前不亮灯. */
export function lightText({ progress, indicator, plan, today }: Reading): string {
  const light = LIGHT_WORDS[progress.light];
  if (progress.reason === 'not-due') {
    const due = dueDate(indicator, plan.period) ?? plan.period.to;
    return `到期（${formatDate(due, today)}）前不亮灯`;
  }
  const wording = REASON_WORDING[progress.reason];
  return wording === undefined ? light : wording(light);
}

/** Reasons that a reader needs in order to understand the light. */
const REASON_WORDING: Readonly<Partial<Record<LightReason, (light: string) => string>>> = {
  done: (light) => `${DONE}，${light}`,
  'no-base': (light) => `${light}（缺年初数）`,
  'no-target': (light) => `${light}（目标未定量）`,
  'above-limit': (light) => `已超控制数，${light}`,
  'near-deadline': (light) => `${light}（临近期限，提前提醒）`,
  'among-last': (light) => `${light}（未达时序，牵头单位排在后三名）`,
  'month-behind': (light) => `${light}（上月末应达数未达到）`,
  'quarter-missed': (light) => `${light}（季末应达数未达到）`,
  'near-limit': (light) => `接近控制数，${light}`,
};

function completionText({ indicator, progress }: Reading): string | null {
  if (progress.shareOfTarget === null) return null;
  const share = formatCompletion(progress.shareOfTarget);
  return indicator.comparator === '<=' ? `相当于控制数的${share}` : `完成${share}`;
}

function notDueGap({ indicator, progress }: Reading): string | null {
  if (progress.reason !== 'not-due' || progress.gap === null || progress.gap === '0') return null;
  return `还差${formatGap(progress.gap, indicator.unit)}`;
}

/** Things beside the county figure that a reader must not take for part of it. */
function besides(reading: Reading): readonly string[] {
  const { figure, indicator, proposals, contributions, today } = reading;
  if (figure === null) return [];
  const amount = (value: DecimalText, approx = false) =>
    formatFigure(value, indicator.unit, approx);
  const open = figure.uncounted.filter(({ overlap }) => overlap === null);
  const waiting = proposals.map(
    (proposal) =>
      `另有${proposalText(proposal, indicator)}（截至${formatDate(proposal.fact.asOf, today)}，待核定）`,
  );
  const sum = sumOfContributions(contributions);
  const isSumApprox = contributions.some(({ approx }) => approx);
  const difference = decimal(figure.value).minus(sum);
  return [
    ...(figure.startsAtBase ? ['未报过累计数，按已报增量累计'] : []),
    ...open.map(
      ({ fact }) =>
        `${fact.unit}报的新增${amount(fact.value, fact.approx)}是否已含待答复，暂未计入`,
    ),
    ...figure.approximate.map(
      ({ fact }) => `另报约${amount(fact.value)}（${formatDate(fact.asOf, today)}，待报准确数）`,
    ),
    ...waiting,
    ...(contributions.length === 0
      ? []
      : [
          `分项：${contributions.map((part) => `${part.unit}${amount(part.value, part.approx)}`).join('、')}，合计${amount(sum, isSumApprox)}，与全县数相差${amount(decimalText(difference.abs()), isSumApprox || figure.approx)}（分项不相加）`,
        ]),
  ];
}

function fullLine(reading: Reading): string {
  const { indicator, progress, figure } = reading;
  const name = indicator.shortName;
  if (figure === null) {
    return sentence([
      `${name}：${unreportedText(reading)}`,
      `目标${targetText(indicator)}`,
      LIGHT_WORDS[progress.light],
    ]);
  }
  return sentence([
    `${name}：${formatValue(reading)}（${certificateText(reading)}）`,
    `${indicator.comparator === '<=' ? '控制在' : '目标'}${targetText(indicator)}`,
    completionText(reading),
    ...paceParts(reading),
    notDueGap(reading),
    lightText(reading),
    overdueText(reading),
  ]);
}

/**
 * The whole standing of one indicator: 高新技术企业：58家（截至6月30日，县科工信局报），目标66家，
 * 完成87.9%，时序50.0%，绿灯。 Then what stands beside the figure without being part of it.
 */
export function statusLines(reading: Reading): readonly string[] {
  return [fullLine(reading), ...besides(reading).map((note) => `  ${note}。`)];
}

/** One line among many: 高新技术企业 58家/66家，87.9%（6月30日，县科工信局报）. */
export function shortLine(reading: Reading): string {
  const { indicator, progress, figure, today } = reading;
  const { shortName } = indicator;
  if (figure === null)
    return `${shortName}：${unreportedText(reading)}，目标${targetText(indicator)}`;
  const share =
    progress.shareOfTarget === null ? '' : `，${formatCompletion(progress.shareOfTarget)}`;
  const source = `${formatDate(figure.asOf, today)}，${sourceText(reading)}`;
  const overdue = overdueText(reading);
  return `${shortName} ${formatValue(reading)}/${targetText(indicator)}${share}（${listParts([source, overdue], '；')}）`;
}

/** What an answer about this reading rests on. */
export function citedBy({ figure, proposals }: Reading): readonly FactId[] {
  const parts = [...(figure?.parts ?? []), ...(figure === null ? proposals : [])];
  return parts.map(({ fact }) => fact.id);
}
