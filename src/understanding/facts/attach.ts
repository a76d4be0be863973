import type { Lexicon, LexiconIndicator } from '../../plan/lexicon.js';
import { isWordForOther } from '../../plan/glossary/known-names.js';
import { sharersOf } from '../lexicon-lookup.js';
import type { NumberToken } from '../text/number-token.js';
import { isInChain } from './is-in-chain.js';
import { canBeOf, saysUnit } from './convert-value.js';
import type { Figure } from './figures.js';
import type { IndicatorMention } from './mention.js';
import {
  canCountNext,
  canGoOn,
  countsOther,
  gapJoins,
  isBarred,
  joinsNext,
  ownNounFollows,
} from './gap.js';
import { isOwnWord } from './own-words.js';
import type { Token } from './tokens.js';
import { words } from './words.js';

/** Which indicator a figure belongs to, and how that was found. */
export interface Attachment {
  readonly indicator: LexiconIndicator;
  readonly rule: 'after-name' | 'list' | 'each' | 'before-name' | 'goes-on';
  readonly mention: IndicatorMention;
  /** The words show that something else is counted (惠及高企31家). */
  readonly counted: 'indicator' | 'other';
}

type MentionToken = Extract<Token, { kind: 'mention' }>;

/** The candidate whose unit fits the number; a bare number goes to the count rather than the amount. */
export function pick(
  candidates: readonly LexiconIndicator[],
  number: NumberToken,
): LexiconIndicator | null {
  const fitting = candidates.filter((item) => canBeOf(item, number));
  const said = fitting.filter((item) => saysUnit(item, number));
  if (said[0] !== undefined) return said[0];
  const whole = !number.value.includes('.');
  return fitting.find((item) => item.unit.endsWith('元') !== whole) ?? fitting[0] ?? null;
}

/** Indicators that share a name with one (技合): its twin. */
export function twinsOf(
  indicator: LexiconIndicator,
  lexicon: Lexicon,
): readonly LexiconIndicator[] {
  const known = twins.get(indicator);
  if (known !== undefined) return known;
  const found = sharersOf(lexicon, indicator);
  twins.set(indicator, found);
  return found;
}

const twins = new WeakMap<LexiconIndicator, readonly LexiconIndicator[]>();

/** A number without measure word needs one of these to be a figure of what was spoken of before (累计79). */
const GOES_ON = new Set(['delta', 'total', 'sum', 'done', 'actual', 'new', 'not']);

const CLAUSE_MARKS = new Set(['，', '。', ';', '!', '?', '\n']);

const isMention = (token: Token): token is MentionToken => token.kind === 'mention';

function isJoiner(token: Token): boolean {
  if (token.kind === 'mark')
    return token.text === '、' || token.text === ' ' || token.text === '/' || token.text === '+';
  return token.kind === 'cue' && (token.cue === 'light' || token.cue === 'here');
}

/** 油菜、建成高标准农田: what was done to the next of a group stands before its name. */
function opensNext(tokens: readonly Token[], at: number): boolean {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (token?.kind !== 'cue' || token.cue !== 'done' || after?.kind !== 'mention') return false;
  return before !== undefined && isJoiner(before);
}

/** The mentions joined by 、 and 和 that end with the last one, in order. */
export function lastGroup(tokens: readonly Token[]): readonly MentionToken[] {
  const group: MentionToken[] = [];
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (token === undefined) break;
    if (isMention(token)) group.unshift(token);
    else if (group.length > 0 && !isJoiner(token) && !opensNext(tokens, at)) break;
  }
  return group;
}

function attachment(
  rule: Attachment['rule'],
  mention: IndicatorMention,
  number: NumberToken,
  counted: Attachment['counted'],
): Attachment | null {
  const indicator = pick(mention.candidates, number);
  return indicator === null ? null : { indicator, rule, mention, counted };
}

