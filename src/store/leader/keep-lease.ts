import type { ClaimTimes } from '../claim-times.js';
import type { Database } from '../connect.js';
import type { LogSink } from '../log-sink.js';
import { within } from '../within.js';
import { releaseLease, takeLease } from './lease-rows.js';

/**
 * The connection is let go so long before the lease runs out that it is closed by then, however slow
 * the platform is about it.
 */
const MARGIN_SHARE = 0.25;

interface LeaseDeps {
  readonly database: Database;
  readonly log: LogSink;
  readonly times: ClaimTimes;
  /** This process, in a word that no other one has. */
  readonly holder: string;
}

interface LeaseWork {
  readonly onGained: () => void;
  /** Resolves once nothing is connected any more. */
  readonly onLost: () => Promise<void>;
}

/** Keeps one of several processes the leader of a channel, and tells when it is and is not. */
export class LeaseKeeper {
  readonly #deps: LeaseDeps;
  readonly #channel: string;
  readonly #work: LeaseWork;
  #isHolding = false;
  #isStopping = false;
  #timer: NodeJS.Timeout | null = null;
  #deadline: NodeJS.Timeout | null = null;
  #underWay: Promise<void> = Promise.resolve();
  #losing: Promise<void> = Promise.resolve();

  constructor(deps: LeaseDeps, channel: string, work: LeaseWork) {
    this.#deps = deps;
    this.#channel = channel;
    this.#work = work;
  }

  get isHolding(): boolean {
    return this.#isHolding;
  }

  start(): void {
    this.#underWay = this.#round();
  }

  /** Lets the connection go, then gives up the lease, so that another process need not wait. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#underWay;
    const held = this.#isHolding;
    this.#lose('stopped');
    await this.#losing;
    if (!held) return;
    const { database, holder, log } = this.#deps;
    await releaseLease(database, this.#channel, holder).catch((error: unknown) => {
      log.warn({ err: error, channel: this.#channel }, 'a lease is left to run out');
    });
  }

  async #round(): Promise<void> {
    const { database, holder, times, log } = this.#deps;
    // By our own clock from before the question: the database cannot have counted from earlier.
    const askedAtMs = performance.now();
    try {
      const asked = takeLease(database, this.#channel, { holder, leaseMs: times.leaseMs });
      const late = { code: 'store', what: 'renewing a lease' } as const;
      const isOurs = await within(times.renewMs, asked, late);
      if (isOurs) this.#hold(askedAtMs);
      else this.#lose('taken by another process');
    } catch (error) {
      if (this.#isHolding) {
        log.warn({ err: error, channel: this.#channel }, 'a lease could not be renewed');
      }
    }
    if (this.#isStopping) return;
    const pauseMs = this.#isHolding ? times.renewMs : times.pollMs;
    this.#timer = setTimeout(() => {
      this.#underWay = this.#round();
    }, pauseMs);
  }

  #hold(askedAtMs: number): void {
    const { times, log } = this.#deps;
    const leftMs = times.leaseMs * (1 - MARGIN_SHARE) - (performance.now() - askedAtMs);
    // An answer that came too late to be sure of anything.
    if (leftMs <= 0) return;
    if (this.#deadline !== null) clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => {
      this.#lose('not renewed in time');
    }, leftMs);
    if (this.#isHolding || this.#isStopping) return;
    this.#isHolding = true;
    log.info({ channel: this.#channel }, 'this process now holds the connection of the channel');
    // What was let go must be gone before it is taken up again.
    this.#losing = this.#losing.then(() => {
      if (this.#isHolding) this.#work.onGained();
    });
  }

  #lose(why: string): void {
    if (this.#deadline !== null) clearTimeout(this.#deadline);
    this.#deadline = null;
    if (!this.#isHolding) return;
    const { log } = this.#deps;
    this.#isHolding = false;
    log.info({ channel: this.#channel, why }, 'this process lets the connection of the channel go');
    this.#losing = this.#losing.then(this.#work.onLost).catch((error: unknown) => {
      log.error({ err: error, channel: this.#channel }, 'letting a connection go failed');
    });
  }
}
