import { WorkLoop } from '../work-loop.js';
import type { ClaimedDelivery } from './claim-deliveries.js';
import { claimDeliveries, giveUpLate, settleInterrupted } from './claim-deliveries.js';
import type { Outbox } from './outbox.js';
import type { SendDeps } from './send-delivery.js';
import { sendDelivery } from './send-delivery.js';

/** Conversations written to at once; the channels keep to the platforms' limits themselves. */
const MAX_AT_ONCE = 16;

/** Sends what waits, lane by lane, on the channels that can send in this process. */
export class Dispatcher {
  readonly #work: SendDeps;
  readonly #ending = new AbortController();
  readonly #loop: WorkLoop<ClaimedDelivery>;
  readonly #held = new Set<string>();
  #settledAtMs = -Infinity;
  #stopListening: () => void = () => undefined;

  constructor(work: SendDeps) {
    this.#work = work;
    this.#loop = new WorkLoop({
      claim: (limit) => this.#claim(limit),
      run: (claimed) => this.#send(claimed),
      limit: MAX_AT_ONCE,
      pollMs: work.times.pollMs,
      onError: (error) => {
        work.log.error({ err: error }, 'deliveries cannot be worked on');
      },
    });
  }

  start(outbox: Outbox): void {
    this.#stopListening = outbox.onRing(() => {
      this.ring();
    });
    this.#loop.start();
  }

  /** Something may be due, or a channel can send again. */
  ring(): void {
    this.#loop.ring();
  }

  async stop(limitMs: number): Promise<void> {
    this.#stopListening();
    await this.#loop.stop(limitMs);
    this.#ending.abort();
  }

  async #claim(limit: number): Promise<readonly ClaimedDelivery[]> {
    const { database, channels, times } = this.#work;
    await this.#settle();
    const open = [...channels.values()].filter((channel) => channel.canSend());
    if (open.length === 0) return [];
    const names = open.map(({ name }) => name);
    const { leaseMs } = times;
    return await claimDeliveries(database, { channels: names, limit, leaseMs });
  }

  /** As often as is polled: a burst of messages is no reason to look for old ones. */
  async #settle(): Promise<void> {
    const { database, times } = this.#work;
    const nowMs = performance.now();
    if (nowMs - this.#settledAtMs < times.pollMs) return;
    this.#settledAtMs = nowMs;
    await settleInterrupted(database, [...this.#held]);
    await giveUpLate(database);
  }

  async #send(claimed: ClaimedDelivery): Promise<void> {
    this.#held.add(claimed.messageId);
    try {
      await sendDelivery({ ...this.#work, signal: this.#ending.signal }, claimed);
    } finally {
      this.#held.delete(claimed.messageId);
    }
  }
}
