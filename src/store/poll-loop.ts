/** What a look came to: whether to look again at once or to wait. */
export type Looked = 'again' | 'rest';

interface PollOptions {
  readonly pollMs: number;
  /** Told the first failure of a series; the loop goes on. */
  readonly onError: (error: unknown) => void;
}

/** Looks for something to do: when told that there is, and every `pollMs` in case nobody could tell. */
export class PollLoop {
  readonly #look: () => Promise<Looked>;
  readonly #options: PollOptions;
  #isStopping = false;
  #isRung = false;
  #isFailing = false;
  #wake: () => void = () => undefined;
  #ended: Promise<void> = Promise.resolve();

  constructor(look: () => Promise<Looked>, options: PollOptions) {
    this.#look = look;
    this.#options = options;
  }

  start(): void {
    this.#ended = this.#run();
  }

  ring(): void {
    this.#isRung = true;
    this.#wake();
  }

  /** Resolves once the look under way has ended; there is none after it. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.ring();
    await this.#ended;
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      this.#isRung = false;
      if ((await this.#lookSafely()) === 'rest') await this.#rest();
    }
  }

  async #lookSafely(): Promise<Looked> {
    try {
      const looked = await this.#look();
      this.#isFailing = false;
      return looked;
    } catch (error) {
      if (!this.#isFailing) this.#options.onError(error);
      this.#isFailing = true;
      return 'rest';
    }
  }

  async #rest(): Promise<void> {
    if (this.#isRung) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.#options.pollMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
