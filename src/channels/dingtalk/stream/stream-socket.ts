import type { Agent } from 'node:http';

import { WebSocket } from 'ws';

import type { DingtalkTimings } from '../dingtalk-deps.js';

/** Frames are a few kilobytes. */
const MAX_FRAME_BYTES = 4 * 1024 * 1024;
/** A living gateway answers the closing of a socket at once. */
const CLOSE_MS = 1_000;

export interface SocketEvents {
  readonly opened: () => void;
  readonly received: (raw: string) => void;
  /** Once, whatever ended it, also an attempt that never opened. */
  readonly ended: (reason: string) => void;
}

/** One socket: pings, notices when nobody is there any more, and ends once. */
export class StreamSocket {
  readonly #socket: WebSocket;
  readonly #events: SocketEvents;
  readonly #timings: DingtalkTimings;
  #timer: NodeJS.Timeout | null = null;
  #lastLifeMs = performance.now();
  #reason = 'closed';
  readonly #whenEnded: Promise<void>;
  /** The executor of a promise runs at once. */
  #setEnded: () => void = () => undefined;
  #hasEnded = false;

  constructor(url: string, agent: Agent | null, timings: DingtalkTimings, events: SocketEvents) {
    this.#events = events;
    this.#timings = timings;
    this.#socket = new WebSocket(url, {
      handshakeTimeout: timings.handshakeMs,
      maxPayload: MAX_FRAME_BYTES,
      followRedirects: false,
      ...(agent === null ? {} : { agent }),
    });
    this.#whenEnded = new Promise((resolve) => {
      this.#setEnded = resolve;
    });
    this.#listen();
  }

  /** Says whether it could be handed to the socket. */
  send(text: string): boolean {
    if (this.#socket.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(text, () => undefined);
    return true;
  }

  /** Ends politely, and by force when the other side does not answer. Resolves when it has ended. */
  async close(reason: string): Promise<void> {
    this.#reason = reason;
    if (this.#socket.readyState === WebSocket.CONNECTING) this.#socket.terminate();
    else this.#socket.close(1000);
    const force = setTimeout(() => {
      this.#socket.terminate();
    }, CLOSE_MS);
    await this.#whenEnded;
    clearTimeout(force);
  }

  #listen(): void {
    const socket = this.#socket;
    const alive = () => {
      this.#lastLifeMs = performance.now();
    };
    socket.on('open', () => {
      alive();
      this.#timer = setInterval(() => {
        this.#check();
      }, this.#timings.pingEveryMs);
      this.#events.opened();
    });
    socket.on('ping', alive);
    socket.on('pong', alive);
    socket.on('message', (data, isBinary) => {
      alive();
      if (!isBinary) this.#events.received(bytesOf(data).toString('utf8'));
    });
    // A `close` follows every error.
    socket.on('error', (error) => {
      this.#reason = (error as NodeJS.ErrnoException).code ?? 'error';
    });
    socket.on('unexpected-response', (_request, response) => {
      this.#reason = `refused with ${response.statusCode ?? 0}`;
      response.resume();
      socket.terminate();
      this.#end();
    });
    socket.on('close', () => {
      this.#end();
    });
  }

  #check(): void {
    if (performance.now() - this.#lastLifeMs < this.#timings.idleMs) {
      this.#socket.ping();
      return;
    }
    this.#reason = 'silent';
    this.#socket.terminate();
  }

  #end(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#setEnded();
    this.#events.ended(this.#reason);
  }
}

function bytesOf(data: Buffer | ArrayBuffer | Buffer[]): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}
