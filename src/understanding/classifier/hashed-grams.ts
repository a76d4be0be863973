/** Where the first and the last character of a stretch stand, as characters of their own. */
const FIRST = 1;
const LAST = 2;
/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

const hashed = (hash: number, code: number): number => Math.imul(hash ^ code, PRIME);

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

  /** @param size how many numbers there are; a power of two */
  constructor(readonly size: number) {
    this.#seen = new Uint32Array(Math.ceil(size / 32));
  }

  /** The runs in the order in which they were first met; holds until the next run is added. */
  get numbers(): Uint32Array {
    return this.#numbers.subarray(0, this.#count);
  }

  /** Forgets all runs, so that the next text can be read. */
  clear(): void {
    for (let at = 0; at < this.#count; at += 1) this.#seen[(this.#numbers[at] ?? 0) >>> 5] = 0;
    this.#count = 0;
  }

  /**
   * All runs of up to `longest` characters of a stretch of text, its ends included as characters.
   * @param tag tells the same run at another place apart
   */
  addAll(tag: string, text: string, longest: number): void {
    const seed = seedOf(tag);
    for (let from = -1; from <= text.length; from += 1) {
      let hash = seed;
      for (let at = from; at < from + longest && at <= text.length; at += 1) {
        hash = hashed(hash, at < 0 ? FIRST : at === text.length ? LAST : text.charCodeAt(at));
        this.#put(hash);
      }
    }
  }

  /** One run. */
  add(tag: string, run: string): void {
    let hash = seedOf(tag);
    for (let at = 0; at < run.length; at += 1) hash = hashed(hash, run.charCodeAt(at));
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

function seedOf(tag: string): number {
  let seed = OFFSET;
  for (let at = 0; at < tag.length; at += 1) seed = hashed(seed, tag.charCodeAt(at));
  return hashed(seed, 0);
}
