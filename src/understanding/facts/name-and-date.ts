import type { DatePhrase } from '../dates/date-phrase.js';
import type { Figure } from './figures.js';
import type { IndicatorMention } from './mention.js';
import type { Token } from './tokens.js';

const SENTENCE_MARKS = new Set(['。', ';', '!', '?', '\n']);
const CLAUSE_MARKS = new Set(['，', ...SENTENCE_MARKS]);
/** Nobody names a thing further before its figure than this, so that reading takes linear time. */
const REACH = 60;

/**
 * 5月份新登记的技合额写反了，应该是1.48亿: what stood before the name, in its clause, when no other figure came between. Empty
 * when the name stands in another sentence.
 */
export function wordsBeforeName(
  tokens: readonly Token[],
  { at }: Figure,
  mention: IndicatorMention,
): readonly Token[] {
  const words: Token[] = [];
  let named = false;
  for (let index = at - 1; index >= Math.max(0, at - REACH); index -= 1) {
    const token = tokens[index];
    if (token === undefined || token.kind === 'number' || SENTENCE_MARKS.has(token.text)) break;
    if (named && CLAUSE_MARKS.has(token.text)) break;
    if (named) words.unshift(token);
    named ||= token.kind === 'mention' && token.mention === mention;
  }
  return words;
}

/** 截至4月7日累计43家；新登记技术合同7个: the date stood in an earlier sentence, where it dated a figure of its own. */
export function isDateOfEarlier(
  tokens: readonly Token[],
  { at }: Figure,
  date: DatePhrase | null,
): boolean {
  let ended = false;
  for (let index = at - 1; index >= Math.max(0, at - REACH); index -= 1) {
    const token = tokens[index];
    if (token === undefined || token.span.start < (date?.span.end ?? Infinity)) return false;
    if (token.kind === 'number' && ended) return true;
    ended ||= SENTENCE_MARKS.has(token.text);
  }
  return false;
}
