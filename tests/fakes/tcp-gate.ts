import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A way to a server that can be shut and opened again, as when a database is away for a while. */
export class TcpGate {
  readonly #sockets = new Set<Socket>();
  #isShut = false;

  private constructor(
    /** Where the server is reached through the gate. */
    readonly url: string,
    private readonly server: ReturnType<typeof createServer>,
  ) {}

  static async before(target: string): Promise<TcpGate> {
    const to = new URL(target);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const through = new URL(target);
    through.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const gate = new TcpGate(through.href, server);
    server.on('connection', (near) => {
      if (gate.#isShut) {
        near.destroy();
        return;
      }
      gate.#join(near, connect(Number(to.port), to.hostname));
    });
    return gate;
  }

  shut(): void {
    this.#isShut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  reopen(): void {
    this.#isShut = false;
  }

  async close(): Promise<void> {
    this.shut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  #join(near: Socket, far: Socket): void {
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(one);
      one.pipe(other);
      one.on('error', () => undefined);
      one.on('close', () => {
        this.#sockets.delete(one);
        other.destroy();
      });
    }
  }
}
