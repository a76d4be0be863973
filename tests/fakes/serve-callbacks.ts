import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { CallbackEndpoint, CallbackRequest } from '../../src/message/callback-endpoint.js';

export interface CallbackServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves callback addresses on loopback, as the product's own server does: raw and unread. */
export async function serveCallbacks(
  endpoints: readonly CallbackEndpoint[],
): Promise<CallbackServer> {
  const server = createServer((request, response) => {
    void answer(endpoints, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function answer(
  endpoints: readonly CallbackEndpoint[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [path = '', ...query] = (request.url ?? '').split('?');
  const endpoint = endpoints.find((one) => one.path === path);
  if (!endpoint) {
    response.writeHead(404).end();
    return;
  }
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  const reply = await endpoint.answer({
    method: request.method as CallbackRequest['method'],
    rawQuery: query.join('?'),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    ),
    body: Buffer.concat(parts),
  });
  response.writeHead(reply.status, { 'content-type': reply.contentType }).end(reply.body);
}
