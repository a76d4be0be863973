/** Tells those who wait that something changed, so that nobody has to sleep and look again. */
export class Signal {
  readonly #waiting = new Set<() => void>();

  changed(): void {
    for (const look of [...this.#waiting]) look();
  }

  /** Calls `look` at every change, until the answer is called. */
  watch(look: () => void): () => void {
    this.#waiting.add(look);
    return () => {
      this.#waiting.delete(look);
    };
  }

  /** Resolves with the first answer that is not undefined; rejects after `timeoutMs` of real time. */
  until<T>(what: string, look: () => T | undefined, timeoutMs = 10_000): Promise<T> {
    return new Promise((resolve, reject) => {
      const tryNow = (): void => {
        const found = look();
        if (found === undefined) return;
        stop();
        resolve(found);
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`waited ${timeoutMs} ms in vain for ${what}`));
      }, timeoutMs);
      const stop = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(tryNow);
      };
      this.#waiting.add(tryNow);
      tryNow();
    });
  }
}
