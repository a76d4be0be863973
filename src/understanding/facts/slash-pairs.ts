import type { LexiconIndicator } from '../../plan/lexicon.js';
import type { NumberToken } from '../text/number-token.js';
import { canBeOf, saysUnit } from './convert-value.js';
import type { Figure, PairRole } from './figures.js';
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

/** 技合 205/230 13.6/15.5亿: what is reached is money as what is to be reached is. */
export function sharingUnit(figure: Figure, tokens: readonly Token[]): Figure {
  const second = secondOf(tokens, figure.at);
  const shares = second !== null && isBare(figure.number) && !isBare(second.number);
  return shares ? { ...figure, number: withUnitOf(figure.number, second) } : figure;
}

const NEW = '(?:新增|净增|增量|本周|本月|当月|当周|月增|周增)[^/，。\\n]{0,4}';
const TOTAL = '(?:累计|总数|总量|存量|合计|现有)';
const AIM = '(?:目标|任务)[数值]?';
const REACHED = '(?:完成|实际|现状|累计|现有)';
const HEADINGS: readonly (readonly [RegExp, readonly [PairRole, PairRole]])[] = [
  [new RegExp(`${NEW}/${TOTAL}`), ['new', 'total']],
  [new RegExp(`${TOTAL}[^/，。\\n]{0,4}/${NEW}`), ['total', 'new']],
  [new RegExp(`${AIM}/${REACHED}`), ['aim', 'reached']],
];

/** What the two figures of a pair are, as a heading (新增/累计, 目标/完成) says; else reached and aim. */
export function pairRoles(text: string): readonly [PairRole, PairRole] {
  return HEADINGS.find(([heading]) => heading.test(text))?.[1] ?? ['reached', 'aim'];
}

/**
 * The first of a pair (55/66, 5.06/15.5亿元): a figure whatever was said of targets before, in the unit of the
 * second. Any other figure comes back as it is.
 */
export function asFirst(
  figure: Figure,
  tokens: readonly Token[],
  indicator: LexiconIndicator,
  role: PairRole,
): Figure {
  const second = secondOf(tokens, figure.at);
  if (second === null || !canBeOf(indicator, second.number)) return figure;
  if (second.number.sign !== null) return figure;
  const shares = isBare(figure.number) && saysUnit(indicator, second.number);
  const number = shares ? withUnitOf(figure.number, second) : figure.number;
  return { ...figure, number, role, scope: { ...figure.scope, target: 'none' } };
}
