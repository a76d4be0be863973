import { AppError } from '../../src/kernel/errors.js';
import type { Arrival, Intake } from '../../src/message/arrival.js';

/** Takes what a channel hands over and lets a test wait for it. */
export class RecordingIntake implements Intake {
  readonly all: Arrival[] = [];
  /** How often the store is to fail before it works again. */
  failures = 0;
  readonly #waiting = new Set<() => void>();

  accept(arrival: Arrival): Promise<boolean> {
    if (this.failures > 0) {
      this.failures -= 1;
      return Promise.reject(new AppError('store', 'the store is asked to fail'));
    }
    const isNew = !this.all.some(({ message }) => message.id === arrival.message.id);
    this.all.push(arrival);
    for (const look of [...this.#waiting]) look();
    return Promise.resolve(isNew);
  }

  /** The arrival at this place, counted from 0, as soon as it is there. */
  at(index: number, timeoutMs = 10_000): Promise<Arrival> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`arrival ${index} did not come; ${this.all.length} did`));
      }, timeoutMs);
      const look = (): void => {
        const arrival = this.all[index];
        if (!arrival) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(arrival);
      };
      this.#waiting.add(look);
      look();
    });
  }
}
