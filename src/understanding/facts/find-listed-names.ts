import type { Lexicon } from '../../plan/lexicon.js';
import { findAll } from '../text/find-all.js';
import type { NumberToken } from '../text/number-token.js';
import { firstFrom } from './first-within.js';
import { namesLoosely } from './find-loose-names.js';
import { writtenMention } from './mention.js';
import type { IndicatorMention } from './mention.js';

interface ListedInput {
  readonly lexicon: Lexicon;
  readonly numbers: readonly NumberToken[];
  readonly named: readonly IndicatorMention[];
}

/** The first cell of a row of a table, without what stands in brackets. */
const FIRST_CELL = /^[|\s]{0,4}(?<name>[^|\t\n()\d]{3,20})(?:\([^()\n]{1,10}\))?\s{0,4}[|\t]/gmu;
/** 规范管理率、 right before another name, of which at most three characters are not known as its own (家医重点人群签约率). */
const BEFORE_NAME =
  /(?:^|[，。;:!?()\n])(?<name>[^，。;:!?()、\n\d]{3,20})(?<gap>[、和与及]\p{Script=Han}{0,3})$/u;
const REACH = 28;
/** No match of `BEFORE_NAME` is without this, that near to its end (three characters may be six units). */
const JOINED = /[、和与及]/;
const JOINED_REACH = 7;

interface Place {
  readonly name: string;
  readonly start: number;
  /** From where its figure is looked for, and how far. */
  readonly from: number;
  readonly to: number;
}

function cells(text: string): readonly Place[] {
  if (!/[|\t]/.test(text)) return [];
  return findAll(FIRST_CELL, text).map((match) => {
    const name = (match.groups?.['name'] ?? '').trimEnd();
    const start = match.index + match[0].indexOf(name);
    const line = text.indexOf('\n', start);
    return { name, start, from: start + name.length, to: line < 0 ? text.length : line };
  });
}

function listed(text: string, named: readonly IndicatorMention[]): readonly Place[] {
  const places: Place[] = [];
  for (const { span } of named) {
    const before = text.slice(Math.max(0, span.start - REACH), span.start);
    const match = JOINED.test(before.slice(-JOINED_REACH)) ? BEFORE_NAME.exec(before) : null;
    if (match === null) continue;
    const { name = '', gap = '' } = match.groups ?? {};
    const start = span.start - gap.length - name.length;
    places.push({ name, start, from: span.end, to: Math.min(text.length, span.end + REACH) });
  }
  return places;
}

/**
 * Names written shorter than any list has them that no figure follows at once: the first cell of a row, and what stands
 * before another name in a list (慢病规范管理率、家医签约率分别为69.8%和77.5%).
 */
export function findListedNames(
  text: string,
  { lexicon, numbers, named }: ListedInput,
): readonly IndicatorMention[] {
  const found: IndicatorMention[] = [];
  for (const { name, start, from, to } of [...cells(text), ...listed(text, named)]) {
    const end = start + name.length;
    const number = numbers[firstFrom(numbers, from)];
    const isFree = !named.some(({ span }) => span.start < end && span.end > start);
    if (!isFree || number === undefined || number.span.start >= to) continue;
    const indicator = namesLoosely(name, number, lexicon);
    if (indicator !== null) found.push(writtenMention([indicator], name, { start, end }));
  }
  return found;
}
