/** Where the first and the last character of a stretch stand, as characters of their own. */
const FIRST = 1;
const LAST = 2;
/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

const hashed = (hash: number, code: number): number => Math.imul(hash ^ code, PRIME);

/** What runs at a place start from; made once for each place, since the tag itself is spelt out for it. */
export function seedOf(tag: string): number {
  let seed = OFFSET;
  for (let at = 0; at < tag.length; at += 1) seed = hashed(seed, tag.charCodeAt(at));
  return hashed(seed, 0);
}

/**
 * The runs of characters of a text that a classifier goes by, each by its number (feature hashing): runs that share a
 * number are taken for the same, which so many numbers make rare. A run counts once, however often it stands there.
 */
export class HashedGrams {
  /** One bit for each number: bytes would push what else is at work out of the processor's nearest memory. */
  readonly #seen: Uint32Array;
  /** Its places are used again for the next text: growing a list anew costs as much as the hashing. */
  #numbers = new Uint32Array(1024);
  #count = 0;
  /** By length: the run of that length which ends here; the first place holds the seed. */
  #ending = new Int32Array(1);

  /** @param size how many numbers there are; a power of two */
  constructor(readonly size: number) {
    this.#seen = new Uint32Array(Math.ceil(size / 32));
  }

  /** How many different runs there are. */
  get length(): number {
    return this.#count;
  }

  /** The number of a run, in the order in which they were first met. */
  at(index: number): number {
    return this.#numbers[index] ?? 0;
  }

  /** All numbers, to be kept: the runs themselves hold until `clear`. */
  numbers(): readonly number[] {
    return [...this.#numbers.subarray(0, this.#count)];
  }

  /** Forgets all runs, so that the next text can be read. */
  clear(): void {
    for (let at = 0; at < this.#count; at += 1) this.#seen[(this.#numbers[at] ?? 0) >>> 5] = 0;
    this.#count = 0;
  }

  /**
   * All runs of up to `longest` characters of a stretch of text, its ends included as characters.
   * @param seed tells the same run at another place apart (`seedOf`)
   */
  addAll(seed: number, text: string, longest: number): void {
    const { length } = text;
    if (this.#ending.length <= longest) this.#ending = new Int32Array(longest + 1);
    const ending = this.#ending;
    ending[0] = seed;
    for (let at = -1; at <= length; at += 1) {
      const code = at < 0 ? FIRST : at === length ? LAST : text.charCodeAt(at);
      // No run starts before the first character.
      for (let before = Math.min(longest - 1, at + 1); before >= 0; before -= 1) {
        const hash = hashed(ending[before] ?? 0, code);
        ending[before + 1] = hash;
        this.#put(hash);
      }
    }
  }

  /** One run. */
  add(seed: number, run: string): void {
    const { length } = run;
    let hash = seed;
    for (let at = 0; at < length; at += 1) hash = hashed(hash, run.charCodeAt(at));
    this.#put(hash);
  }

  #put(hash: number): void {
    // Mixed once more: the lower bits of short runs are alike.
    const number = (hash ^ (hash >>> 15)) & (this.size - 1);
    const before = this.#seen[number >>> 5] ?? 0;
    const bit = 1 << (number & 31);
    if ((before & bit) !== 0) return;
    this.#seen[number >>> 5] = before | bit;
    if (this.#count === this.#numbers.length) this.#grow();
    this.#numbers[this.#count] = number;
    this.#count += 1;
  }

  #grow(): void {
    const grown = new Uint32Array(this.#numbers.length * 2);
    grown.set(this.#numbers);
    this.#numbers = grown;
  }
}
