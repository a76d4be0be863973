import { paceParts } from '../answers/figure-lines.js';
import { saidValue } from '../answers/said-value.js';
import { LIGHT_WORDS } from '../answers/texts.js';
import type { IsoDate } from '../kernel/dates.js';
import { decimal } from '../kernel/decimal.js';
import type { RecordedFact } from '../ledger/ledger-entry.js';
import { formatCompletion, formatDate, formatFigure } from '../plan/format-figure.js';
import { progress } from '../plan/pace.js';
import { isBlocking } from './figure-events.js';
import type { FigureEffect } from './figure-effects.js';
import { questionText } from './question-texts.js';

const SAYS_LESS_THAN_A_TARGET = '未设数值目标';

/** What was said and for when, as every line of it says: → 58家（截至6月30日）. */
export function saidWords(
  fact: Pick<RecordedFact, 'measure' | 'value' | 'approx' | 'from' | 'asOf'>,
  unit: string,
  today: IsoDate,
): string {
  const asOf = formatDate(fact.asOf, today);
  if (fact.measure === 'total') {
    return `→ ${formatFigure(fact.value, unit, fact.approx)}（截至${asOf}）`;
  }
  const isOneDay = fact.from === null || fact.from === fact.asOf;
  const days = isOneDay ? asOf : `${formatDate(fact.from, today)}至${asOf}`;
  return `${saidValue(fact, unit)}（${days}）`;
}

/** Nothing would change: the same was stored for the same day. */
function sameWords(fact: RecordedFact, before: FigureEffect['before']): string {
  const isSame =
    before !== null &&
    before.asOf === fact.asOf &&
    before.approx === fact.approx &&
    decimal(before.value).eq(fact.value);
  return isSame ? '，与已入库数相同' : '';
}

function changeWords({ figure, indicator, before, after }: FigureEffect, today: IsoDate): string {
  const { fact } = figure;
  const { unit } = indicator;
  const old = before === null ? '未报' : formatFigure(before.value, unit, before.approx);
  const next = after === null ? old : formatFigure(after.value, unit, after.approx);
  if (fact.measure === 'total') {
    if (after === null) return `${old} ${saidWords(fact, unit, today)}`;
    return `${old} → ${next}（截至${formatDate(fact.asOf, today)}）${sameWords(fact, before)}`;
  }
  return `${saidWords(fact, unit, today)}，${old} → ${next}`;
}

function paceWords({ indicator, plan, after, isAmongLast }: FigureEffect, today: IsoDate): string {
  if (after === null) return '';
  const { target, targetText, comparator, unit } = indicator;
  if (target === null) return targetText === null ? SAYS_LESS_THAN_A_TARGET : `目标${targetText}`;
  const now = progress(indicator, { ...plan, isAmongLast }, after, today);
  const limit = comparator === '<=' ? '控制数' : '目标';
  const words = [`${limit}${formatFigure(target, unit)}`];
  if (now.shareOfTarget !== null && comparator !== '<=') {
    words.push(`完成${formatCompletion(now.shareOfTarget)}`);
  }
  if (now.reason === 'done') words.push('已完成年度目标');
  else if (now.reason === 'no-base') words.push('缺年初数');
  else {
    const parts = paceParts({ indicator, plan, progress: now, figure: after });
    words.push(...parts.filter((part) => part !== null));
  }
  words.push(LIGHT_WORDS[now.light]);
  return words.join('，');
}

/** 数出一门: in whose right the figure stands. */
function standingWords({ figure, indicator, newer }: FigureEffect, today: IsoDate): string[] {
  const { fact } = figure;
  const words: string[] = [];
  if (fact.standing === 'proposal') {
    const owner = indicator.ownerUnit;
    const who = owner === null ? '专班办公室' : `${owner}或专班办公室`;
    const lead = owner === null ? '牵头单位待定' : `牵头单位是${owner}`;
    words.push(`${lead}，此数列为建议数，由${who}“采纳”后生效；如只是本单位的数请回“分项”`);
  } else if (fact.standing === 'contribution') {
    words.push(`作为${fact.unit}分项记录，不计入全县数`);
  } else if (fact.byOffice) {
    words.push('专班办公室核定');
  } else {
    words.push(`${fact.unit}为牵头单位`);
  }
  if (figure.overlap?.deltaId === fact.id && !figure.overlap.counted) {
    words.push('已含在内，不另计入');
  }
  if (fact.reason !== undefined) words.push(`减少原因：${fact.reason}`);
  if (fact.approx) words.push('这是约数，请补报准确数');
  if (newer !== null) {
    const value = formatFigure(newer.value, indicator.unit, newer.approx);
    words.push(`最新数仍为${value}（截至${formatDate(newer.asOf, today)}）`);
  }
  return words;
}

/** What is not certain is not shown as taken: the sender's words, and what they could mean. */
function doubtfulLines(effect: FigureEffect, line: number): readonly string[] {
  const { question } = effect.figure;
  const quote = question?.kind === 'which-reading' ? question.quote : '';
  const head = quote === '' ? effect.indicator.shortName : `“${quote}”`;
  return [`${line}. ${head}：待核对`, `   ？${questionText(effect, line)?.ask ?? ''}`];
}

/** The lines of one numbered figure of a receipt. */
export function figureLines(effect: FigureEffect, line: number, today: IsoDate): readonly string[] {
  const { figure, indicator } = effect;
  if (figure.question?.kind === 'which-reading') return doubtfulLines(effect, line);
  const correction = figure.corrects === null ? '' : '更正：';
  const head = `${line}. ${indicator.shortName}：${correction}${changeWords(effect, today)}`;
  const isCounty = figure.fact.standing !== 'contribution';
  const pace = isCounty && !isBlocking(figure.question) ? paceWords(effect, today) : '';
  const detail = [pace, ...standingWords(effect, today)].filter((word) => word !== '').join('；');
  const question = questionText(effect, line);
  return [
    head,
    ...(detail === '' ? [] : [`   ${detail}`]),
    ...(question === null ? [] : [`   ？${question.ask}`]),
  ];
}
