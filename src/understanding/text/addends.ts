import type { NumberToken } from './number-token.js';
import { findAll } from './find-all.js';

const SUM =
  /(?<![\d.])\d[\d.]{0,15}[家个项名人亿万元]{0,2}(?:[+-]\d[\d.]{0,15}[家个项名人亿万元]{0,2}){1,12}=(?=\d)/g;

/** Without what is only added up: in 5+3+6=14个 the figure is 14. */
export function withoutAddends(
  numbers: readonly NumberToken[],
  text: string,
): readonly NumberToken[] {
  if (!text.includes('=')) return numbers;
  const sums = findAll(SUM, text).map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  if (sums.length === 0) return numbers;
  let next = 0;
  return numbers.filter(({ span }) => {
    while ((sums[next]?.end ?? Infinity) <= span.start) next += 1;
    return span.start < (sums[next]?.start ?? Infinity);
  });
}
