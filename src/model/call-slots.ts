import { ModelFailure } from './model-failure.js';

/** Gives the slot back. */
export type Release = () => void;

/** At most so many calls at the same time; the rest wait in the order they came, each until its signal. */
export class CallSlots {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(private readonly concurrency: number) {}

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** @throws ModelFailure `busy` when no slot became free before the signal */
  async take(signal: AbortSignal): Promise<Release> {
    // Whoever had to wait is handed a slot that still counts as running.
    if (this.#running >= this.concurrency) await this.#wait(signal);
    else this.#running += 1;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    };
  }

  #wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const next = (): void => {
        signal.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(next), 1);
        reject(new ModelFailure('busy'));
      };
      if (signal.aborted) {
        reject(new ModelFailure('busy'));
        return;
      }
      this.#waiting.push(next);
      signal.addEventListener('abort', giveUp, { once: true });
    });
  }
}
