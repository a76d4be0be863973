import type { Lexicon, LexiconIndicator, LexiconUnit } from '../../plan/lexicon.js';
import { nameTable, scanNames } from '../../plan/name-table.js';
import type { NameHit, NameTable } from '../../plan/name-table.js';
import { normalizeName } from '../text/normalize.js';
import { findBriefNames } from './find-brief-names.js';
import { writtenMention } from './mention.js';
import type { IndicatorMention, UnitMention } from './mention.js';

function table<Value>(entries: Iterable<readonly [string, Value]>): NameTable<Value> {
  return nameTable(
    [...entries].map(([name, value]) => [normalizeName(name).toUpperCase(), value] as const),
  );
}

function inCapitals(text: string): string {
  return /[a-z]/.test(text) ? text.replace(/[a-z]/g, (letter) => letter.toUpperCase()) : text;
}

function scan<Value>(index: NameTable<Value>, text: string): readonly NameHit<Value>[] {
  return scanNames(index, inCapitals(text));
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
  readonly indicators: NameTable<LexiconIndicator>;
  readonly units: NameTable<string>;
}

const indexes = new WeakMap<Lexicon, Indexes>();

function indexesOf(lexicon: Lexicon): Indexes {
  const known = indexes.get(lexicon);
  if (known !== undefined) return known;
  const made = {
    indicators: table(
      lexicon.indicators.flatMap((item) =>
        withoutLeadingVerbs(item.names).map((name) => [name, item] as const),
      ),
    ),
    units: table(
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
  const named = scan(indexesOf(lexicon).indicators, text).map(({ name, values, start, end }) =>
    writtenMention(values, name, { start, end }),
  );
  const brief = findBriefNames(text, lexicon, named);
  if (brief.length === 0) return named;
  return [...named, ...brief].sort((a, b) => a.span.start - b.span.start);
}

/** Units named in normalised text. */
export function findUnits(text: string, lexicon: Lexicon): readonly UnitMention[] {
  const found: UnitMention[] = [];
  for (const { values, start, end } of scan(indexesOf(lexicon).units, text)) {
    const unit = values[0];
    if (unit !== undefined) found.push({ unit, span: { start, end } });
  }
  return found;
}
