import type { LexiconIndicator } from '../../plan/lexicon.js';
import type { NumberToken } from '../text/number-token.js';
import type { Span } from '../understanding.js';
import { inUnit } from './in-unit.js';
import { Pattern } from '../text/pattern.js';

const MONEY = '(千元|百万元|千万元|万元|亿元|万|亿)';
/** Right after a name or figure: 登记额（万元）, 79000（万元）. */
const BRACKETED = new RegExp(`^\\s?\\((?:单位[:为]?\\s?)?${MONEY}\\)`);
/** For all of the message: 单位：万元. */
const FOR_ALL = new Pattern(
  new RegExp(
    `单位[:为是]\\s?${MONEY}|(?:金额|以上|均|都)(?:单位)?(?:以|按|为|是)${MONEY}(?:为单位|计)`,
  ),
);
const BRACKET_LENGTH = 12;

/** The unit of money that a message sets for all its bare figures; `null` when it sets none. */
export function declaredUnit(text: string): string | null {
  const match = FOR_ALL.exec(text);
  return match?.[1] ?? match?.[2] ?? null;
}

const isBare = ({ unit, scaled, percent }: NumberToken): boolean =>
  unit === null && !scaled && !percent;

interface Written {
  readonly text: string;
  /** Of the indicator's name. */
  readonly name: Span;
  readonly declared: string | null;
}

/** A bare figure of money in the unit that is set beside its name, beside itself, or for all of the message. */
export function inDeclaredUnit(
  number: NumberToken,
  indicator: LexiconIndicator,
  { text, name, declared }: Written,
): NumberToken {
  if (!isBare(number) || !indicator.unit.endsWith('元')) return number;
  const beside = [name.end, number.span.end].flatMap(
    (at) => BRACKETED.exec(text.slice(at, at + BRACKET_LENGTH))?.[1] ?? [],
  );
  const unit = beside[0] ?? declared;
  return unit === null ? number : inUnit(number, unit);
}
