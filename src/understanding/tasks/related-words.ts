import { CharTrie } from '../../kernel/char-trie.js';
import { countyRows } from './county-rows.js';
import type { RelatedWords } from './related-row.js';
import { scienceRows } from './science-rows.js';

export type { RelatedWords } from './related-row.js';

/**
 * General administrative usage, not tied to one plan: a concept counts only for tasks whose text
 * holds it. Each row is there because chat names a thing by its parts (放款, 利率) or by an example
 * (湖南工业大学), where a plan names the kind (信贷, 高校). A word belongs here when offices use it of that work anywhere;
 * what a single message happened to say (two strips of forest, a school's pipes) does not.
 */
export const relatedWords: readonly RelatedWords[] = [...scienceRows, ...countyRows];

/** The rows that each word belongs to. */
const saidWords = new CharTrie<number[]>();
relatedWords.forEach(({ said }, row) => {
  for (const word of said) (saidWords.values[saidWords.at(word)] ??= []).push(row);
});

/** The rows of which words stand in a text, in order, and how many different words of each. */
export function findRelated(
  text: string,
): readonly { readonly row: number; readonly times: number }[] {
  const seen = new Set<readonly number[]>();
  for (let start = 0; start < text.length; start += 1) {
    if (!saidWords.begins(text.charCodeAt(start))) continue;
    let node = 0;
    for (let at = start; at < text.length; at += 1) {
      node = saidWords.next(node, text.charCodeAt(at));
      if (node === 0) break;
      const rows = saidWords.values[node];
      if (rows !== undefined) seen.add(rows);
    }
  }
  if (seen.size === 0) return [];
  const times = new Map<number, number>();
  for (const rows of seen) for (const row of rows) times.set(row, (times.get(row) ?? 0) + 1);
  return [...times].map(([row, count]) => ({ row, times: count })).sort((a, b) => a.row - b.row);
}
