import { WebSocket } from 'ws';

import { Signal } from '../../simulators/shared/signal.js';

export interface Frame {
  readonly cmd?: string;
  readonly headers: { readonly req_id: string };
  readonly errcode?: number;
  readonly errmsg?: string;
  readonly body?: Record<string, unknown>;
}

/** A minimal client of the long connection that obeys no rule by itself. */
export class BotSocket {
  /** Texts that are no JSON. */
  readonly unreadable: string[] = [];
  readonly #answers = new Map<string, Frame[]>();
  readonly #pushes: Frame[] = [];
  closed = false;
  readonly #signal = new Signal();
  #count = 0;

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => {
      this.#take(data.toString('utf8'));
      this.#signal.changed();
    });
    socket.on('close', () => {
      this.closed = true;
      this.#signal.changed();
    });
    socket.on('error', () => undefined);
  }

  static connect(url: string): Promise<BotSocket> {
    const socket = new WebSocket(url);
    const bot = new BotSocket(socket);
    return new Promise((resolve, reject) => {
      socket.once('open', () => {
        resolve(bot);
      });
      socket.once('error', reject);
    });
  }

  sendRaw(text: string | Buffer): void {
    this.socket.send(text);
  }

  /** Sends a command and does not wait; answers its req_id. */
  send(cmd: string, body?: unknown, reqId = this.nextId()): string {
    this.sendRaw(JSON.stringify({ cmd, headers: { req_id: reqId }, body }));
    return reqId;
  }

  /** Sends a command and waits for the next answer under its req_id. */
  async ask(cmd: string, body?: unknown, reqId = this.nextId()): Promise<Frame> {
    const before = this.answers(reqId).length;
    this.send(cmd, body, reqId);
    return this.until(`answer to ${cmd}`, () => this.answers(reqId)[before]);
  }

  answers(reqId: string): readonly Frame[] {
    return this.#answers.get(reqId) ?? [];
  }

  /** Frames the platform sent by itself. */
  pushes(): readonly Frame[] {
    return this.#pushes;
  }

  push(index: number): Promise<Frame> {
    return this.until(`push ${index}`, () => this.pushes()[index]);
  }

  untilClosed(): Promise<true> {
    return this.until('the close', () => this.closed || undefined);
  }

  until<T>(what: string, look: () => T | undefined): Promise<T> {
    return this.#signal.until(what, look);
  }

  close(): void {
    this.socket.terminate();
  }

  nextId(): string {
    this.#count += 1;
    return `t-${this.#count}`;
  }

  #take(text: string): void {
    let frame: Frame;
    try {
      frame = JSON.parse(text) as Frame;
    } catch {
      this.unreadable.push(text);
      return;
    }
    const { req_id: reqId } = frame.headers;
    if (frame.cmd !== undefined) this.#pushes.push(frame);
    else this.#answers.set(reqId, [...this.answers(reqId), frame]);
  }
}
