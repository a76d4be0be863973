import type { BoardIndicatorView, BoardView, PersonView } from '../../http/api-types.js';
import { dateText } from '../clock/shanghai-time.js';

/** Sentences to try for a first visitor, made from the plan and from who speaks. */
export function exampleSentences(person: PersonView, board: BoardView): readonly string[] {
  const first = board.indicators.find((indicator) => indicator.valueText !== null);
  const known = first ?? board.indicators[0];
  if (known === undefined) {
    return ['帮助'];
  }
  switch (person.role) {
    case 'liaison':
      return liaisonSentences(person, board, known);
    case 'leader':
      return [
        `${known.shortName}完成多少了？`,
        '总体进展怎么样？',
        '哪些指标滞后？',
        '哪些单位还没报？',
      ];
    case 'office':
      return [
        '哪些单位还没报？',
        '总体进展怎么样？',
        `${known.shortName}是谁报的？`,
        '哪些指标滞后？',
      ];
    case 'unknown':
      return [`${known.shortName}完成多少了？`, nextReport(known, board.date), '我想绑定单位'];
  }
}

function liaisonSentences(
  person: PersonView,
  board: BoardView,
  known: BoardIndicatorView,
): readonly string[] {
  const own = board.indicators.filter(
    (indicator) => indicator.owner === person.unit && indicator.valueText !== null,
  );
  const [one, two] = own;
  if (one === undefined) {
    return ['本周无新增', `${known.shortName}完成多少了？`, '我们单位还有哪些没报？'];
  }
  return [
    nextReport(one, board.date),
    ...(two === undefined ? [] : [`${two.shortName}又新增1${unitOf(two)}`]),
    `${one.shortName}还差多少？`,
    '本周无新增',
    '我们单位完成得怎么样？',
  ];
}

function nextReport(indicator: BoardIndicatorView, date: string): string {
  const text = /^[\d.]+/.exec(indicator.valueText ?? '')?.[0] ?? '0';
  const decimals = text.split('.')[1]?.length ?? 0;
  const next = (Number(text) + 10 ** -decimals).toFixed(decimals);
  return `截至${dateText(date)}，${indicator.shortName}累计${next}${unitOf(indicator)}`;
}

function unitOf(indicator: BoardIndicatorView): string {
  return (indicator.valueText ?? indicator.targetText).replace(/^[约\d.]+/, '');
}
