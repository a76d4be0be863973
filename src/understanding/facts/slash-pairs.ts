import type { LexiconIndicator } from '../../plan/lexicon.js';
import type { NumberToken } from '../text/number-token.js';
import { figureFor, saysUnit } from './convert-value.js';
import type { Figure } from './figures.js';
import { inUnit } from './in-unit.js';
import type { Token } from './tokens.js';

type NumberAt = Extract<Token, { kind: 'number' }>;

/** The number right behind a slash that follows the figure: 66 in 高企55/66. */
function secondOf(tokens: readonly Token[], at: number): NumberAt | null {
  const second = tokens[at + 2];
  return tokens[at + 1]?.text === '/' && second?.kind === 'number' ? second : null;
}

/** Whether the figure stands behind a slash that follows a number. */
export function isBehindSlash(tokens: readonly Token[], at: number): boolean {
  return at >= 2 && tokens[at - 1]?.text === '/' && tokens[at - 2]?.kind === 'number';
}

const isBare = ({ unit, scaled, percent }: NumberToken): boolean =>
  unit === null && !scaled && !percent;

/** 92000/155000万元: what is reached takes its unit from what is to be reached. */
function withUnitOf(number: NumberToken, second: NumberAt): NumberToken {
  const scale = second.number.scaled ? (/[万亿](?=元?整?$)/.exec(second.text)?.[0] ?? '') : '';
  const unit = scale + (second.number.unit ?? '');
  return unit === '' ? number : inUnit(number, unit);
}

/**
 * The first of a pair of reached and aim (55/66, 5.06/15.5亿元): a figure whatever was said of targets before, in the
 * unit of the second. Any other figure comes back as it is.
 */
export function asReached(
  figure: Figure,
  tokens: readonly Token[],
  indicator: LexiconIndicator,
): Figure {
  const second = secondOf(tokens, figure.at);
  if (second === null || figureFor(indicator, second.number) === null) return figure;
  if (second.number.sign !== null) return figure;
  const shares = isBare(figure.number) && saysUnit(indicator, second.number);
  const number = shares ? withUnitOf(figure.number, second) : figure.number;
  return { ...figure, number, scope: { ...figure.scope, target: 'none' } };
}
