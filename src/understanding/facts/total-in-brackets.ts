import { decimal } from '../../kernel/decimal.js';
import type { Figure } from './figures.js';
import type { Token } from './tokens.js';

function isIncrease({ number, left }: Figure): boolean {
  if (number.sign !== null) return number.sign === '+';
  return left.some((token) => token.kind === 'cue' && token.cue === 'delta');
}

/**
 * +2（58）, 新增3家（76家）: a greater figure that stands alone in brackets right behind an increase is what the
 * increase led to; a smaller one is a part of it.
 */
export function isTotalInBrackets(
  tokens: readonly Token[],
  before: Figure,
  figure: Figure,
): boolean {
  const alone = tokens[figure.at - 1]?.text === '(' && tokens[figure.at + 1]?.text === ')';
  const adjoins = before.at === figure.at - 2 && !before.bracketed;
  if (!alone || !adjoins || !isIncrease(before) || figure.number.sign !== null) return false;
  return decimal(figure.number.value).gt(before.number.value);
}
