/**
 * Words by their characters (UTF-16 units): one step down for each, so that looking up costs the length of what is
 * found, however many words there are, and cuts no strings.
 */
export class CharTrie<Value> {
  /** What is known of the word that ends here. */
  value: Value | undefined = undefined;
  #code = -1;
  #only: CharTrie<Value> | undefined = undefined;
  /** Further characters beside the first. */
  #more: Map<number, CharTrie<Value>> | undefined = undefined;

  /** One character further, or `undefined` when no word goes on with it. */
  next(code: number): CharTrie<Value> | undefined {
    return this.#code === code ? this.#only : this.#more?.get(code);
  }

  /** Where a word ends, made if it is new. */
  at(word: string, from = 0): CharTrie<Value> {
    return from === word.length ? this : this.grow(word.charCodeAt(from)).at(word, from + 1);
  }

  /** One character further, made if it is new. */
  grow(code: number): CharTrie<Value> {
    const known = this.next(code);
    if (known !== undefined) return known;
    const made = new CharTrie<Value>();
    if (this.#only === undefined) {
      this.#code = code;
      this.#only = made;
    } else {
      this.#more ??= new Map();
      this.#more.set(code, made);
    }
    return made;
  }
}
