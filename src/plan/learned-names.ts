import type { LearnedName, LexiconIndicator, LexiconUnit } from './lexicon.js';

function longestFirst(names: Iterable<string>): string[] {
  return [...new Set(names)].sort((a, b) => b.length - a.length);
}

function plain(word: string): string {
  return word.replace(/\s/g, '');
}

/**
 * Adds taught names. A taught word means only what was taught: other indicators lose it, but for their own short
 * name, which then is shared and told apart by the unit of the figure. Unknown ids are passed over: the plan that
 * held them may be gone.
 */
export function withLearnedIndicators(
  indicators: readonly LexiconIndicator[],
  learned: readonly LearnedName[],
): readonly LexiconIndicator[] {
  const known = new Set(indicators.map(({ id }) => id));
  const byWord = new Map<string, Set<string>>();
  for (const item of learned) {
    if (!('indicatorId' in item) || !known.has(item.indicatorId)) continue;
    const word = plain(item.word);
    byWord.set(word, (byWord.get(word) ?? new Set<string>()).add(item.indicatorId));
  }
  if (byWord.size === 0) return indicators;
  return indicators.map((item) => {
    const own = [...byWord].filter(([, ids]) => ids.has(item.id)).map(([word]) => word);
    const kept = (word: string): boolean => !byWord.has(word) || word === item.shortName;
    return {
      ...item,
      names: longestFirst([...item.names.filter(kept), ...own]),
      briefNames: (item.briefNames ?? []).filter(({ word }) => !byWord.has(word)),
    };
  });
}

/** Adds taught names of units, by the same rule. */
export function withLearnedUnits(
  units: readonly LexiconUnit[],
  learned: readonly LearnedName[],
): readonly LexiconUnit[] {
  const known = new Set(units.map(({ name }) => name));
  const byWord = new Map<string, string>();
  for (const item of learned) {
    if ('unit' in item && known.has(item.unit)) byWord.set(plain(item.word), item.unit);
  }
  if (byWord.size === 0) return units;
  return units.map((item) => {
    const own = [...byWord].filter(([, unit]) => unit === item.name).map(([word]) => word);
    const kept = item.names.filter((word) => !byWord.has(word) || word === item.name);
    return { name: item.name, names: longestFirst([...kept, ...own]) };
  });
}
