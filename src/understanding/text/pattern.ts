import { CharTrie } from '../../kernel/char-trie.js';
import { findAll } from './find-all.js';
import { neededBy } from './pattern-needs.js';

/** The same few texts (a message, its clauses, its questions) are tried with one pattern after the other. */
const MAX_KNOWN = 8;
/** Texts longer than this are whole messages: the clauses of a report must not drive out what its walk told. */
const LONGEST_CLAUSE = 200;
/** A report as it stands, without what names nobody, and without other places. */
const MAX_KNOWN_LONG = 6;

/** All patterns, by number. */
const all: RegExp[] = [];

const NONE: readonly never[] = [];
const UNITS = 0x1_0000;

/** In what is known of a character beside its node. */
const ENDS_NEED = 0x8000;
const NODE = 0x7fff;

/** Which patterns may match, told by what a text holds. */
class Needs {
  /** Numbers of the patterns by one character that each needs, or two. */
  readonly #byNeed = new CharTrie<number[]>();
  /** By character: its node when a need begins with it, and whether it is the second of one; 0 is passed over. */
  readonly #units = new Uint16Array(UNITS);
  /** By number: 1 for the patterns of which nothing is sure. */
  #always = new Uint8Array(0);
  /** The numbers of all needs in one row: those of a node begin at its place in `#starts` and end before the next one's. */
  #numbers = new Uint16Array(0);
  #starts = new Uint32Array(1);
  /** By node: the walk that came upon it last, so that a long text marks for each need once. */
  #walks = new Float64Array(0);
  #walk = 0;

  /** Takes up the patterns from number `from` on. */
  addFrom(from: number): void {
    const always = new Uint8Array(all.length);
    always.set(this.#always);
    this.#always = always;
    for (let no = from; no < all.length; no += 1) this.#add(no, neededBy(all[no] as RegExp));
    this.#layOut();
  }

  #add(no: number, needs: ReadonlySet<string> | null): void {
    if (needs === null) this.#always[no] = 1;
    for (const need of needs ?? []) {
      (this.#byNeed.values[this.#byNeed.at(need)] ??= []).push(no);
      this.#know(need.charCodeAt(0), this.#byNeed.find(need.charAt(0)));
      if (need.length > 1) this.#know(need.charCodeAt(1), ENDS_NEED);
    }
  }

  #know(code: number, bits: number): void {
    this.#units[code] = (this.#units[code] ?? 0) | bits;
  }

  #layOut(): void {
    const { values, size } = this.#byNeed;
    if (size > NODE) throw new RangeError('too many needs for the bits of a node');
    this.#numbers = Uint16Array.from(values.flatMap((numbers) => numbers ?? []));
    this.#starts = new Uint32Array(size + 1);
    for (let node = 0; node < size; node += 1)
      this.#starts[node + 1] = (this.#starts[node] ?? 0) + (values[node]?.length ?? 0);
    this.#walks = new Float64Array(size);
  }

  /** Sets 1 for each pattern that can match in the text. */
  mark(text: string, possible: Uint8Array): void {
    possible.set(this.#always);
    this.#walk += 1;
    const { length } = text;
    let before = 0;
    for (let at = 0; at < length; at += 1) {
      const code = text.charCodeAt(at);
      const unit = this.#units[code] ?? 0;
      if (before !== 0 && unit >= ENDS_NEED)
        this.#markAll(this.#byNeed.next(before, code), possible);
      before = unit & NODE;
      if (before !== 0) this.#markAll(before, possible);
    }
  }

  #markAll(node: number, possible: Uint8Array): void {
    if (this.#walks[node] === this.#walk) return;
    this.#walks[node] = this.#walk;
    const end = this.#starts[node + 1] ?? 0;
    for (let at = this.#starts[node] ?? 0; at < end; at += 1) possible[this.#numbers[at] ?? 0] = 1;
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
    if (indexed < all.length) {
      needs.addFrom(indexed);
      indexed = all.length;
    }
    this.text = text;
    if (this.possible.length < all.length) this.possible = new Uint8Array(all.length);
    needs.mark(text, this.possible);
  }
}

/** The texts walked over last; the oldest gives its place to the next. */
class Known {
  readonly #texts: readonly Scanned[];
  #next = 0;

  constructor(size: number) {
    this.#texts = Array.from({ length: size }, () => new Scanned());
  }

  get(text: string): Scanned {
    for (let at = 0; at < this.#texts.length; at += 1) {
      const scanned = this.#texts[at] as Scanned;
      if (scanned.isOf(text)) return scanned;
    }
    const oldest = this.#texts[this.#next] as Scanned;
    this.#next = (this.#next + 1) % this.#texts.length;
    oldest.scan(text);
    return oldest;
  }
}

const clauses = new Known(MAX_KNOWN);
const messages = new Known(MAX_KNOWN_LONG);
/** The two asked for last: whole lists of patterns are tried on the same text, or on what stands before and behind a figure. */
let latest = new Scanned();
let earlier = new Scanned();

function possibleIn(text: string): Uint8Array {
  if (latest.isOf(text)) return latest.possible;
  const found = earlier.isOf(text)
    ? earlier
    : (text.length > LONGEST_CLAUSE ? messages : clauses).get(text);
  earlier = latest;
  latest = found;
  return found.possible;
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
