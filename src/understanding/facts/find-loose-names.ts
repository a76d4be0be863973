import { builtInGlossary } from '../../plan/glossary/built-in-glossary.js';
import { glossaryTable } from '../../plan/glossary/glossary-index.js';
import { isWordForOther } from '../../plan/glossary/known-names.js';
import { WORK_VERBS } from '../../plan/name-cuts.js';
import { isTooGeneral } from '../../plan/general-words.js';
import type { Lexicon, LexiconIndicator } from '../../plan/lexicon.js';
import type { NumberToken } from '../text/number-token.js';
import type { Span } from '../understanding.js';
import { canBeOf, saysUnit } from './convert-value.js';
import { FigureSurroundings } from './figure-surroundings.js';
import { isFigureOfName, isInNames, looseMatches } from './loose-index.js';
import { writtenMention } from './mention.js';
import type { IndicatorMention } from './mention.js';

interface LooseInput {
  readonly lexicon: Lexicon;
  readonly numbers: readonly NumberToken[];
  /** Names, dates and units found before: nothing is read across them. */
  readonly taken: readonly Span[];
  readonly named: readonly IndicatorMention[];
  /** Dates: they may stand between a name and its figure. */
  readonly dates: readonly Span[];
}

/** Words between a name and its figure, which say nothing of the name. */
const BEFORE_FIGURE =
  /(?:累计|共计|合计|一共|总共|已经|达到|完成|实现|新增|增加|现有|突破|新下来|下来|新批|新评|新认定|目前|今年|本月|本周|这周|上周|上月|这个月|总数|情况|这块|这边|方面|报告|完工|竣工|建成|开工|验收|[^\p{Script=Han}A-Z0-9.%“”]|[共已达现有了到至为是约近超又也都才就还在均数办做搞建增计])$/u;
/** Before a short phrase these show that it begins here and is no tail of another name. */
const OPENS =
  /(?:^|全县|全市|全区|我县|我市|新增|新建|完成|建成|开展|累计|今年|本月|本周|这周|目前|其中|截至|签了|办了|做了|[的和及与又了已也说]|[^\p{Script=Han}A-Z])$/u;

/** Small words within a phrase: 督察反馈问题已销号, 亿元以上的项目. */
const FILLER = /累计|已经|[过超](?=\d)|[的已了共]/gu;
const FILLER_ONE = /[的已了共累计经过超]/u;

/** Words of a phrase that tell nothing of which indicator it is short for. */
const FRAME = /企业|公司|项目|单位|部门|机构|人员|新增|累计|完成|全县|全市/gu;

/** Spent on whatever it may be. */
const SPENDING = /^(?:投入|支出)$/u;

/** A name found before is the figure's own when it begins and ends this close behind it. */
const REACH_OF_NAME = 12;

const SHORT = 3;
/** What a phrase must score: two characters of a name's own, or more where it may be the tail of something else. */
const MIN_SCORE = 1.35;
const MIN_SCORE_TAIL = 2.9;
const MIN_SCORE_AFTER = 2.3;
const MIN_SCORE_BARE = 2.5;
/** Two indicators as near as this to one phrase: it names neither. */
const LEAD = 0.35;

interface Phrase {
  readonly text: string;
  readonly span: Span;
}

interface Found extends Phrase {
  readonly indicator: LexiconIndicator;
  readonly score: number;
}

/** A phrase that the glossary knows as another thing is not short for this one. */
function isKnownAsOther(phrase: string, wider: string, indicator: LexiconIndicator): boolean {
  if (isWordForOther(phrase, indicator.names)) return true;
  const table = glossaryTable(builtInGlossary);
  for (let start = 0; start <= wider.length - phrase.length; start += 1) {
    const entries = table.get(wider.slice(start));
    if (entries === undefined) continue;
    const { names } = indicator;
    return !entries.some((entry) =>
      entry.names.some((word) => names.some((name) => name.includes(word))),
    );
  }
  return false;
}

function best(phrase: string, number: NumberToken, lexicon: Lexicon): Omit<Found, 'span'> | null {
  const text = phrase.replace(FILLER, '').toUpperCase();
  if (text.length < 2 || isTooGeneral(text)) return null;
  if (text.replace(FRAME, '').length < 2 || SPENDING.test(text)) return null;
  const [first, second] = looseMatches(text, lexicon);
  if (first === undefined) return null;
  const tied = second !== undefined && first.score - second.score < LEAD;
  const fits = ({ indicator }: { readonly indicator: LexiconIndicator }): boolean =>
    number.unit === null && !number.scaled
      ? canBeOf(indicator, number) && first.score >= MIN_SCORE_BARE
      : saysUnit(indicator, number);
  if (!fits(first)) return tied && fits(second) ? { text: phrase, ...second } : null;
  return tied && fits(second) ? null : { text: phrase, ...first };
}

