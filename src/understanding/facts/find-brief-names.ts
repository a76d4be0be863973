import type { BriefName, Lexicon, LexiconIndicator } from '../../plan/lexicon.js';
import { namesAt, nameTable } from '../../plan/name-table.js';
import type { NameTable } from '../../plan/name-table.js';
import { writtenMention } from './mention.js';
import type { IndicatorMention } from './mention.js';

interface Entry extends BriefName {
  readonly candidates: readonly LexiconIndicator[];
}

const entriesOf = new WeakMap<Lexicon, NameTable<Entry>>();

function entries(lexicon: Lexicon): NameTable<Entry> {
  const known = entriesOf.get(lexicon);
  if (known !== undefined) return known;
  const byWord = new Map<string, Entry>();
  for (const indicator of lexicon.indicators) {
    for (const brief of indicator.briefNames ?? []) {
      const same = byWord.get(brief.word);
      byWord.set(brief.word, {
        ...brief,
        parts: [...(same?.parts ?? []), ...brief.parts],
        candidates: [...(same?.candidates ?? []), indicator],
      });
    }
  }
  const made = nameTable(byWord);
  entriesOf.set(lexicon, made);
  return made;
}

const FIGURE_AFTER =
  /^(?:[的了已共有为是达到至数额约近:+ \t]|完成|累计|新增|现有|达到|目前|实现|情况){0,3}[\d一二两三四五六七八九十百俩零]/;
/** The start of a clause, or right after the figure before it in speech without commas. */
const BOUNDARY =
  /(?:^|[\p{P}\p{S}\p{Z}\p{Cs}\p{No}\n\t]|[\d一二三四五六七八九十百][家个项名人户件亿万元%]{0,2}|(?:本|这|上|当|今)(?:周|月|天|年|季度)|新增|累计|已|共)$/u;
const CLAUSE_MARK = /[，。;!?\n:()]/;
const SENTENCE_MARK = /[。;!?\n]/;
const LOOK_BACK = 24;

interface Place {
  readonly before: string;
  readonly after: string;
  /** The last name before it. */
  readonly last: IndicatorMention | undefined;
  readonly at: number;
}

function clauseBefore(before: string): string {
  return before.split(CLAUSE_MARK).at(-1) ?? '';
}

/** 成果已经转化了3个: the rest of its name stands apart in the clause, and no other name between. */
function completesName(entry: Entry, { before, last, at }: Place): boolean {
  const clause = clauseBefore(before);
  if (last !== undefined && last.span.end > at - clause.length) return false;
  return entry.parts.some((part) => clause.includes(part) && !clause.endsWith(part));
}

function isMeant(entry: Entry, place: Place, text: string): boolean {
  if (!FIGURE_AFTER.test(place.after)) return false;
  const { last, before, at } = place;
  if (entry.kind === 'share')
    return last !== undefined && entry.parts.some((part) => last.name.startsWith(part));
  if (entry.kind !== 'clip' && completesName(entry, place)) return true;
  if (!BOUNDARY.test(before)) return false;
  if (entry.kind !== 'common') return true;
  return last === undefined || SENTENCE_MARK.test(text.slice(last.span.end, at));
}

/**
 * Words that name an indicator only where a figure follows (转化2项, 占比0.27%). `named` are the full names found
 * before, in the order of the text.
 */
export function findBriefNames(
  text: string,
  lexicon: Lexicon,
  named: readonly IndicatorMention[],
): readonly IndicatorMention[] {
  const found: IndicatorMention[] = [];
  const words = entries(lexicon);
  let next = 0;
  for (let at = 0; at < text.length; at += 1) {
    while ((named[next]?.span.end ?? Infinity) <= at) next += 1;
    for (const { values, name, end } of namesAt(words, text, at)) {
      const [entry] = values;
      if (entry === undefined || (named[next]?.span.start ?? Infinity) < end) continue;
      const place: Place = {
        before: text.slice(Math.max(0, at - LOOK_BACK), at),
        after: text.slice(end, end + LOOK_BACK),
        last: named[next - 1],
        at,
      };
      if (isMeant(entry, place, text))
        found.push(writtenMention(entry.candidates, name, { start: at, end }));
    }
  }
  return found;
}
