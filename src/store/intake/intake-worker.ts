import { PollLoop } from '../poll-loop.js';
import { inStatement } from '../transaction.js';
import { WorkLoop } from '../work-loop.js';
import type { ClaimedArrival } from './claim-arrivals.js';
import { claimArrivals } from './claim-arrivals.js';
import { eraseExpiredHandles } from './end-arrival.js';
import type { ArrivalWork } from './work-on-arrival.js';
import { workOnArrival } from './work-on-arrival.js';

/** Conversations handled at once; each may hold a connection while it waits for its workspace. */
const MAX_AT_ONCE = 8;
/** How exactly an expiry is kept. */
const ERASE_EVERY_MS = 30_000;

/** Takes stored arrivals through the conversation, lane by lane. */
export class IntakeWorker {
  readonly #loop: WorkLoop<ClaimedArrival>;
  readonly #erasing: PollLoop;

  /** @param channels whose arrivals this process can work on */
  constructor(work: ArrivalWork, channels: readonly string[]) {
    const { database, times, log } = work;
    const { leaseMs, pollMs } = times;
    this.#loop = new WorkLoop({
      claim: (limit) => claimArrivals(database, { channels, limit, leaseMs }),
      run: (claimed) => workOnArrival(work, claimed),
      limit: MAX_AT_ONCE,
      pollMs,
      onError: (error) => {
        log.error({ err: error }, 'arrivals cannot be worked on');
      },
    });
    const erase = async (): Promise<'rest'> => {
      await inStatement(database, 'erasing expired handles', eraseExpiredHandles);
      return 'rest';
    };
    this.#erasing = new PollLoop(erase, {
      pollMs: ERASE_EVERY_MS,
      onError: (error) => {
        log.error({ err: error }, 'expired reply handles cannot be erased');
      },
    });
  }

  start(): void {
    this.#loop.start();
    this.#erasing.start();
  }

  /** There is something new. */
  ring(): void {
    this.#loop.ring();
  }

  async stop(limitMs: number): Promise<void> {
    await this.#erasing.stop();
    await this.#loop.stop(limitMs);
  }
}
