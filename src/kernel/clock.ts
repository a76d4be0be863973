/** Where "now" comes from: the machine, or a hand on the dial (demonstration, simulator, tests). */
export interface Clock {
  now(): Date;
}

/** A clock that stands where it was set. */
export class SettableClock implements Clock {
  #now: Date;

  constructor(now: Date) {
    this.#now = now;
  }

  now(): Date {
    return this.#now;
  }

  set(now: Date): void {
    this.#now = now;
  }
}
