import type { Agent } from 'node:http';

import { WebSocket } from 'ws';

/** Never given out: the gateway refuses it, which shows that it is reached. */
const NO_TICKET = 'zhanbao-doctor';

/**
 * Whether the host of the Stream connections can be reached, without opening one: a connection of the
 * doctor's would be given messages that somebody is waiting to have handled.
 * @returns the reason why not, or `null`
 */
export function probeSocket(
  endpoint: string,
  agent: Agent | null,
  timeoutMs: number,
): Promise<string | null> {
  const url = new URL(endpoint);
  url.searchParams.set('ticket', NO_TICKET);
  return new Promise((resolve) => {
    const socket = new WebSocket(url, {
      handshakeTimeout: timeoutMs,
      followRedirects: false,
      ...(agent === null ? {} : { agent }),
    });
    const end = (reason: string | null) => {
      socket.removeAllListeners();
      // Ending an attempt that never opened is told as one more error.
      socket.on('error', () => undefined);
      socket.terminate();
      resolve(reason);
    };
    socket.on('unexpected-response', (_request, response) => {
      response.resume();
      end(null);
    });
    socket.on('open', () => {
      end(null);
    });
    socket.on('error', (error) => {
      end((error as NodeJS.ErrnoException).code ?? 'timeout');
    });
  });
}
