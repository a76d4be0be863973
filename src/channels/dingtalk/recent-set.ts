/** Remembers the newest so many words. */
export class RecentSet {
  readonly #max: number;
  readonly #words = new Set<string>();

  constructor(max: number) {
    this.#max = max;
  }

  /** @returns false when it is there already. */
  add(word: string): boolean {
    if (this.#words.has(word)) return false;
    this.#words.add(word);
    const [oldest] = this.#words;
    if (this.#words.size > this.#max && oldest !== undefined) this.#words.delete(oldest);
    return true;
  }
}
