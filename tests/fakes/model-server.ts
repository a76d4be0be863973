import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a client sent, as it came over the wire. */
export interface SeenRequest {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: ChatRequest;
  /** The body as text, to search it for what must never be sent. */
  readonly raw: string;
}

interface ChatRequest {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string | null }[];
  readonly response_format?: { readonly type: string };
  readonly tools?: readonly { readonly function: { readonly name: string } }[];
}

/** How the server behaves towards one request. */
export type Behaviour = (request: SeenRequest, response: ServerResponse) => void;

export interface ModelServer {
  readonly baseUrl: string;
  readonly seen: readonly SeenRequest[];
  /** From now on towards every request; several are used one after the other, the last for good. */
  behave(...behaviours: readonly Behaviour[]): void;
  close(): Promise<void>;
}

/** Of each completion another, as clients tell messages apart by it. */
let completions = 0;
function completionId(): string {
  completions += 1;
  return `chatcmpl-${completions}`;
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** A completion with this text as its content. */
export const says =
  (content: string, tokens: unknown = 120): Behaviour =>
  (_, response) => {
    send(response, 200, {
      id: completionId(),
      object: 'chat.completion',
      created: 1,
      model: 'm',
      choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
      ...(tokens === null
        ? {}
        : { usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: tokens } }),
    });
  };

/** A completion that calls tools. */
export const calls =
  (...tools: readonly { readonly name: string; readonly args: unknown }[]): Behaviour =>
  (_, response) => {
    send(response, 200, {
      id: completionId(),
      object: 'chat.completion',
      created: 1,
      model: 'm',
      choices: [
        {
          index: 0,
          finish_reason: 'tool_calls',
          message: {
            role: 'assistant',
            content: null,
            tool_calls: tools.map(({ name, args }, index) => ({
              id: `call_${index}`,
              type: 'function',
              function: { name, arguments: JSON.stringify(args) },
            })),
          },
        },
      ],
      usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
    });
  };

/** An opinion as the prompt asks for it. */
export const opines = (...facts: readonly unknown[]): Behaviour => says(JSON.stringify({ facts }));

export const refuses =
  (status: number, headers: Readonly<Record<string, string>> = {}): Behaviour =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify({ error: { message: 'no' } }));
  };

/** Knows no answer format of this kind, as older endpoints do. */
export const knowsNot =
  (formats: readonly string[], otherwise: Behaviour): Behaviour =>
  (request, response) => {
    const asked = request.body.response_format?.type ?? 'plain';
    (formats.includes(asked) ? refuses(400) : otherwise)(request, response);
  };

/** Never answers. */
export const hangs: Behaviour = () => undefined;

/** Begins to answer and never ends. */
export const trickles: Behaviour = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"choices":[');
};

/** A body without end, as fast as it is taken. */
export const floods: Behaviour = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = Buffer.alloc(64 * 1024, 0x20);
  const pour = (): void => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', pour);
  pour();
};

export const resets: Behaviour = (_, response) => {
  response.socket?.destroy();
};

export const answersRaw =
  (body: string, type = 'application/json'): Behaviour =>
  (_, response) => {
    response.writeHead(200, { 'content-type': type });
    response.end(body);
  };

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** An OpenAI-compatible endpoint on a free local port, as right or as hostile as it is told to be. */
export async function startModelServer(...first: readonly Behaviour[]): Promise<ModelServer> {
  const seen: SeenRequest[] = [];
  let behaviours = first.length > 0 ? [...first] : [says('{"facts":[]}')];
  const server = createServer((request, response) => {
    void readAll(request).then((raw) => {
      const body = JSON.parse(raw || '{}') as ChatRequest;
      const one: SeenRequest = { path: request.url ?? '', headers: request.headers, body, raw };
      seen.push(one);
      const [behaviour] = behaviours;
      if (behaviours.length > 1) behaviours.shift();
      behaviour?.(one, response);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    seen,
    behave: (...next) => {
      behaviours = [...next];
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
