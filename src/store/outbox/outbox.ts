/**
 * Where replies wait for their platform. The stores that write them know by it which channels send at
 * all, and ring when something was committed, so that nobody waits for the next look.
 */
export class Outbox {
  readonly #listeners = new Set<() => void>();

  /** @param channels names of those that send; replies on any other are only read from the store */
  constructor(readonly channels: ReadonlySet<string> = new Set()) {}

  /** To be called after the commit: before it, nobody else sees what was written. */
  ring(): void {
    for (const listener of this.#listeners) listener();
  }

  /** @returns a function that ends it */
  onRing(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}