/** The name stands before the figure in its clause: 高企58家. */
export function attachAfterName(figure: Figure): Attachment | null {
  const at = figure.left.findLastIndex((token) => isMention(token));
  const token = figure.left[at];
  if (token === undefined || !isMention(token)) return null;
  const { mention } = token;
  const foreign = (other: Token): boolean => !isOwnWord(other, mention.candidates);
  const gap = figure.left.slice(at + 1).filter(foreign);
  const joins = gapJoins(gap) && !isBarred(figure.left.slice(0, at).filter(foreign));
  const isOwn = token.mention.around || !ownNounFollows(figure.right);
  const counted = joins && isOwn ? 'indicator' : 'other';
  return attachment('after-name', token.mention, figure.number, counted);
}

/** 两家企业进了科小库: what they entered is what makes them so. */
function isEntered(right: readonly Token[], name: number): boolean {
  const verb = right
    .slice(Math.max(0, name - 3), name)
    .map(({ text }) => text)
    .join('');
  return right[name + 1]?.text === '库' && /[进入]了?$/.test(verb);
}

/** The name stands right after the figure: 新增3家高企, 5家企业通过高企认定. */
export function attachBeforeName(figure: Figure): Attachment | null {
  const at = figure.right.findIndex((token) => isMention(token));
  const token = figure.right[at];
  if (token === undefined || !isMention(token) || !joinsNext(figure.right.slice(0, at)))
    return null;
  const follower = figure.right[at + 1];
  const glued = follower?.kind === 'cue' && follower.cue === 'noun' && !isEntered(figure.right, at);
  const left = figure.left.filter((word) => !isOwnWord(word, token.mention.candidates));
  const counted = canCountNext(left) && !glued ? 'indicator' : 'other';
  return attachment('before-name', token.mention, figure.number, counted);
}

/**
 * Whether the name after a figure is the figure's own rather than the next figure's: in 3家高企2家科小 it is, in
 * 58家科小71家 it is not.
 */
export function ownsNextName(tokens: readonly Token[], at: number): boolean {
  let names = 0;
  for (let index = at + 1; index < tokens.length; index += 1) {
    // 1家高企（总数57家）、2家科小: what stands in brackets names nothing for those outside.
    if (tokens[index]?.text === '(') index = closingBracket(tokens, index) + 1;
    const token = tokens[index];
    if (token === undefined || (token.kind === 'mark' && CLAUSE_MARKS.has(token.text))) break;
    if (token.kind === 'number') {
      if (names > 1) return true;
      return names === 0 ? false : ownsNextName(tokens, index);
    }
    if (token.kind === 'mention') names += 1;
  }
  return names > 0;
}

function closingBracket(tokens: readonly Token[], open: number): number {
  const close = tokens.findIndex((token, index) => index > open && token.text === ')');
  return close < 0 ? open : close;
}

/** 家 goes on with 家; 个 after 家 counts another thing, though people are 名, 人 and 个 alike. */
function sameWord(
  { unit }: NumberToken,
  { candidates }: IndicatorMention,
  byPiece: ReadonlySet<LexiconIndicator>,
): boolean {
  if (unit !== '个' || candidates.some((item) => byPiece.has(item))) return true;
  return !candidates.every((item) => item.unit === '家');
}

/** 归集研发费用1.28亿元: a word out of the indicator's own names. */
function isPartOfName(token: Token, { candidates }: IndicatorMention): boolean {
  if (token.kind !== 'word') return false;
  return candidates.some(
    ({ names }) =>
      names.some((name) => name.includes(token.text)) && !isWordForOther(token.text, names),
  );
}

/** A number with neither measure word nor 累计 and the like, nor led to by another (增2至56); only a correction may consist of one (写错了，55). */
function isUnexplained({ number, left, right }: Figure): boolean {
  if (number.unit !== null || number.scaled || number.sign !== null) return false;
  // 高企没动，还是53; 科小+4，57了.
  const said = words(left);
  if (
    /(?:[还仍]是|仍为|依旧是?|保持|维持|(?:我们|我县|咱们?)[才是有]?|(?:有效|在库|在册|在岗)的[有是]?)(?:在)?$/.test(
      said,
    ) ||
    right[0]?.text === '了'
  )
    return false;
  if (/^(?:后?(?:到|至|达)了?|=)$/.test(said)) return false;
  return !left.some(
    (token) =>
      (token.kind === 'cue' && GOES_ON.has(token.cue)) ||
      (token.kind === 'date' &&
        (token.date.closing || ['point', 'event', 'year-to-date'].includes(token.date.kind))),
  );
}

