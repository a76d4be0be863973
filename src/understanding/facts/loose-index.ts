import type { Lexicon, LexiconIndicator } from '../../plan/lexicon.js';
import { normalizeName } from '../text/normalize.js';
import { abbreviates } from './abbreviation.js';

interface LooseName {
  readonly name: string;
  readonly indicator: LexiconIndicator;
}

interface LooseIndex {
  readonly names: readonly LooseName[];
  /** Which names hold a character. */
  readonly byChar: ReadonlyMap<string, readonly number[]>;
  /** Figures within names, with the character behind them (20万, 12345热). */
  readonly figures: ReadonlySet<string>;
}

/** Names that others of the same indicator hold within them give nothing new; more than these are spellings. */
const MAX_NAMES = 10;
/** A phrase whose rarest character stands in more names than these says too little to be looked up. */
const MAX_CANDIDATES = 400;

/** 高新技术 and 高新技术企业 are two things. */
const HEAD = /^(?:企业|公司|人才|项目|机构|产业)(?:数|数量|个数|总数)?$/u;

function leavesOutHead(phrase: string, name: string): boolean {
  const at = name.indexOf(phrase);
  return at >= 0 && HEAD.test(name.slice(at + phrase.length));
}

const indexes = new WeakMap<Lexicon, LooseIndex>();

function fullNames(indicator: LexiconIndicator): readonly string[] {
  const kept: string[] = [];
  for (const written of [indicator.shortName, ...indicator.names]) {
    if (kept.length >= MAX_NAMES) break;
    const name = normalizeName(written).toUpperCase().replace(/的/gu, '');
    if (!kept.some((other) => other.includes(name))) kept.push(name);
  }
  return kept;
}

function buildIndex(lexicon: Lexicon): LooseIndex {
  const names = lexicon.indicators.flatMap((indicator) =>
    fullNames(indicator).map((name): LooseName => ({ name, indicator })),
  );
  const byChar = new Map<string, number[]>();
  names.forEach(({ name }, index) => {
    for (const char of new Set(name)) {
      const list = byChar.get(char);
      if (list === undefined) byChar.set(char, [index]);
      else list.push(index);
    }
  });
  const figures = new Set(names.flatMap(({ name }) => name.match(/(?<![\d.])[\d.]+\D/gu) ?? []));
  return { names, byChar, figures };
}

function indexOf(lexicon: Lexicon): LooseIndex {
  const known = indexes.get(lexicon);
  if (known !== undefined) return known;
  const made = buildIndex(lexicon);
  indexes.set(lexicon, made);
  return made;
}

/** An indicator that a phrase can be short for, and how well it agrees. */
export interface LooseMatch {
  readonly indicator: LexiconIndicator;
  readonly score: number;
}

/** All indicators that a phrase can be short for, best first, each once. `phrase` is normalised, in capitals. */
export function looseMatches(phrase: string, lexicon: Lexicon): readonly LooseMatch[] {
  const index = indexOf(lexicon);
  const lists = Array.from(phrase, (char) => index.byChar.get(char) ?? []);
  const rarest = lists.reduce((best, list) => (list.length < best.length ? list : best));
  if (rarest.length === 0 || rarest.length > MAX_CANDIDATES) return [];
  const best = new Map<LexiconIndicator, number>();
  for (const at of rarest) {
    const item = index.names[at];
    if (item === undefined) continue;
    const score = leavesOutHead(phrase, item.name) ? null : abbreviates(phrase, item.name);
    if (score === null) continue;
    best.set(item.indicator, Math.max(score, best.get(item.indicator) ?? -Infinity));
  }
  return [...best]
    .map(([indicator, score]) => ({ indicator, score }))
    .sort((a, b) => b.score - a.score);
}

/** Whether a number of the text is part of a name (集体经济20万以上的村). */
export function isFigureOfName(text: string, start: number, lexicon: Lexicon): boolean {
  const { figures } = indexOf(lexicon);
  if (figures.size === 0) return false;
  const words = /^[\d.]{1,12}\D/u.exec(text.slice(start, start + 13))?.[0];
  return words !== undefined && figures.has(words.toUpperCase());
}

/** Whether any name holds the character. */
export function isInNames(char: string, lexicon: Lexicon): boolean {
  return indexOf(lexicon).byChar.has(char);
}
