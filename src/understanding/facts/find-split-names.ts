import { CharTrie } from '../../kernel/char-trie.js';
import type { Lexicon, LexiconIndicator } from '../../plan/lexicon.js';
import { oncePer } from '../once-per.js';
import { normalizeName } from '../text/normalize.js';
import type { NumberToken } from '../text/number-token.js';
import type { Span } from '../understanding.js';
import type { IndicatorMention } from './mention.js';

interface Name {
  readonly name: string;
  /** Of names that begin and go on as a text does the one that comes first in the lexicon is meant. */
  readonly order: number;
  readonly candidates: LexiconIndicator[];
}

/** Either part of a name, so that it still says what is meant. */
const MIN_PART = 2;
const MAX_FIRST = 6;
/** Where the second part is a general word, the first alone must not be taken for the whole. */
const GENERAL =
  /^(?:企业|公司|项目|单位|数|额|人数|数量|金额|总额|面积|家数|个数|以上|中心|机构|平台)$/;

/** All names, by their characters. */
const namesOf = oncePer((lexicon: Lexicon): CharTrie<Name> => {
  const names = new CharTrie<Name>();
  let order = 0;
  for (const indicator of lexicon.indicators) {
    for (const written of indicator.names) {
      const name = normalizeName(written);
      if (name.length < 2 * MIN_PART) continue;
      const node = names.at(name);
      const known = names.values[node];
      if (known === undefined) names.values[node] = { name, order, candidates: [indicator] };
      else known.candidates.push(indicator);
      order += 1;
    }
  }
  return names;
});

/** The name that begins with the text of `first` and goes on from `rest`. */
function nameAround(names: CharTrie<Name>, text: string, first: Span, rest: number): Name | null {
  let node = 0;
  for (let at = first.start; at < first.end; at += 1) {
    node = names.next(node, text.charCodeAt(at));
    if (node === 0) return null;
  }
  let found: Name | null = null;
  for (let at = rest; at < text.length; at += 1) {
    node = names.next(node, text.charCodeAt(at));
    if (node === 0) break;
    const name = names.values[node];
    const isWhole = name !== undefined && at + 1 - rest >= MIN_PART;
    if (!isWhole || GENERAL.test(text.slice(rest, at + 1))) continue;
    if (found === null || name.order < found.order) found = name;
  }
  return found;
}

/** 出 of 裂变出1家新公司, 了 of 转化了3个成果. */
const VERB_END = /(?:出来?|成|到|起|上)?了?$/;

/**
 * Names with their figure inside (裂变出1家新公司 for 裂变新公司); the span is that of the first part. `named` are those
 * written in one, in the order of the text.
 */
export function findSplitNames(
  text: string,
  lexicon: Lexicon,
  known: { readonly numbers: readonly NumberToken[]; readonly named: readonly IndicatorMention[] },
): readonly IndicatorMention[] {
  const names = namesOf(lexicon);
  const found: IndicatorMention[] = [];
  let next = 0;
  for (const { span, unit } of known.numbers) {
    while ((known.named[next]?.span.end ?? Infinity) <= span.start) next += 1;
    if (unit === null) continue;
    const before = text.slice(Math.max(0, span.start - MAX_FIRST - 3), span.start);
    const end = span.start - (VERB_END.exec(before)?.[0].length ?? 0);
    const last = known.named[next - 1]?.span.end ?? 0;
    const taken = last === end ? (known.named[next - 2]?.span.end ?? 0) : last;
    for (let length = Math.min(MAX_FIRST, end - taken); length >= MIN_PART; length -= 1) {
      const first = { start: end - length, end };
      const split = nameAround(names, text, first, span.end);
      if (split === null) continue;
      const { name, candidates } = split;
      found.push({ candidates, name, span: first, bySound: false, around: true });
      break;
    }
  }
  return found;
}