/** 技合124个，额7.9: the money of what was counted. */
const MONEY_OF_IT = /^(?:合同|登记|成交|交易)?(?:金额|总?额)(?:为|是|:|约)?$/;

/** 登记额10.2亿元，个数168: how many brought it. */
const COUNT_OF_IT = /^(?:合同|登记|成交|交易)?(?:个数|份数|项数|笔数|件数|数量)(?:为|是|:|约)?$/;

/** The twin in money or in number, when the words before a bare figure ask for it. */
function twinAskedFor(
  { number, left }: Figure,
  { candidates }: IndicatorMention,
  lexicon: Lexicon,
): LexiconIndicator | null {
  const bare = number.unit === null && !number.scaled && !number.percent;
  if (!bare) return null;
  const said = words(left);
  const isMoney = MONEY_OF_IT.test(said);
  if (!isMoney && !COUNT_OF_IT.test(said)) return null;
  const all = [...candidates, ...candidates.flatMap((item) => twinsOf(item, lexicon))];
  const hasMoney = all.some(({ unit }) => unit.endsWith('元'));
  return (hasMoney && all.find(({ unit }) => unit.endsWith('元') === isMoney)) || null;
}

/** 贷款71笔、2.15亿元: the money of what the clause counts, which is another thing. */
function isListedWithOther({ left, clauseLeft }: Figure): boolean {
  if (left.length !== 1 || left[0]?.text !== '、') return false;
  const name = clauseLeft.findLastIndex(({ kind }) => kind === 'mention');
  return countsOther(clauseLeft.slice(name + 1));
}

/** 说错了是1680万, 语音识别错了啊是十一名: what was said before 是 only tells that it was wrong. */
function afterMistake(left: readonly Token[]): readonly Token[] {
  const copula = left.length - 1;
  if (!/^(?:应该?)?是$/.test(left[copula]?.text ?? '')) return left;
  const wrong = left.findLastIndex(({ kind, text }) => kind !== 'mention' && text.endsWith('错'));
  const between = left.slice(wrong + 1, copula);
  const isBare = between.every(({ kind, cue }) => kind === 'mark' || cue === 'light');
  return wrong >= 0 && isBare ? left.slice(copula) : left;
}

interface GoingOn {
  readonly lexicon: Lexicon;
  readonly correcting: boolean;
  /** The figure before belongs to nothing that is known. */
  readonly afterUnknown: boolean;
  /** It tells of what that one counted. */
  readonly ofUnknown: boolean;
  /** What the sender has counted by 个: 小巨人又多了两个，一共八个. */
  readonly byPiece: ReadonlySet<LexiconIndicator>;
}

/** A figure without a name goes on with what was last spoken of, if unit and wording allow. */
export function attachGoingOn(
  figure: Figure,
  topics: readonly IndicatorMention[],
  known: GoingOn,
): Attachment | null {
  const afterNumber = figure.clauseLeft.length > figure.left.length;
  const [topic] = topics;
  const asked = topic === undefined ? null : twinAskedFor(figure, topic, known.lexicon);
  if (topic !== undefined && asked !== null)
    return { indicator: asked, rule: 'goes-on', mention: topic, counted: 'indicator' };
  if (!known.correcting && !isInChain(figure) && isUnexplained(figure)) return null;
  if (known.ofUnknown) return null;
  if (known.afterUnknown && isListedWithOther(figure)) return null;
  for (const mention of topics) {
    const left = afterMistake(figure.left).filter(
      (token) =>
        !isPartOfName(token, mention) &&
        !(token.kind === 'cue' && isOwnWord(token, mention.candidates)),
    );
    if (
      !canGoOn(left, figure.right, afterNumber) ||
      !sameWord(figure.number, mention, known.byPiece)
    )
      continue;
    const direct = attachment('goes-on', mention, figure.number, 'indicator');
    if (direct !== null) return direct;
    const twins = mention.candidates.flatMap((item) => twinsOf(item, known.lexicon));
    const twin = pick(
      twins.filter((item) => saysUnit(item, figure.number)),
      figure.number,
    );
    if (twin !== null) return { indicator: twin, rule: 'goes-on', mention, counted: 'indicator' };
  }
  return null;
}
