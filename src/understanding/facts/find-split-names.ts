import type { Lexicon, LexiconIndicator } from '../../plan/lexicon.js';
import { normalizeText } from '../text/normalize.js';
import type { NumberToken } from '../text/number-token.js';
import type { IndicatorMention } from './mention.js';

interface Split {
  readonly name: string;
  readonly rest: string;
  readonly candidates: readonly LexiconIndicator[];
}

/** Names cut in two, by their first part. */
type SplitIndex = ReadonlyMap<string, readonly Split[]>;

/** Either part of a name, so that it still says what is meant. */
const MIN_PART = 2;
const MAX_FIRST = 6;
/** Where the second part is a general word, the first alone must not be taken for the whole. */
const GENERAL =
  /^(?:企业|公司|项目|单位|数|额|人数|数量|金额|总额|面积|家数|个数|以上|中心|机构|平台)$/;

const indexes = new WeakMap<Lexicon, SplitIndex>();

function splitsOf(indicator: LexiconIndicator): readonly (readonly [string, string, string])[] {
  return indicator.names.flatMap((written) => {
    const name = normalizeText(written).text;
    const last = Math.min(MAX_FIRST, name.length - MIN_PART);
    const cuts = Array.from({ length: Math.max(0, last - MIN_PART + 1) }, (_, at) => at + MIN_PART);
    return cuts
      .map((cut) => [name.slice(0, cut), name.slice(cut), name] as const)
      .filter(([, rest]) => !GENERAL.test(rest));
  });
}

function buildIndex(lexicon: Lexicon): SplitIndex {
  const index = new Map<string, Split[]>();
  for (const indicator of lexicon.indicators) {
    for (const [first, rest, name] of splitsOf(indicator)) {
      const list = index.get(first) ?? [];
      const same = list.find((split) => split.name === name);
      if (same === undefined) list.push({ name, rest, candidates: [indicator] });
      else
        list.splice(list.indexOf(same), 1, {
          ...same,
          candidates: [...same.candidates, indicator],
        });
      index.set(first, list);
    }
  }
  return index;
}

function indexOf(lexicon: Lexicon): SplitIndex {
  const known = indexes.get(lexicon);
  if (known !== undefined) return known;
  const made = buildIndex(lexicon);
  indexes.set(lexicon, made);
  return made;
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
  const index = indexOf(lexicon);
  const around = (start: number, end: number, rest: number): IndicatorMention | null => {
    const split = index
      .get(text.slice(start, end))
      ?.find((item) => text.startsWith(item.rest, rest));
    if (split === undefined) return null;
    const { name, candidates } = split;
    return { candidates, name, span: { start, end }, around: true };
  };
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
      const mention = around(end - length, end, span.end);
      if (mention === null) continue;
      found.push(mention);
      break;
    }
  }
  return found;
}
