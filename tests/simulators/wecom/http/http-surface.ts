import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

import type { Via } from '../arrival-log.js';
import type { Fault } from '../fault-plan.js';
import { codes, Refusal } from '../refusal.js';
import type { World } from '../world.js';

/** Enough for a picture of 2 MB in base64; the platform's own limit is not known. */
const jsonMaxBytes = 4 * 1024 * 1024;

export interface Call {
  readonly query: URLSearchParams;
  readonly contentType: string;
  readonly body: Buffer;
  readonly path: string;
}

type Asked = Pick<Call, 'path' | 'body'>;

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object becomes JSON with errcode 0 around it. */
  readonly body: Readonly<Record<string, unknown>> | Buffer | string;
  readonly doubts?: readonly string[];
  readonly note?: string;
}

export interface Route {
  readonly method: 'GET' | 'POST';
  /** Ends with a slash where everything below it is meant. */
  readonly path: string;
  readonly via: Via;
  readonly maxBytes?: number;
  handle(call: Call): Answer;
}

/** The platform's HTTP side: finds the route, answers as WeCom does, and lets faults strike. */
export class HttpSurface {
  readonly server: Server;
  readonly #hanging = new Set<ServerResponse>();

  constructor(
    private readonly world: World,
    private readonly routes: readonly Route[],
  ) {
    this.server = createServer((request, response) => {
      world.inBackground('http', this.#serve(request, response));
    });
  }

  stop(): Promise<void> {
    for (const response of this.#hanging) response.destroy();
    return new Promise((resolve) => {
      this.server.close(() => {
        resolve();
      });
      this.server.closeAllConnections();
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://simulator');
    const route = this.routes.find(
      ({ path }) => path === url.pathname || (path.endsWith('/') && url.pathname.startsWith(path)),
    );
    const body = await readBody(request, route?.maxBytes ?? jsonMaxBytes);
    if (!route || !body) {
      const status = body ? 404 : 413;
      this.world.log.add({
        direction: 'from-bot',
        via: route?.via ?? 'api',
        name: url.pathname,
        errcode: status,
        note: body ? 'no such path' : 'body too large',
      });
      response.writeHead(status, { connection: 'close' }).end();
      return;
    }
    const fault = this.world.faults.take('request', url.pathname);
    if (fault && fault.kind !== 'delay') {
      const asked = { path: url.pathname, body };
      this.#log(route, asked, told(fault), `fault ${fault.kind}, not carried out`);
      this.#spoil(response, fault, jsonOf(told(fault)));
      return;
    }
    const contentType = request.headers['content-type'] ?? '';
    const call = { query: url.searchParams, contentType, body, path: url.pathname };
    const carryOut = (): void => {
      this.#carryOut(route, request.method ?? '', call, response);
    };
    if (fault) this.world.clock.after(fault.delayMs ?? 1_000, carryOut);
    else carryOut();
  }

  #carryOut(route: Route, method: string, call: Call, response: ServerResponse): void {
    let outcome: Answer | Refusal;
    try {
      if (method !== route.method) {
        const needed = route.method === 'GET' ? codes.needsGet : codes.needsPost;
        throw new Refusal(needed, `require ${route.method} method`);
      }
      outcome = route.handle(call);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      outcome = error;
    }
    const fault = this.world.faults.take('answer', call.path);
    const note = fault ? `fault ${fault.kind} in answer` : '';
    this.#log(route, call, outcome, note);
    if (fault) {
      const spoilt = fault.kind === 'errcode' ? told(fault) : outcome;
      this.#spoil(response, fault, jsonOf(spoilt));
      return;
    }
    if (outcome instanceof Refusal) sendJson(response, jsonOf(outcome));
    else sendAnswer(response, outcome);
  }

  #spoil(response: ServerResponse, fault: Fault, json: string): void {
    switch (fault.kind) {
      case 'drop':
      case 'half-open':
        this.#hanging.add(response);
        break;
      case 'close':
        response.destroy();
        break;
      case 'http-status':
        response.writeHead(fault.status ?? 502, { 'content-type': 'text/html' });
        response.end('<html><body>Bad Gateway</body></html>');
        break;
      case 'truncate':
        sendJson(response, json.slice(0, Math.floor(json.length / 2)));
        break;
      case 'delay':
        this.world.clock.after(fault.delayMs ?? 1_000, () => {
          sendJson(response, json);
        });
        break;
      case 'errcode':
      case 'duplicate':
      case 'reorder':
        // The last two have no meaning for an HTTP answer.
        sendJson(response, json);
        break;
    }
  }

  #log({ via }: Route, { path, body }: Asked, outcome: Answer | Refusal, note: string): void {
    const refused = outcome instanceof Refusal;
    const said = refused ? outcome.errmsg : (outcome.note ?? '');
    this.world.log.add({
      direction: 'from-bot',
      via,
      name: path,
      errcode: refused ? outcome.errcode : 0,
      note: [said, note].filter((part) => part !== '').join('; '),
      doubts: refused ? [] : (outcome.doubts ?? []),
      body: loggable(body),
    });
  }
}

/** The JSON body of a call; 47001 when it is none. */
export function jsonBody(call: Call): unknown {
  try {
    return JSON.parse(call.body.toString('utf8')) as unknown;
  } catch {
    throw new Refusal(codes.badJson, 'data format error');
  }
}

/** Null when it is longer than allowed; the rest is not read. */
async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const told = (fault: Fault): Refusal =>
  new Refusal(fault.errcode ?? codes.busy, fault.errmsg ?? 'system busy');

function jsonOf(outcome: Answer | Refusal): string {
  if (outcome instanceof Refusal) {
    return JSON.stringify({ errcode: outcome.errcode, errmsg: outcome.errmsg });
  }
  const { body } = outcome;
  if (typeof body === 'string' || Buffer.isBuffer(body)) return body.toString();
  return JSON.stringify({ errcode: 0, errmsg: 'ok', ...body });
}

/** WeCom answers errors with status 200 too: the code is in the JSON. */
function sendJson(response: ServerResponse, json: string): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=UTF-8' }).end(json);
}

function sendAnswer(response: ServerResponse, answer: Answer): void {
  const { body } = answer;
  if (typeof body === 'string' || Buffer.isBuffer(body)) {
    response.writeHead(answer.status ?? 200, answer.headers).end(body);
  } else sendJson(response, jsonOf(answer));
}

/** Bodies that are JSON are kept as such, others by their length. */
function loggable(body: Buffer): unknown {
  if (body.length === 0) return null;
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return `${body.length} bytes`;
  }
}
