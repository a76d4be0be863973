import { PassThrough } from 'node:stream';
import type { Context } from 'koa';

/** Below the idle limit of common proxies (60 s), so that a quiet stream stays open. */
const HEARTBEAT_MS = 25_000;

/** Open streams of server-sent events. */
export class EventStreams {
  readonly #open = new Set<PassThrough>();

  /**
   * Answers a request with a stream that tells the present state at once, and again at every change.
   * @param subscribe begins to listen; what it returns is called when the visitor has gone.
   */
  serve(
    context: Context,
    state: () => unknown,
    subscribe: (listener: () => void) => () => void,
  ): void {
    const stream = new PassThrough();
    const tell = (): void => {
      stream.write(`data: ${JSON.stringify(state())}\n\n`);
    };
    const unsubscribe = subscribe(tell);
    const heartbeat = setInterval(() => stream.write(': \n\n'), HEARTBEAT_MS);
    this.#open.add(stream);
    stream.once('close', () => {
      clearInterval(heartbeat);
      unsubscribe();
      this.#open.delete(stream);
    });
    context.req.once('close', () => stream.destroy());
    context.type = 'text/event-stream; charset=utf-8';
    context.set({
      'Cache-Control': 'no-store',
      // The connection serves nothing else; kept alive, it would hold up the end of the process.
      Connection: 'close',
      'X-Accel-Buffering': 'no',
    });
    context.body = stream;
    tell();
  }

  /** The process stops: visitors' browsers will ask again on their own. */
  end(): void {
    for (const stream of this.#open) {
      stream.end();
    }
  }
}
