import { WSClient } from '@wecom/aibot-node-sdk';
import type { WSClientOptions } from '@wecom/aibot-node-sdk';

import type { MediaPart } from '../encode/part.js';
import { mediaType } from '../sending/media-id.js';
import type { CallResult } from '../sending/call-json.js';
import type { BotSocketConfig } from '../wecom-config.js';
import type { WecomDeps } from '../wecom-deps.js';
import { frameSchema } from './frame.js';
import type { PushedFrame } from './frame.js';

/** Why a connection is over. */
export type LifeEnd =
  | { readonly kind: 'lost' }
  /** Another connection of the same bot was opened. */
  | { readonly kind: 'taken-over' }
  /** The subscription was refused. */
  | { readonly kind: 'refused'; readonly errcode: number };

export interface LifeEvents {
  onReady(): void;
  onPush(frame: PushedFrame): void;
  onEnd(end: LifeEnd): void;
}

/** Its default one writes whole messages to the console. */
const silent: NonNullable<WSClientOptions['logger']> = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** The code stands in the text of the client's error and nowhere else. */
const CODE_IN_ERROR = /\(code: (-?\d{1,9})\)$/;

/**
 * One connection from its opening to its end. The official client is asked for just that: its own
 * reconnecting gives up for good, and cannot tell a wrong secret from a busy platform.
 */
export class LinkLife {
  readonly #client: WSClient;
  readonly #events: LifeEvents;
  readonly #subscribing: NodeJS.Timeout;
  readonly #probeMs: number;
  #refusedCode: number | null = null;
  #isTakenOver = false;
  #isReady = false;
  #isOver = false;
  #probes = 0;

  constructor(config: BotSocketConfig, deps: WecomDeps, events: LifeEvents) {
    const { timings, socketAgent } = deps;
    this.#events = events;
    this.#probeMs = timings.probeMs;
    this.#client = new WSClient({
      ...config,
      maxReconnectAttempts: 0,
      maxAuthFailureAttempts: 0,
      heartbeatInterval: timings.heartbeatMs,
      wsOptions: {
        handshakeTimeout: timings.subscribeMs,
        ...(socketAgent === null ? {} : { agent: socketAgent }),
      },
      logger: silent,
    });
    this.#subscribing = setTimeout(() => {
      this.#end({ kind: 'lost' });
    }, timings.subscribeMs);
    this.#listen();
    this.#client.connect();
  }

  get isReady(): boolean {
    return this.#isReady && !this.#isOver && this.#client.isConnected;
  }

  /** Sends a command and waits for its answer. Commands of one req_id must not overlap. */
  async request(cmd: string, reqId: string, body: object): Promise<CallResult> {
    // The client fails in the same way before and after writing; asking here tells them apart.
    if (!this.isReady) return { kind: 'not-sent', cause: 'no connection' };
    try {
      const frame = await this.#client.reply({ headers: { req_id: reqId } }, body, cmd);
      return { kind: 'ok', body: frameSchema.parse(frame).body ?? {}, date: null };
    } catch (error) {
      const refused = frameSchema.safeParse(error);
      if (refused.success && refused.data.errcode !== undefined) {
        return { kind: 'refused', errcode: refused.data.errcode, date: null };
      }
      void this.#probe();
      return { kind: 'no-answer', cause: 'no answer on the connection' };
    }
  }

  async upload(media: MediaPart): Promise<CallResult> {
    if (!this.isReady) return { kind: 'not-sent', cause: 'no connection' };
    try {
      const { media_id: mediaId } = await this.#client.uploadMedia(Buffer.from(media.content), {
        type: mediaType(media.kind),
        filename: media.name,
      });
      return { kind: 'ok', body: { media_id: mediaId }, date: null };
    } catch (error) {
      const refused = frameSchema.safeParse(error);
      return refused.success && refused.data.errcode !== undefined
        ? { kind: 'refused', errcode: refused.data.errcode, date: null }
        : { kind: 'not-sent', cause: 'upload failed' };
    }
  }

  /** Ends it without a word to `onEnd`. */
  close(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#subscribing);
    this.#client.disconnect();
  }

  #listen(): void {
    const push = (frame: unknown): void => {
      const parsed = frameSchema.safeParse(frame);
      if (parsed.success && !this.#isOver) this.#events.onPush(parsed.data);
    };
    this.#client.on('message', push);
    this.#client.on('event', push);
    this.#client.on('event.disconnected_event', () => {
      this.#isTakenOver = true;
    });
    this.#client.on('authenticated', () => {
      clearTimeout(this.#subscribing);
      if (this.#isOver) return;
      this.#isReady = true;
      this.#events.onReady();
    });
    this.#client.on('error', (error) => {
      const code = CODE_IN_ERROR.exec(error.message)?.[1];
      if (code !== undefined && !this.#isReady) this.#refusedCode = Number(code);
      // An address that is none makes the client give up without ever having been connected.
      if ('code' in error && error.code === 'WS_RECONNECT_EXHAUSTED') this.#end({ kind: 'lost' });
    });
    this.#client.on('disconnected', () => {
      this.#end(this.#reason());
    });
  }

  #reason(): LifeEnd {
    if (this.#isTakenOver) return { kind: 'taken-over' };
    return this.#refusedCode === null
      ? { kind: 'lost' }
      : { kind: 'refused', errcode: this.#refusedCode };
  }

  /** A command without an answer may mean that nothing passes any more: a ping of our own tells. */
  async #probe(): Promise<void> {
    if (!this.isReady) return;
    this.#probes += 1;
    const reqId = `probe-${this.#probes}`;
    const silence = setTimeout(() => {
      this.#end({ kind: 'lost' });
    }, this.#probeMs);
    try {
      await this.#client.reply({ headers: { req_id: reqId } }, {}, 'ping');
    } catch (error) {
      // Any answer, and be it a refusal, shows that the connection lives.
      if (!frameSchema.safeParse(error).success) this.#end({ kind: 'lost' });
    } finally {
      clearTimeout(silence);
    }
  }

  #end(end: LifeEnd): void {
    if (this.#isOver) return;
    this.close();
    this.#events.onEnd(end);
  }
}
