import type { IndicatorId } from '../kernel/ids.js';
import { wordKey } from '../kernel/word-key.js';
import type { LearnedName, LexiconIndicator, LexiconUnit } from './lexicon.js';

/** What messages can name. */
export interface Nameable {
  readonly indicators: readonly LexiconIndicator[];
  readonly units: readonly LexiconUnit[];
}

/** What one word was taught for, by `wordKey`. */
interface Taught {
  readonly word: string;
  readonly ids: ReadonlySet<IndicatorId>;
  readonly unit: string | null;
}

function plain(word: string): string {
  return word.replace(/\s/g, '');
}

/** Of two lessons on one word the later holds; the same indicator of several plans is one lesson. */
function taughtWords(learned: readonly LearnedName[], { indicators, units }: Nameable) {
  const ids = new Set(indicators.map(({ id }) => id));
  const names = new Set(units.map(({ name }) => name));
  const taught = new Map<string, Taught>();
  for (const item of learned) {
    const key = wordKey(item.word);
    const word = plain(item.word);
    if ('unit' in item) {
      if (names.has(item.unit)) taught.set(key, { word, ids: new Set(), unit: item.unit });
    } else if (ids.has(item.indicatorId)) {
      const before = taught.get(key)?.ids ?? [];
      taught.set(key, { word, ids: new Set([...before, item.indicatorId]), unit: null });
    }
  }
  return taught;
}

function longestFirst(names: Iterable<string>): string[] {
  return [...new Set(names)].sort((a, b) => b.length - a.length);
}

/**
 * Adds taught names. A taught word means only what was taught: every other indicator and unit loses it, however it
 * is written, but for its own short or full name, which then is shared and told apart by the unit of the figure.
 * What no plan holds is passed over: the plan that did may be gone.
 */
export function withLearned(all: Nameable, learned: readonly LearnedName[]): Nameable {
  const taught = taughtWords(learned, all);
  if (taught.size === 0) return all;
  const words = [...taught.values()];
  const without = (names: readonly string[], own: string): readonly string[] =>
    names.filter((name) => name === own || !taught.has(wordKey(name)));
  return {
    indicators: all.indicators.map((item) => ({
      ...item,
      names: longestFirst([
        ...without(item.names, item.shortName),
        ...words.filter(({ ids }) => ids.has(item.id)).map(({ word }) => word),
      ]),
      briefNames: (item.briefNames ?? []).filter(({ word }) => !taught.has(wordKey(word))),
    })),
    units: all.units.map(({ name, names }) => ({
      name,
      names: longestFirst([
        ...without(names, name),
        ...words.filter(({ unit }) => unit === name).map(({ word }) => word),
      ]),
    })),
  };
}
