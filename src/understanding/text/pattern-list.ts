import { CharTrie } from '../../kernel/char-trie.js';
import { neededBy } from './pattern-needs.js';

interface Index {
  /** Patterns by one or two characters of which each needs one. */
  readonly byNeed: CharTrie<number[]>;
  /** 1 for those of which nothing is sure. */
  readonly always: Uint8Array;
}

function buildIndex(patterns: readonly RegExp[]): Index {
  const byNeed = new CharTrie<number[]>();
  const always = new Uint8Array(patterns.length);
  patterns.forEach((pattern, place) => {
    const needs = neededBy(pattern);
    if (needs === null) always[place] = 1;
    for (const need of needs ?? []) (byNeed.values[byNeed.at(need)] ??= []).push(place);
  });
  return { byNeed, always };
}

/**
 * Patterns that are tried on the same texts. One walk over a text tells which of them can match there, so that the
 * others, most of them, are not tried.
 */
export class PatternList {
  #index: Index | null = null;

  constructor(readonly patterns: readonly RegExp[]) {}

  /** By place in the list: 1 for patterns that may match in the text, 0 for those that cannot. */
  possible(text: string): Uint8Array {
    this.#index ??= buildIndex(this.patterns);
    const { byNeed, always } = this.#index;
    const found = always.slice();
    for (let at = 0; at < text.length; at += 1) {
      if (!byNeed.begins(text.charCodeAt(at))) continue;
      const one = byNeed.next(0, text.charCodeAt(at));
      for (const place of byNeed.values[one] ?? []) found[place] = 1;
      if (at + 1 === text.length) break;
      const two = byNeed.next(one, text.charCodeAt(at + 1));
      for (const place of byNeed.values[two] ?? []) found[place] = 1;
    }
    return found;
  }

  /** Whether any of them matches; none may have the flag `g`. */
  some(text: string): boolean {
    const possible = this.possible(text);
    return this.patterns.some((pattern, place) => possible[place] === 1 && pattern.test(text));
  }
}
