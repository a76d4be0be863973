import { builtInGlossary } from './built-in-glossary.js';
import type { GlossaryEntry } from './glossary.js';

const byWord = new Map<string, GlossaryEntry[]>();
for (const entry of builtInGlossary) {
  if (entry.kind === 'organ') continue;
  for (const word of entry.weak) byWord.set(word, [...(byWord.get(word) ?? []), entry]);
}

/**
 * Whether a word by itself stands for things other than the one called `names`: 出口 stands within 进出口总额, and yet is
 * another figure.
 */
export function isWordForOther(word: string, names: readonly string[]): boolean {
  const entries = byWord.get(word);
  return (
    entries !== undefined &&
    !entries.some((entry) => entry.names.some((own) => names.includes(own)))
  );
}
