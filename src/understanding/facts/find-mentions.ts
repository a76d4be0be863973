import type { Lexicon, LexiconIndicator, LexiconUnit } from '../../plan/lexicon.js';
import { normalizeText } from '../text/normalize.js';
import type { Span } from '../understanding.js';
import { findBriefNames } from './find-brief-names.js';
import type { IndicatorMention, UnitMention } from './mention.js';

interface NameIndex<Value> {
  /** By first character, longest name first. */
  readonly byFirst: ReadonlyMap<
    string,
    readonly { readonly name: string; readonly values: readonly Value[] }[]
  >;
}

function buildIndex<Value>(entries: Iterable<readonly [string, Value]>): NameIndex<Value> {
  const byName = new Map<string, Value[]>();
  for (const [raw, value] of entries) {
    const name = normalizeText(raw).text.toUpperCase();
    if (name === '') continue;
    const values = byName.get(name) ?? [];
    if (!values.includes(value)) values.push(value);
    byName.set(name, values);
  }
  const byFirst = new Map<string, { name: string; values: readonly Value[] }[]>();
  for (const [name, values] of byName) {
    const list = byFirst.get(name.charAt(0)) ?? [];
    list.push({ name, values });
    byFirst.set(name.charAt(0), list);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.name.length - a.name.length);
  return { byFirst };
}

interface Hit<Value> {
  readonly name: string;
  readonly values: readonly Value[];
  readonly span: Span;
}

function scan<Value>(index: NameIndex<Value>, text: string): Hit<Value>[] {
  const upper = text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
  const hits: Hit<Value>[] = [];
  for (let at = 0; at < upper.length; at += 1) {
    const hit = index.byFirst.get(upper.charAt(at))?.find(({ name }) => upper.startsWith(name, at));
    if (hit === undefined) continue;
    hits.push({ ...hit, span: { start: at, end: at + hit.name.length } });
    at += hit.name.length - 1;
  }
  return hits;
}

/** 新增 and 引进 before a name tell what kind of figure it is, so they are left to be read as words of their own. */
const LEADING_VERB = /^(?:新增|新引进|引进|推进|推动|完成|实现|累计|新建|培育|建成|净增)/;

function withoutLeadingVerbs(names: readonly string[]): readonly string[] {
  const known = new Set(names);
  return names.filter(
    (name) => !known.has(name.replace(LEADING_VERB, '')) || !LEADING_VERB.test(name),
  );
}

/** 县卫健局 stands for 卫健系统 too. */
function namesWithSystem(unit: LexiconUnit): readonly string[] {
  const names = [unit.name, ...unit.names];
  const stems = names.flatMap((name) => /^[县市区]?(.{2,6})局$/.exec(name)?.[1] ?? []);
  return [...names, ...stems.map((stem) => `${stem}系统`)];
}

interface Indexes {
  readonly indicators: NameIndex<LexiconIndicator>;
  readonly units: NameIndex<string>;
}

const indexes = new WeakMap<Lexicon, Indexes>();

function indexesOf(lexicon: Lexicon): Indexes {
  const known = indexes.get(lexicon);
  if (known !== undefined) return known;
  const made = {
    indicators: buildIndex(
      lexicon.indicators.flatMap((item) =>
        withoutLeadingVerbs(item.names).map((name) => [name, item] as const),
      ),
    ),
    units: buildIndex(
      lexicon.units.flatMap((unit) =>
        namesWithSystem(unit).map((name) => [name, unit.name] as const),
      ),
    ),
  };
  indexes.set(lexicon, made);
  return made;
}

/** Indicators named in normalised text, longest name first, left to right, never overlapping. */
export function findMentions(text: string, lexicon: Lexicon): readonly IndicatorMention[] {
  const named = scan(indexesOf(lexicon).indicators, text).map(({ name, values, span }) => ({
    candidates: values,
    name,
    span,
  }));
  const brief = findBriefNames(text, lexicon, named);
  if (brief.length === 0) return named;
  return [...named, ...brief].sort((a, b) => a.span.start - b.span.start);
}

/** Units named in normalised text. */
export function findUnits(text: string, lexicon: Lexicon): readonly UnitMention[] {
  return scan(indexesOf(lexicon).units, text).flatMap(({ values, span }) => {
    const unit = values[0];
    return unit === undefined ? [] : [{ unit, span }];
  });
}
