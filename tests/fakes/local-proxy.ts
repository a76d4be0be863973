import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** An office's proxy: makes tunnels, and finds every host on this machine. */
export class LocalProxy {
  /** What tunnels were asked for: host and port. */
  readonly asked: string[] = [];
  readonly url: string;
  readonly #open = new Set<Duplex>();

  private constructor(private readonly server: ReturnType<typeof createServer>) {
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async start(): Promise<LocalProxy> {
    const server = createServer((_request, response) => {
      response.writeHead(405).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const proxy = new LocalProxy(server);
    server.on('connect', (request: IncomingMessage, near: Duplex, head: Buffer) => {
      proxy.#tunnel(request.url ?? '', near, head);
    });
    return proxy;
  }

  async close(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  #tunnel(target: string, near: Duplex, head: Buffer): void {
    this.asked.push(target);
    const far = connect(Number(target.split(':').at(-1)), '127.0.0.1', () => {
      near.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      far.write(head);
      near.pipe(far).pipe(near);
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#open.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        this.#open.delete(one);
        other.destroy();
      });
    }
  }
}
