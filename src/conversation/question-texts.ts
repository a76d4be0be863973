import type { FigureQuestion } from '../ledger/figure-question.js';
import type { RecordedFact } from '../ledger/ledger-entry.js';
import { formatDate, formatFigure } from '../plan/format-figure.js';
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
  if (question?.kind === 'far-above-target') return '超过目标的1.5倍，请核对数字和单位。';
  return question?.kind === 'above-limit' ? '超过控制数，请核对。' : null;
}

/** Questions with one wording; `fix` is how the line is changed. */
function plainQuestion(question: FigureQuestion, fact: RecordedFact, fix: string): string {
  switch (question.kind) {
    case 'falling-stock':
      return '比上次减少，请说明原因（如资格到期）；确认后照此入库。';
    case 'fraction':
      return `应为整数，请回“${fix} 正确的数”，改正前不入库。`;
    case 'negative':
      return `不能为负数，请回“${fix} 正确的数”，改正前不入库。`;
    case 'ratio-delta':
      return `比重不能按增量报，请回“${fix} 目前的比重”。`;
    case 'approx-over-exact':
      return '已有准确数，约数不替代，请补报准确数。';
    case 'future-date':
      return `${formatDate(fact.asOf)}还没有到，请回“日期改成…”，改正前不入库。`;
    case 'no-plan-for-date':
      return `${formatDate(question.asOf)}不在任何方案的期限内，请回“日期改成…”，改正前不入库。`;
    case 'overlap':
    case 'county-or-part':
    case 'which-plan':
    case 'unit-jump':
    case 'falling-flow':
    case 'far-above-target':
    case 'above-limit':
      return '请核对。';
  }
}

/** The question of one numbered line; `null` when nothing is open. */
export function questionText(effect: FigureEffect, line: number): QuestionText | null {
  const { fact, question } = effect.figure;
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
  if (question.kind === 'which-plan') {
    const ask = '两个方案都有这项指标，计入哪一个？1 前一个 2 后一个';
    return { ask, answers: ['1', '2'] };
  }
  return { ask: plainQuestion(question, fact, `改${line}`), answers: [] };
}
