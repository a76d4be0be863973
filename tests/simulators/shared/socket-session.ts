import type { RawData, WebSocket } from 'ws';

import type { ArrivalLog } from './arrival-log.js';
import type { Signal } from './signal.js';
import type { SimClock } from './sim-clock.js';

interface SessionGround {
  readonly clock: SimClock;
  readonly log: ArrivalLog;
  readonly signal: Signal;
}

export interface SessionHooks {
  readonly onText: (text: string) => void;
  /** A connection that says nothing for so long is cut; null keeps it. */
  readonly silenceMs: number | null;
}

/** One connection of a bot, and what can be done to it. */
export class SocketSession {
  /** Kicked or cut: its frames count no more. */
  gone = false;
  /** Half-open: the connection stands and nothing passes. */
  frozen = false;
  readonly #heldAnswers: string[] = [];
  #stopWatch: () => void = () => undefined;

  constructor(
    readonly id: number,
    private readonly world: SessionGround,
    private readonly socket: WebSocket,
    private readonly hooks: SessionHooks,
  ) {
    socket.on('message', (data: RawData, isBinary: boolean) => {
      if (this.frozen || this.gone) return;
      this.#watchSilence();
      // Only text frames are spoken; a binary one is read as unparsable.
      this.hooks.onText(isBinary ? '' : asText(data));
    });
    socket.on('ping', (data: Buffer) => {
      if (!this.frozen && !this.gone) socket.pong(data);
    });
    socket.on('close', () => {
      this.gone = true;
      this.#stopWatch();
      world.signal.changed();
    });
    // An over-long frame ends in an error here; the close that follows says all.
    socket.on('error', () => undefined);
    this.#watchSilence();
  }

  send(text: string): void {
    if (!this.frozen && !this.gone) this.socket.send(text);
  }

  /** Keeps an answer back until another one has gone. */
  hold(text: string): void {
    this.#heldAnswers.push(text);
  }

  releaseHeld(): void {
    for (const text of this.#heldAnswers.splice(0)) this.send(text);
  }

  close(code: number, reason: string): void {
    this.gone = true;
    this.socket.close(code, reason);
  }

  /** Cut without a closing frame, as a broken network does. */
  cut(): void {
    this.gone = true;
    this.socket.terminate();
  }

  freeze(): void {
    this.frozen = true;
    this.#stopWatch();
  }

  #watchSilence(): void {
    this.#stopWatch();
    const { silenceMs } = this.hooks;
    if (silenceMs === null) return;
    this.#stopWatch = this.world.clock.after(silenceMs, () => {
      this.world.log.add({
        direction: 'lost',
        via: 'socket',
        name: 'silence',
        note: `connection ${this.id} said nothing for ${silenceMs} ms`,
      });
      this.cut();
    });
  }
}

function asText(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return Buffer.isBuffer(data) ? data.toString('utf8') : Buffer.from(data).toString('utf8');
}
