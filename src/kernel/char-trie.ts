/** The node that stands for nothing read yet; as an answer, none. */
const ROOT = 0;
const FIRST_CAPACITY = 16;
const UNITS = 0x1_0000;

/** Mixes both well enough that neighbouring nodes and characters do not meet in one slot. */
function slotOf(node: number, code: number): number {
  const mixed = Math.imul(node, 0x9e37_79b1) ^ Math.imul(code, 0x85eb_ca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/**
 * Words by their characters (UTF-16 units): one step down for each, so that looking up costs the length of what is
 * found, however many words there are, and cuts no strings. Nodes are numbers, and all steps stand in one table of
 * numbers, so that hundreds of thousands take some megabytes and no work of the garbage collector.
 */
export class CharTrie<Value> {
  /** By node: what is known of the word that ends there. */
  readonly values: (Value | undefined)[] = [undefined];
  #parents = new Int32Array(FIRST_CAPACITY);
  #codes = new Uint16Array(FIRST_CAPACITY);
  /** Nodes by what leads to them; 0 for a free place. Twice as many places as nodes at least. */
  #slots = new Int32Array(2 * FIRST_CAPACITY);
  /** One bit for each character that a word begins with: at most places of a text none of them stands. */
  readonly #firsts = new Uint8Array(UNITS / 8);
  #size = 1;

  /** Nodes so far, with the first, which is 0. */
  get size(): number {
    return this.#size;
  }

  /** Whether a word begins with this character. */
  begins(code: number): boolean {
    return (((this.#firsts[code >> 3] ?? 0) >> (code & 7)) & 1) === 1;
  }

  /** One character further from a node, or 0 when no word goes on with it. Words are followed from node 0 on. */
  next(node: number, code: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = slotOf(node, code) & mask;
    for (;;) {
      const found = slots[slot] ?? 0;
      if (found === ROOT || (this.#codes[found] === code && this.#parents[found] === node))
        return found;
      slot = (slot + 1) & mask;
    }
  }

  /** Where a word ends; 0 when no word goes on so far. */
  find(word: string): number {
    let node = ROOT;
    for (let at = 0; at < word.length; at += 1) {
      node = this.next(node, word.charCodeAt(at));
      if (node === ROOT) return ROOT;
    }
    return node;
  }

  /** Where a word ends, made if it is new. */
  at(word: string): number {
    let node = ROOT;
    for (let at = 0; at < word.length; at += 1) node = this.grow(node, word.charCodeAt(at));
    return node;
  }

  /** What is known of a word. */
  get(word: string): Value | undefined {
    const node = this.find(word);
    return node === ROOT ? undefined : this.values[node];
  }

  /** One character further from a node, made if it is new. */
  grow(node: number, code: number): number {
    const known = this.next(node, code);
    if (known !== ROOT) return known;
    const made = this.#size;
    if (made === this.#parents.length) this.#widen();
    this.#size += 1;
    this.#parents[made] = node;
    this.#codes[made] = code;
    this.values.push(undefined);
    this.#put(made);
    if (node === ROOT) this.#firsts[code >> 3] = (this.#firsts[code >> 3] ?? 0) | (1 << (code & 7));
    return made;
  }

  #put(node: number): void {
    const mask = this.#slots.length - 1;
    let slot = slotOf(this.#parents[node] ?? 0, this.#codes[node] ?? 0) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = node;
  }

  #widen(): void {
    const capacity = 2 * this.#parents.length;
    const parents = new Int32Array(capacity);
    const codes = new Uint16Array(capacity);
    parents.set(this.#parents);
    codes.set(this.#codes);
    this.#parents = parents;
    this.#codes = codes;
    this.#slots = new Int32Array(2 * capacity);
    for (let node = 1; node < this.#size; node += 1) this.#put(node);
  }
}
