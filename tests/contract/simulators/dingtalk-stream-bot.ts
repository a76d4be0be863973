import { WebSocket } from 'ws';

import { Signal } from '../../simulators/shared/signal.js';
import type { DingtalkSimulator } from '../../simulators/dingtalk/start-dingtalk-simulator.js';
import { atEnd } from './at-end.js';

export interface Frame {
  readonly specVersion: string;
  readonly type: string;
  readonly headers: Readonly<Record<string, string>> & { readonly messageId: string };
  readonly data: string;
}

export const robotTopic = '/v1.0/im/bot/messages/get';
export const cardTopic = '/v1.0/card/instances/callback';

const everything = [
  { type: 'CALLBACK', topic: robotTopic },
  { type: 'CALLBACK', topic: cardTopic },
  { type: 'EVENT', topic: '*' },
];

/** The right request for a connection; `more` replaces single fields. */
export async function open(
  { urls, settings }: DingtalkSimulator,
  more: object = {},
  headers: Record<string, string> = {},
): Promise<Response> {
  const { clientId, clientSecret } = settings.app;
  return fetch(`${urls.api}/v1.0/gateway/connections/open`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify({ clientId, clientSecret, subscriptions: everything, ...more }),
  });
}

export interface Opened {
  readonly endpoint: string;
  readonly ticket: string;
}

/** A minimal Stream client that obeys no rule by itself. */
export class StreamBot {
  readonly frames: Frame[] = [];
  closed = false;
  readonly #signal = new Signal();

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => {
      this.frames.push(JSON.parse(data.toString('utf8')) as Frame);
      this.#signal.changed();
    });
    socket.on('close', () => {
      this.closed = true;
      this.#signal.changed();
    });
    socket.on('error', () => undefined);
  }

  /** Opens a connection for all topics, or for those given. */
  static async start(simulator: DingtalkSimulator, subscriptions?: object[]): Promise<StreamBot> {
    const response = await open(simulator, subscriptions ? { subscriptions } : {});
    const { endpoint, ticket } = (await response.json()) as Opened;
    return StreamBot.connect(`${endpoint}?ticket=${encodeURIComponent(ticket)}`);
  }

  static connect(url: string): Promise<StreamBot> {
    const socket = new WebSocket(url);
    const bot = new StreamBot(socket);
    atEnd(() => {
      socket.terminate();
    });
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

  /** Answers a frame; `data` as the object whose JSON is sent. */
  answer(frame: Frame, data: unknown, code = 200, more: object = {}): void {
    this.sendRaw(
      JSON.stringify({
        code,
        headers: { messageId: frame.headers.messageId, contentType: 'application/json' },
        message: 'OK',
        data: JSON.stringify(data),
        ...more,
      }),
    );
  }

  acknowledge(frame: Frame): void {
    this.answer(frame, { response: null });
  }

  /** Resolves when the answer to a protocol ping has come: everything before it was received. */
  pinged(): Promise<void> {
    return new Promise((resolve) => {
      this.socket.once('pong', () => {
        resolve();
      });
      this.socket.ping();
    });
  }

  frame(index: number): Promise<Frame> {
    return this.#signal.until(`frame ${index}`, () => this.frames[index]);
  }

  untilClosed(): Promise<true> {
    return this.#signal.until('the close', () => this.closed || undefined);
  }
}

export const dataOf = (frame: Frame): Record<string, unknown> =>
  JSON.parse(frame.data) as Record<string, unknown>;
