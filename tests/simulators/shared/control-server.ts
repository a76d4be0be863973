import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { z } from 'zod';

import { closeServer } from './listen.js';
import { readBody } from './read-body.js';

/** One thing that can be asked for; a wrong body comes back as the error that it throws. */
export type Action = (body: Record<string, unknown>) => unknown;

export interface ControlPages {
  /** POST /<name> with JSON. */
  readonly actions: Readonly<Record<string, Action>>;
  /** What GET of a path shows: a page of HTML, JSON, or null where there is nothing. */
  read(path: string, sinceSeq: number): string | object | null;
}

/** Room for a file in base64 that a member sends. */
const bodyMaxBytes = 64 * 1024 * 1024;

/** The control port of a simulator. */
export class ControlServer {
  readonly server: Server;

  constructor(private readonly pages: ControlPages) {
    this.server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        sendJson(response, 400, { error: String(error) });
      });
    });
  }

  stop(): Promise<void> {
    return closeServer(this.server);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://control');
    if (request.method === 'GET') {
      const page = this.pages.read(url.pathname, Number(url.searchParams.get('since') ?? 0));
      if (page === null) sendJson(response, 404, { error: 'no such page' });
      else if (typeof page === 'string') sendHtml(response, page);
      else sendJson(response, 200, page);
      return;
    }
    const { actions } = this.pages;
    const action = actions[url.pathname.slice(1)];
    if (!action) {
      sendJson(response, 404, { error: 'no such action', actions: Object.keys(actions) });
      return;
    }
    const text = (await readBody(request, bodyMaxBytes))?.toString('utf8') ?? '';
    const body = z.record(z.string(), z.unknown()).parse(text === '' ? {} : JSON.parse(text));
    sendJson(response, 200, { result: (await action(body)) ?? null });
  }
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

function sendHtml(response: ServerResponse, html: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
}
