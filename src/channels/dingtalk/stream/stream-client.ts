import { setTimeout as sleep } from 'node:timers/promises';

import { reconnectWaitMs } from '../../../kernel/reconnect-wait.js';
import type { DingtalkConfig } from '../dingtalk-config.js';
import type { DingtalkDeps, DingtalkTimings } from '../dingtalk-deps.js';
import { describeFailure } from '../open-api/describe-failure.js';
import { answerFrame } from './answer-frame.js';
import type { FrameDeps } from './answer-frame.js';
import { readFrame } from './frame.js';
import type { Frame } from './frame.js';
import { openTicket } from './open-ticket.js';
import type { Ticket } from './open-ticket.js';
import { StreamSocket } from './stream-socket.js';

const WORK_MS = 5_000;

type StreamState = 'off' | 'connecting' | 'connected';

interface StreamDeps extends FrameDeps {
  readonly config: DingtalkConfig;
  readonly host: Pick<DingtalkDeps, 'fetch' | 'webSocketAgent' | 'random'>;
  readonly timings: DingtalkTimings;
}

/**
 * Keeps one Stream connection open. Each attempt has a number; what an earlier one still has to say
 * about itself changes nothing. Messages that an old socket brings while it drains are taken.
 */
export class StreamClient {
  readonly #deps: StreamDeps;
  readonly #sockets = new Set<StreamSocket>();
  readonly #working = new Set<Promise<void>>();
  #generation = 0;
  #failures = 0;
  #retry: NodeJS.Timeout | null = null;
  #isWanted = false;
  #state: StreamState = 'off';

  constructor(deps: StreamDeps) {
    this.#deps = deps;
  }

  get state(): StreamState {
    return this.#state;
  }

  start(): void {
    if (this.#isWanted) return;
    this.#isWanted = true;
    this.#failures = 0;
    this.#openNext();
  }

  /** Opens nothing more, answers what it is at work on, and closes. */
  async stop(): Promise<void> {
    this.#isWanted = false;
    this.#generation += 1;
    this.#state = 'off';
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
    await this.#whenIdle();
    await Promise.all([...this.#sockets].map((socket) => socket.close('stopped')));
    // What came in the last moment cannot be acknowledged any more, but it is stored.
    await this.#whenIdle();
  }

  #openNext(): void {
    this.#generation += 1;
    const generation = this.#generation;
    if (this.#state === 'off') this.#state = 'connecting';
    const { config, host, timings } = this.#deps;
    openTicket(config, host.fetch, timings.requestMs).then(
      (ticket) => {
        if (this.#isCurrent(generation)) this.#connect(ticket, generation);
      },
      (error: unknown) => {
        this.#deps.log.error({ err: error }, 'asking for a Stream ticket failed');
        this.#lost(generation, 'no ticket');
      },
    );
  }

  #connect(ticket: Ticket, generation: number): void {
    if (ticket.kind !== 'ticket') {
      const reason = ticket.kind === 'no-endpoint' ? 'no endpoint' : describeFailure(ticket);
      this.#lost(generation, reason);
      return;
    }
    const { host, timings, log } = this.#deps;
    let openedAtMs: number | null = null;
    const lost = (reason: string): void => {
      const livedMs = openedAtMs === null ? 0 : performance.now() - openedAtMs;
      if (livedMs >= timings.settledMs && this.#isCurrent(generation)) this.#failures = 0;
      this.#lost(generation, reason);
    };
    const socket: StreamSocket = new StreamSocket(ticket.url, host.webSocketAgent, timings, {
      opened: () => {
        openedAtMs = performance.now();
        if (!this.#isCurrent(generation)) return;
        this.#state = 'connected';
        log.info({}, 'the Stream connection is open');
      },
      received: (raw) => {
        this.#receive(raw, socket, lost);
      },
      ended: (reason) => {
        this.#sockets.delete(socket);
        lost(reason);
      },
    });
    this.#sockets.add(socket);
  }

  #receive(raw: string, socket: StreamSocket, lost: (reason: string) => void): void {
    const frame = readFrame(raw);
    if (frame === null) {
      this.#deps.log.warn({}, 'a Stream frame cannot be read');
      return;
    }
    if (frame.type === 'SYSTEM' && frame.headers.topic === 'disconnect') {
      this.#drain(socket);
      lost('asked to leave');
      return;
    }
    const work = this.#answer(frame, socket).finally(() => this.#working.delete(work));
    this.#working.add(work);
  }

  async #answer(frame: Frame, socket: StreamSocket): Promise<void> {
    const answer = await answerFrame(frame, this.#deps);
    if (!socket.send(answer)) {
      this.#deps.log.warn({ topic: frame.headers.topic }, 'the socket ended before its answer');
    }
  }

  /** The platform is about to close this one: it ends when the next one had time to open. */
  #drain(socket: StreamSocket): void {
    const drain = setTimeout(() => {
      void socket.close('drained');
    }, this.#deps.timings.drainMs);
    drain.unref();
  }

  #lost(generation: number, reason: string): void {
    if (!this.#isCurrent(generation)) return;
    // What is lost is over, whatever its socket still has to say of itself.
    this.#generation += 1;
    const { log, timings, host } = this.#deps;
    const { atOnceMs, backOffMinMs: minMs, backOffMaxMs: maxMs } = timings;
    const { random } = host;
    const waitMs = reconnectWaitMs(this.#failures, { atOnceMs, minMs, maxMs, random });
    this.#state = 'connecting';
    this.#failures += 1;
    log.warn({ reason, waitMs, failures: this.#failures }, 'the Stream connection is lost');
    this.#retry = setTimeout(() => {
      this.#openNext();
    }, waitMs);
  }

  /** Storing is fast; whoever takes longer is not waited for. */
  async #whenIdle(): Promise<void> {
    const work = Promise.allSettled(this.#working);
    await Promise.race([work, sleep(WORK_MS, undefined, { ref: false })]);
  }

  #isCurrent(generation: number): boolean {
    return this.#isWanted && generation === this.#generation;
  }
}
