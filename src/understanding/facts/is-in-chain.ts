import type { Figure } from './figures.js';
import type { Token } from './tokens.js';

const leadsToDay = ([arrow, day]: readonly Token[]): boolean =>
  arrow?.text === '→' && day?.kind === 'date';

/** 6月63→7月71→今天77: how it stood at one time after the other; 58→59 alone puts one right. */
export function isInChain({ left, right }: Pick<Figure, 'left' | 'right'>): boolean {
  return leadsToDay(left) || leadsToDay(right);
}
