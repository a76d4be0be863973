import { decimal, decimalText } from '../kernel/decimal.js';
import type { IndicatorId } from '../kernel/ids.js';
import {
  formatCompletion,
  formatDate,
  formatDifference,
  formatFigure,
  formatPercent,
} from '../plan/format-figure.js';
import { baseOf, elapsedShare } from '../plan/pace.js';
import { isWholeNumber } from '../plan/whole-number.js';
import { refusalFor } from './access.js';
import { refusal, textAnswer, type Answer, type AnswerContext } from './answer.js';
import { citedBy, lightText, overdueText, unreportedText } from './figure-lines.js';
import { decidingRule } from './light-notes.js';
import { sentence } from './phrases.js';
import { findSubjects, readIndicator, todayOf, type Reading } from './subjects.js';

const MOST_INDICATORS = 4;

/** How the figure itself comes about: 58家（6月30日累计）+2家（7月3日新增）=60家. */
function sumLine({ figure, indicator, today }: Reading): string | null {
  if (figure === null) return null;
  const amount = (value: Parameters<typeof formatFigure>[0]) => formatFigure(value, indicator.unit);
  const base = figure.startsAtBase ? [`年初数${amount(baseOf(indicator) ?? '0')}`] : [];
  const parts = figure.parts.map(({ fact }) =>
    fact.measure === 'total'
      ? `${amount(fact.value)}（${formatDate(fact.asOf, today)}累计或现有）`
      : `新增${amount(fact.value)}（${formatDate(fact.from ?? fact.asOf, today)}至${formatDate(fact.asOf, today)}）`,
  );
  const terms = [...base, ...parts];
  return terms.length > 1 ? `当前数＝${terms.join('＋')}＝${amount(figure.value)}。` : null;
}

function expectedLine({ indicator, figure, progress, plan, today }: Reading): string | null {
  if (figure === null || progress.expected === null || indicator.target === null) return null;
  const expected = formatFigure(progress.expected, indicator.unit);
  const rounded = isWholeNumber(indicator) ? '（整数指标向下取整）' : '';
  const date = formatDate(figure.asOf, today);
  if (indicator.pacing.kind === 'milestones')
    return `节点要求：截至${date}应达${expected}${rounded}。`;
  if (indicator.pacing.kind === 'quarters')
    return `按季度推进：截至${date}应达上一季末的${expected}${rounded}。`;
  const base = formatFigure(baseOf(indicator) ?? '0', indicator.unit);
  const elapsed = formatPercent(
    decimalText(decimal(elapsedShare(plan.period, figure.asOf)).times(100)),
  );
  const target = formatFigure(indicator.target, indicator.unit);
  return `应达数＝${base}＋（${target}－${base}）×时序${elapsed}＝${expected}${rounded}。`;
}

function differenceLine({ indicator, figure, progress }: Reading): string | null {
  const { completion, pace, differencePoints } = progress;
  if (figure === null || completion === null || pace === null || differencePoints === null) {
    return null;
  }
  const fromBase =
    baseOf(indicator) !== '0' && indicator.kind === 'stock' ? '（从年初数起算）' : '';
  return `完成进度${fromBase}${formatPercent(completion)}－应达进度${formatPercent(pace)}：${formatDifference(differencePoints)}。`;
}

/** 怎么算的 for one reading, line by line. */
export function arithmeticLines(reading: Reading): readonly string[] {
  const { indicator, figure, progress, today } = reading;
  if (figure === null)
    return [`${indicator.shortName}：${unreportedText(reading)}。${decidingRule(reading)}`];
  const value = formatFigure(figure.value, indicator.unit, figure.approx);
  const share =
    progress.shareOfTarget === null || indicator.target === null
      ? null
      : `${value}÷${formatFigure(indicator.target, indicator.unit)}＝${formatCompletion(progress.shareOfTarget)}`;
  const lines = [
    sumLine(reading),
    share === null ? null : `完成率＝${share}。`,
    expectedLine(reading),
    differenceLine(reading),
    decidingRule(reading),
  ].filter((line) => line !== null);
  const head = sentence([
    `${indicator.shortName}（按截至${formatDate(figure.asOf, today)}的数判断）：${lightText(reading)}`,
    overdueText(reading),
  ]);
  return [head, ...lines.map((line) => `  ${line}`)];
}

/** 怎么算的: the arithmetic behind figure, completion and light. */
export function answerArithmetic(
  indicatorIds: readonly IndicatorId[],
  context: AnswerContext,
): Answer {
  const refused = refusalFor('indicators', context);
  if (refused !== null) return refusal(refused);
  const at = todayOf(context);
  const read = findSubjects(context, indicatorIds, at)
    .slice(0, MOST_INDICATORS)
    .map((subject) => readIndicator(context, subject, at));
  if (read.length === 0) {
    return textAnswer(['请说明是哪项指标，例如“高企怎么算的”。']);
  }
  return textAnswer(read.flatMap(arithmeticLines), read.flatMap(citedBy));
}
