import { PollLoop } from './poll-loop.js';

interface WorkOptions<Job> {
  /** Takes at most so many jobs that are free now. */
  readonly claim: (limit: number) => Promise<readonly Job[]>;
  readonly run: (job: Job) => Promise<void>;
  /** How many are worked on at once. */
  readonly limit: number;
  readonly pollMs: number;
  readonly onError: (error: unknown) => void;
}

/** Claims jobs from the database and works on several of them at once. */
export class WorkLoop<Job> {
  readonly #options: WorkOptions<Job>;
  readonly #running = new Set<Promise<void>>();
  readonly #loop: PollLoop;

  constructor(options: WorkOptions<Job>) {
    this.#options = options;
    this.#loop = new PollLoop(async () => {
      const free = options.limit - this.#running.size;
      if (free <= 0) return 'rest';
      const jobs = await options.claim(free);
      for (const job of jobs) this.#begin(job);
      return jobs.length > 0 ? 'again' : 'rest';
    }, options);
  }

  start(): void {
    this.#loop.start();
  }

  ring(): void {
    this.#loop.ring();
  }

  /**
   * Begins nothing more and waits for what is under way, at most `limitMs`. What takes longer is left
   * to whoever takes over its claim.
   */
  async stop(limitMs: number): Promise<void> {
    await this.#loop.stop();
    if (this.#running.size === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, limitMs);
      void Promise.allSettled(this.#running).then(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  #begin(job: Job): void {
    const running = this.#options
      .run(job)
      .catch(this.#options.onError)
      .then(() => {
        this.#running.delete(running);
        // The next of its lane is free now.
        this.#loop.ring();
      });
    this.#running.add(running);
  }
}
