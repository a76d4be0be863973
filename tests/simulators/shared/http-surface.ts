import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';

import type { LaneGround } from './event-lane.js';
import type { Fault } from './fault-plan.js';
import { closeServer } from './listen.js';
import { PlatformRefusal } from './platform-refusal.js';
import { readBody } from './read-body.js';

/** Enough for a picture of 2 MB in base64; the platforms' own limits are not known. */
const jsonMaxBytes = 4 * 1024 * 1024;

export interface Call {
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly contentType: string;
  readonly body: Buffer;
  readonly path: string;
}

type Asked = Pick<Call, 'path' | 'body'>;

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object becomes JSON as the platform writes it. */
  readonly body: Readonly<Record<string, unknown>> | Buffer | string;
  readonly doubts?: readonly string[];
  readonly note?: string;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Ends with a slash where everything below it is meant. */
  readonly path: string;
  /** The surface of the platform, for the log. */
  readonly via: string;
  readonly maxBytes?: number;
  handle(call: Call): Answer;
}

/** What goes over the wire. */
export interface Written {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** How a platform says yes and no. */
export interface Dialect {
  /** A path that exists for other methods only. */
  wrongMethod(route: Route): PlatformRefusal;
  refused(refusal: PlatformRefusal): Written;
  /** Around the fields of an answer. */
  accepted(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
  /** The refusal that a fault stands for. */
  told(fault: Fault): PlatformRefusal;
}

export interface HttpGround extends LaneGround {
  inBackground(what: string, work: Promise<unknown>): void;
}

/** A platform's HTTP side: finds the route, answers in its dialect, and lets faults strike. */
export class HttpSurface {
  readonly server: Server;
  readonly #hanging = new Set<ServerResponse>();

  constructor(
    private readonly world: HttpGround,
    private readonly routes: readonly Route[],
    private readonly dialect: Dialect,
  ) {
    this.server = createServer((request, response) => {
      response.setHeader('date', new Date(Date.now() + world.clock.aheadMs).toUTCString());
      world.inBackground('http', this.#serve(request, response));
    });
  }

  stop(): Promise<void> {
    for (const response of this.#hanging) response.destroy();
    return closeServer(this.server);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://simulator');
    const route = this.#find(url.pathname, request.method ?? '');
    const body = await readBody(request, route?.maxBytes ?? jsonMaxBytes);
    if (!route || !body) {
      this.#turnAway(response, url.pathname, body ? 'no such path' : 'body too large');
      return;
    }
    const fault = this.world.faults.take('request', url.pathname);
    if (fault && fault.kind !== 'delay') {
      const asked = { path: url.pathname, body };
      const told = this.dialect.told(fault);
      this.#log(route, asked, told, `fault ${fault.kind}, not carried out`);
      this.#spoil(response, fault, this.#written(told));
      return;
    }
    const { headers } = request;
    const contentType = headers['content-type'] ?? '';
    const call = { query: url.searchParams, headers, contentType, body, path: url.pathname };
    const carryOut = (): void => {
      this.#carryOut(route, request.method ?? '', call, response);
    };
    if (fault) this.world.clock.after(fault.delayMs ?? 1_000, carryOut);
    else carryOut();
  }

  #turnAway(response: ServerResponse, path: string, note: 'no such path' | 'body too large'): void {
    const status = note === 'no such path' ? 404 : 413;
    this.world.log.add({ direction: 'from-bot', via: 'api', name: path, errcode: status, note });
    response.writeHead(status, { connection: 'close' }).end();
  }

  #find(asked: string, method: string): Route | undefined {
    const found = this.routes.filter(
      ({ path }) => path === asked || (path.endsWith('/') && asked.startsWith(path)),
    );
    return found.find((route) => route.method === method) ?? found[0];
  }

  #carryOut(route: Route, method: string, call: Call, response: ServerResponse): void {
    let outcome: Answer | PlatformRefusal;
    try {
      if (method !== route.method) throw this.dialect.wrongMethod(route);
      outcome = route.handle(call);
    } catch (error) {
      if (!(error instanceof PlatformRefusal)) throw error;
      outcome = error;
    }
    const fault = this.world.faults.take('answer', call.path);
    this.#log(route, call, outcome, fault ? `fault ${fault.kind} in answer` : '');
    if (fault) {
      const spoilt = fault.kind === 'errcode' ? this.dialect.told(fault) : outcome;
      this.#spoil(response, fault, this.#written(spoilt));
    } else send(response, this.#written(outcome));
  }

  #written(outcome: Answer | PlatformRefusal): Written {
    if (outcome instanceof PlatformRefusal) return this.dialect.refused(outcome);
    const { status = 200, headers = {}, body } = outcome;
    if (typeof body === 'string' || Buffer.isBuffer(body)) return { status, headers, body };
    return {
      status,
      headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
      body: JSON.stringify(this.dialect.accepted(body)),
    };
  }

  #spoil(response: ServerResponse, fault: Fault, written: Written): void {
    switch (fault.kind) {
      case 'drop':
      case 'half-open':
        this.#hanging.add(response);
        break;
      case 'close':
        response.destroy();
        break;
      case 'http-status':
        send(response, htmlPage(fault, 502));
        break;
      case 'html':
        send(response, htmlPage(fault, 200));
        break;
      case 'truncate':
        send(response, {
          ...written,
          body: written.body.slice(0, Math.floor(written.body.length / 2)),
        });
        break;
      case 'delay':
        this.world.clock.after(fault.delayMs ?? 1_000, () => {
          send(response, written);
        });
        break;
      case 'errcode':
      case 'duplicate':
      case 'reorder':
        // The last two have no meaning for an HTTP answer.
        send(response, written);
        break;
    }
  }

  #log(
    { via }: Route,
    { path, body }: Asked,
    outcome: Answer | PlatformRefusal,
    note: string,
  ): void {
    const refused = outcome instanceof PlatformRefusal;
    const said = refused ? outcome.words : (outcome.note ?? '');
    this.world.log.add({
      direction: 'from-bot',
      via,
      name: path,
      errcode: refused ? outcome.code : 0,
      note: [said, note].filter((part) => part !== '').join('; '),
      doubts: refused ? [] : (outcome.doubts ?? []),
      body: loggable(body),
    });
  }
}

function send(response: ServerResponse, { status, headers, body }: Written): void {
  response.writeHead(status, headers).end(body);
}

const htmlPage = ({ status, page }: Fault, usual: number): Written => ({
  status: status ?? usual,
  headers: { 'content-type': 'text/html' },
  body: page ?? '<html><body>The request could not be served</body></html>',
});

/** Bodies that are JSON are kept as such, others by their length. */
function loggable(body: Buffer): unknown {
  if (body.length === 0) return null;
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return `${body.length} bytes`;
  }
}
