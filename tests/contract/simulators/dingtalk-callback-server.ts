import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

import { listen } from '../../simulators/shared/listen.js';
import { Signal } from '../../simulators/shared/signal.js';
import { atEnd } from './at-end.js';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly query: URLSearchParams;
  readonly text: string;
  readonly json: Record<string, unknown>;
}

/** Stands for no answer at all. */
export const hang = Symbol('hang');

/** The body; a status to fail with. */
type Reply = object | string | number | typeof hang;

/** A minimal callback address that keeps what it is sent, and answers as it is told. */
export class CallbackServer {
  readonly received: Received[] = [];
  reply: (received: Received, index: number) => Reply = () => ({ msgtype: 'empty' });
  url = '';
  readonly #signal = new Signal();

  static async listen(): Promise<CallbackServer> {
    const callback = new CallbackServer();
    const server = createServer((request, response) => {
      void callback.#serve(request, response);
    });
    callback.url = `${await listen(server, 0)}/callback`;
    atEnd(() => {
      server.closeAllConnections();
      server.close();
    });
    return callback;
  }

  /** Resolves with this call when it has come. */
  call(index: number): Promise<Received> {
    return this.#signal.until(`call ${index}`, () => this.received[index]);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const part of request as AsyncIterable<Buffer>) text += part.toString('utf8');
    const { searchParams: query } = new URL(request.url ?? '/', 'http://bot');
    const json = JSON.parse(text) as Record<string, unknown>;
    const received = { headers: request.headers, query, text, json };
    this.received.push(received);
    const reply = this.reply(received, this.received.length - 1);
    if (typeof reply === 'number') response.writeHead(reply).end('failed');
    else if (reply !== hang) {
      response.end(typeof reply === 'string' ? reply : JSON.stringify(reply));
    }
    this.#signal.changed();
  }
}
