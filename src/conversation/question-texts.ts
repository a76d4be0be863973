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

/** The question of one numbered line; `null` when nothing is open. */
export function questionText(effect: FigureEffect, line: number): QuestionText | null {
  const { figure, before, indicator } = effect;
  const { fact, question } = figure;
  const { unit } = indicator;
  const fix = `改${line}`;
  const standBy = [`属实${line}`];
  const orFix = `属实请回“属实${line}”，有误请回“${fix} 正确的数”。`;
  switch (question?.kind) {
    case undefined:
      return null;
    case 'overlap':
      return {
        ask: `${overlapWords(effect)}1 已含 2 未含`,
        answers: [`已含${line}`, `未含${line}`],
      };
    case 'unit-jump':
      return { ask: `${jumpWords(question.factor)}${orFix}`, answers: standBy };
    case 'falling-flow':
      return {
        ask: `累计数${before === null ? '' : `比已报的${formatFigure(before.value, unit)}`}前后不一致（累计数不应减少）。${orFix}`,
        answers: standBy,
      };
    case 'falling-stock':
      return { ask: '比上次减少，请说明原因（如资格到期）；确认后照此入库。', answers: [] };
    case 'far-above-target':
      return { ask: `超过目标的1.5倍，请核对数字和单位。${orFix}`, answers: standBy };
    case 'above-limit':
      return { ask: `超过控制数，请核对。${orFix}`, answers: standBy };
    case 'fraction':
      return { ask: `应为整数，请回“${fix} 正确的数”，改正前不入库。`, answers: [] };
    case 'negative':
      return { ask: `不能为负数，请回“${fix} 正确的数”，改正前不入库。`, answers: [] };
    case 'ratio-delta':
      return { ask: `比重不能按增量报，请回“${fix} 目前的比重”。`, answers: [] };
    case 'approx-over-exact':
      return { ask: '已有准确数，约数不替代，请补报准确数。', answers: [] };
    case 'future-date':
      return {
        ask: `${formatDate(fact.asOf)}还没有到，请回“日期改成…”，改正前不入库。`,
        answers: [],
      };
    case 'county-or-part':
      return {
        ask: '这是全县数还是分项？1 全县数 2 分项',
        answers: [`全县数${line}`, `分项${line}`],
      };
    case 'which-plan':
      return { ask: '两个方案都有这项指标，计入哪一个？1 前一个 2 后一个', answers: ['1', '2'] };
    case 'no-plan-for-date':
      return {
        ask: `${formatDate(question.asOf)}不在任何方案的期限内，请回“日期改成…”，改正前不入库。`,
        answers: [],
      };
  }
}
