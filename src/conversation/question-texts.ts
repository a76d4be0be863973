import { saidValue } from '../answers/said-value.js';
import type { FigureQuestion, FigureReading } from '../ledger/figure-question.js';
import { formatDate, formatFigure } from '../plan/format-figure.js';
import type { IsoDate } from '../kernel/dates.js';
import type { FigureEffect } from './figure-effects.js';

/** How a question is put: what is asked, and the texts that answer it. */
export interface QuestionText {
  readonly ask: string;
  /** In the order of the numbers 1, 2 … that answer it. */
  readonly answers: readonly string[];
}

/** 万元 taken for 亿元, or the other way round. */
const UNIT_SLIP_FACTOR = 10_000;

function jumpWords(factor: number): string {
  const isUp = factor >= 1;
  const isSlip = (isUp ? factor : 1 / factor) >= UNIT_SLIP_FACTOR;
  const size = isSlip ? '上万' : '十';
  const cause = isSlip ? '是否把“万元”与“亿元”写混' : '是否多写或少写了一位';
  return isUp
    ? `是上次的${size}倍以上，${cause}？`
    : `不到上次的${isSlip ? '万' : '十'}分之一，${cause}？`;
}

function overlapWords({ figure, before, indicator }: FigureEffect): string {
  const { fact } = figure;
  const { unit } = indicator;
  if (fact.measure === 'total') {
    return `${formatFigure(fact.value, unit)}是否已含此前新增的数？`;
  }
  const total = before === null ? '已报的数' : formatFigure(before.value, unit, before.approx);
  return `${total}是否已含这${formatFigure(fact.value, unit)}？答复前先记下、不计入。`;
}

/** Doubts about the size of a figure: 属实 takes it as it is. */
function sizeDoubt(effect: FigureEffect): string | null {
  const { figure, before, indicator } = effect;
  const { question } = figure;
  if (question?.kind === 'unit-jump') return jumpWords(question.factor);
  if (question?.kind === 'falling-flow') {
    const old = before === null ? '' : `比已报的${formatFigure(before.value, indicator.unit)}`;
    return `累计数${old}前后不一致（累计数不应减少）。`;
  }
  if (question?.kind === 'minus-sign') {
    return `“－”号是指${saidValue(figure.fact, indicator.unit)}吗？`;
  }
  if (question?.kind === 'far-above-target') return '超过目标的1.5倍，请核对数字和单位。';
  return question?.kind === 'above-limit' ? '超过控制数，请核对。' : null;
}

type Wording = (effect: FigureEffect, fix: string) => string;

/** Questions with one wording; `fix` is how the line is changed. */
const PLAIN: Readonly<Partial<Record<FigureQuestion['kind'], Wording>>> = {
  'falling-stock': () => '比上次减少，请说明原因（如“原因：资格到期”）。',
  fraction: (_, fix) => `应为整数，请回“${fix} 正确的数”，改正前不入库。`,
  negative: (_, fix) => `不能为负数，请回“${fix} 正确的数”，改正前不入库。`,
  'ratio-delta': (_, fix) => `比重不能按增量报，请回“${fix} 目前的比重”。`,
  'approx-over-exact': () => '已有准确数，约数不替代，请补报准确数。',
  'future-date': ({ figure, today }) =>
    `${formatDate(figure.fact.asOf, today)}还没有到，请回“日期改成…”，改正前不入库。`,
  'no-plan-for-date': ({ figure, today }) =>
    `${formatDate(figure.fact.asOf, today)}不在任何方案的期限内，请回“日期改成…”，改正前不入库。`,
};

function whichPlan({ plan, rival }: FigureEffect): QuestionText {
  const other = rival?.title ?? '另一方案';
  const ask = `两个方案都有这项指标，计入哪一个？1 ${plan.title} 2 ${other}`;
  return { ask, answers: ['1', '2'] };
}

/** 科技型中小企业累计71家（截至6月30日） */
function readingWords(reading: FigureReading, today: IsoDate): string {
  const { indicator, measure, unit, value, approx, asOf } = reading;
  const amount =
    measure === 'total' ? `累计${formatFigure(value, unit, approx)}` : saidValue(reading, unit);
  return `${indicator}${amount}（${formatDate(asOf, today)}）`;
}

/** What answers a question about readings by its place. */
const LETTERS = 'ABCDE';

/** The readings, and last that it is none of them. */
function whichReading({ figure, today }: FigureEffect, line: number): QuestionText | null {
  if (figure.question?.kind !== 'which-reading') return null;
  const { readings } = figure.question;
  const options = [...readings.map((reading) => readingWords(reading, today)), '都不是，不计入'];
  const lettered = options.map((option, index) => `${LETTERS.charAt(index)} ${option}`);
  const ask = `是哪一种？${lettered.join('；')}`;
  return { ask, answers: options.map((_, index) => LETTERS.charAt(index) + String(line)) };
}

/** The question of one numbered line; `null` when nothing is open. */
export function questionText(effect: FigureEffect, line: number): QuestionText | null {
  const { question } = effect.figure;
  if (question === null) return null;
  const doubt = sizeDoubt(effect);
  if (doubt !== null) {
    const ask = `${doubt}属实请回“属实${line}”，有误请回“改${line} 正确的数”。`;
    return { ask, answers: [`属实${line}`] };
  }
  if (question.kind === 'overlap') {
    const ask = `${overlapWords(effect)}1 已含 2 未含`;
    return { ask, answers: [`已含${line}`, `未含${line}`] };
  }
  if (question.kind === 'county-or-part') {
    const ask = '这是全县数还是分项？1 全县数 2 分项';
    return { ask, answers: [`全县数${line}`, `分项${line}`] };
  }
  if (question.kind === 'which-reading') return whichReading(effect, line);
  if (question.kind === 'which-plan') {
    return whichPlan(effect);
  }
  const ask = PLAIN[question.kind]?.(effect, `改${line}`) ?? '请核对。';
  return { ask, answers: [] };
}
