import { CharTrie } from '../../kernel/char-trie.js';
import { findAll } from './find-all.js';
import { neededBy } from './pattern-needs.js';

/** The same few texts (a message, its clauses, its questions) are tried with one pattern after the other. */
const MAX_KNOWN = 8;

/** All patterns, by number. */
const all: RegExp[] = [];

const NONE: readonly never[] = [];
const UNITS = 0x1_0000;

/** Which patterns may match, told by what a text holds. */
class Needs {
  /** Numbers of the patterns by one character that each needs, or two. */
  readonly #byNeed = new CharTrie<number[]>();
  /** By character: its node when a need begins with it, so that the others are passed over at once. */
  readonly #firsts = new Uint16Array(UNITS);
  /** By character: 1 when it is the second of a need. */
  readonly #seconds = new Uint8Array(UNITS);
  /** Numbers of the patterns of which nothing is sure. */
  readonly #always: number[] = [];

  add(no: number, needs: ReadonlySet<string> | null): void {
    if (needs === null) this.#always.push(no);
    for (const need of needs ?? []) {
      (this.#byNeed.values[this.#byNeed.at(need)] ??= []).push(no);
      this.#firsts[need.charCodeAt(0)] = this.#byNeed.find(need.charAt(0));
      if (need.length > 1) this.#seconds[need.charCodeAt(1)] = 1;
    }
  }

  /** Sets 1 for each pattern that can match in the text. */
  mark(text: string, possible: Uint8Array): void {
    this.#markAll(this.#always, possible);
    const { values } = this.#byNeed;
    let before = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (before !== 0 && this.#seconds[code] === 1)
        this.#markAll(values[this.#byNeed.next(before, code)], possible);
      before = this.#firsts[code] ?? 0;
      if (before !== 0) this.#markAll(values[before], possible);
    }
  }

  #markAll(numbers: readonly number[] | undefined, possible: Uint8Array): void {
    if (numbers === undefined) return;
    for (let index = 0; index < numbers.length; index += 1) possible[numbers[index] ?? 0] = 1;
  }
}

const needs = new Needs();
let indexed = 0;

/** A text that was walked over. Its places are used again for others: making them anew costs more than the walk. */
class Scanned {
  text = '';
  /** By number: whether the pattern can match in the text. */
  possible = new Uint8Array(0);

  isOf(text: string): boolean {
    return (
      this.text.length === text.length && this.text === text && this.possible.length === all.length
    );
  }

  /** One walk over a text tells of every pattern whether it can match there. */
  scan(text: string): void {
    for (; indexed < all.length; indexed += 1) needs.add(indexed, neededBy(all[indexed] as RegExp));
    this.text = text;
    if (this.possible.length < all.length) this.possible = new Uint8Array(all.length);
    else this.possible.fill(0);
    needs.mark(text, this.possible);
  }
}

const known = Array.from({ length: MAX_KNOWN }, () => new Scanned());
/** Where the next text goes. */
let next = 0;
/** The one asked for last: whole lists of patterns are tried on the same text. */
let latest = known[0] as Scanned;

function possibleIn(text: string): Uint8Array {
  if (latest.isOf(text)) return latest.possible;
  const before = known.find((scanned) => scanned.isOf(text));
  latest = before ?? (known[next] as Scanned);
  if (before === undefined) {
    next = (next + 1) % MAX_KNOWN;
    latest.scan(text);
  }
  return latest.possible;
}

/**
 * A regular expression that is tried on texts on which many others are tried, too. A text is walked over once for all
 * of them; after that those that cannot match, most of them, cost nothing.
 */
export class Pattern {
  readonly #no = all.length;

  /** @param regexp with the flag `g` only for `findAll` and `replace` */
  constructor(readonly regexp: RegExp) {
    all.push(regexp);
  }

  /** False where it cannot match; true says nothing. */
  mayMatch(text: string): boolean {
    return possibleIn(text)[this.#no] === 1;
  }

  test(text: string): boolean {
    return this.mayMatch(text) && this.regexp.test(text);
  }

  exec(text: string): RegExpExecArray | null {
    return this.mayMatch(text) ? this.regexp.exec(text) : null;
  }

  /** Where it matches first, or -1. */
  search(text: string): number {
    return this.mayMatch(text) ? text.search(this.regexp) : -1;
  }

  /** All matches in order. */
  findAll(text: string): readonly RegExpExecArray[] {
    return this.mayMatch(text) ? findAll(this.regexp, text) : NONE;
  }

  replace(text: string, by: (match: string) => string): string {
    return this.mayMatch(text) ? text.replace(this.regexp, by) : text;
  }
}
