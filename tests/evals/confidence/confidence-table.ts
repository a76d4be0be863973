import { ASK_BELOW } from '../../../src/understanding/confidence/confidence.js';
import { reliabilityBins, tradeOffs } from './reliability.js';
import type { Judged } from './reliability.js';

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}% ${part}/${whole}`;

/** Reliability: bins of confidence with what came true. */
export function reliabilityRows(judged: readonly Judged[]): readonly (readonly string[])[] {
  return [
    ['confidence', 'facts', 'mean confidence', 'share right'],
    ...reliabilityBins(judged).map(({ from, to, count, meanConfidence, shareRight }) => [
      `${from.toFixed(2)}–${to.toFixed(2)}`,
      String(count),
      count === 0 ? '–' : meanConfidence.toFixed(3),
      count === 0 ? '–' : shareRight.toFixed(3),
    ]),
  ];
}

/** What asking below each threshold costs and saves; the one in use is marked. */
export function tradeOffRows(judged: readonly Judged[]): readonly (readonly string[])[] {
  return [
    ['ask below', 'wrong and unasked', 'of which the value', 'asked', 'needless questions'],
    ...tradeOffs(judged).map(
      ({ threshold, facts, wrongUnasked, wrongValueUnasked, asked, needless }) => [
        `${threshold.toFixed(2)}${threshold === ASK_BELOW ? ' (in use)' : ''}`,
        percent(wrongUnasked, facts),
        wrongValueUnasked === null ? '–' : percent(wrongValueUnasked, facts),
        percent(asked, facts),
        percent(needless, facts),
      ],
    ),
  ];
}