/** The indicator that a whole phrase is short for, given a figure of it. */
export function namesLoosely(
  phrase: string,
  number: NumberToken,
  lexicon: Lexicon,
): LexiconIndicator | null {
  const found = best(phrase, number, lexicon);
  if (found === null || found.score < MIN_SCORE_AFTER) return null;
  return isKnownAsOther(phrase, phrase, found.indicator) ? null : found.indicator;
}

/** 柴油货车7月淘汰71辆: what was done, behind the day. */
const ONLY_DONE = new RegExp(`^(?:${WORK_VERBS}|报废|卖|送|种|栽|修)$`, 'u');

function trimmed(text: string): string {
  let rest = text;
  for (;;) {
    const next = rest.replace(BEFORE_FIGURE, '');
    if (next === rest) return rest;
    rest = next;
  }
}

/** The words before a figure, and where they begin; those before a date that stands between (…的村本月新增7个). */
function regionBefore(
  figure: Span,
  around: FigureSurroundings,
): { readonly bound: number; readonly region: string } {
  const bound = around.before(figure);
  const region = trimmed(around.text.slice(bound, figure.start));
  const isDone = region === '' || ONLY_DONE.test(region);
  const date = isDone ? around.skippedAt(bound) : null;
  return date === null ? { bound, region } : regionBefore(date, around);
}

/** The longest phrase that ends right before the figure and is short for one indicator. */
function nameBefore(
  number: NumberToken,
  around: FigureSurroundings,
  lexicon: Lexicon,
): Found | null {
  const { bound, region } = regionBefore(number.span, around);
  let start = region.length;
  while (start > 0 && isKept(region.charAt(start - 1), lexicon)) start -= 1;
  for (; start <= region.length - 2; start += 1) {
    const phrase = region.slice(start);
    const found = best(phrase, number, lexicon);
    if (found === null) continue;
    const opens = OPENS.test(region.slice(0, start));
    if (!opens && (phrase.length <= SHORT || found.score < MIN_SCORE_TAIL)) continue;
    if (found.score < MIN_SCORE || isKnownAsOther(phrase, region, found.indicator)) continue;
    const span = { start: bound + start, end: bound + region.length };
    return { ...found, span };
  }
  return null;
}

function isKept(char: string, lexicon: Lexicon): boolean {
  return FILLER_ONE.test(char) || isInNames(char.toUpperCase(), lexicon);
}

/** The longest phrase that starts right after the figure (又签了2个亿元以上的项目). */
function nameAfter(
  number: NumberToken,
  around: FigureSurroundings,
  lexicon: Lexicon,
): Found | null {
  if (number.unit === null) return null;
  const { text } = around;
  const bound = around.before(number.span);
  if (trimmed(text.slice(bound, number.span.start)).length > SHORT) return null;
  const { end } = number.span;
  const lead = text.charAt(end) === '的' ? 1 : 0;
  const region = text.slice(end + lead, around.after(number.span));
  let last = 0;
  while (last < region.length && isKept(region.charAt(last), lexicon)) last += 1;
  for (; last >= SHORT; last -= 1) {
    const phrase = region.slice(0, last);
    const found = best(phrase, number, lexicon);
    if (found === null || found.score < MIN_SCORE_AFTER) continue;
    if (isKnownAsOther(phrase, phrase, found.indicator)) continue;
    const start = end + lead;
    return { ...found, span: { start, end: start + last } };
  }
  return null;
}

/**
 * Names written shorter than any list has them, right before or after a figure: 慢病规范管理率71% for
 * 慢性病患者规范管理率. Taken only where the figure's own unit fits, one indicator is nearest, and the phrase is not known to
 * mean something else.
 */
export function findLooseNames(text: string, input: LooseInput): readonly IndicatorMention[] {
  const figures = input.numbers.filter(
    ({ span }) => !isFigureOfName(text, span.start, input.lexicon),
  );
  if (figures.length === 0) return [];
  const numbers = figures.map(({ span }) => span);
  const clause = new FigureSurroundings(text, numbers);
  const names = new FigureSurroundings(
    text,
    input.named.map(({ span }) => span),
  );
  let around: FigureSurroundings | null = null;
  const found: IndicatorMention[] = [];
  for (const number of figures) {
    const { span } = number;
    if (names.covers(span) || names.holdsStop({ start: clause.before(span), end: span.start }))
      continue;
    const behind = clause.after(span);
    const isNamedAfter = names.holdsStop({
      start: span.end,
      end: Math.min(behind, span.end + REACH_OF_NAME),
    });
    // 管理率70.8%签约率76.3%: the name behind is the next figure's.
    if (isNamedAfter && !names.endsAt(behind)) continue;
    around ??= new FigureSurroundings(text, [...input.taken, ...numbers], input.dates);
    const match =
      nameBefore(number, around, input.lexicon) ??
      (isNamedAfter ? null : nameAfter(number, around, input.lexicon));
    if (match === null || (found.at(-1)?.span.end ?? 0) > match.span.start) continue;
    found.push(writtenMention([match.indicator], match.text, match.span));
  }
  return found;
}
