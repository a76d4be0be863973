import { randomBytes } from 'node:crypto';

import { reconnectWaitMs } from '../../../kernel/reconnect-wait.js';
import { codeVerdict } from '../codes.js';
import type { MediaPart } from '../encode/part.js';
import type { CallResult } from '../sending/call-json.js';
import type { BotSocketConfig } from '../wecom-config.js';
import type { WecomDeps } from '../wecom-deps.js';
import type { PushedFrame } from './frame.js';
import { LinkLife } from './link-life.js';
import type { LifeEnd } from './link-life.js';

/** Where the connection stands, for those who ask. */
export type LinkState =
  | 'off'
  | 'connecting'
  | 'ready'
  /** Another process has it; tried again after a long wait. */
  | 'taken-over'
  /** Refused for good: someone must mend the configuration. */
  | 'refused';

/** Keeps the bot's long connection, one life after the other. */
export class BotLink {
  #state: LinkState = 'off';
  #life: LinkLife | null = null;
  #timer: NodeJS.Timeout | null = null;
  #failures = 0;
  #readySinceMs: number | null = null;
  #downSinceMs = 0;
  #refusedCode: number | null = null;

  constructor(
    private readonly config: BotSocketConfig,
    private readonly deps: WecomDeps,
    private readonly onPush: (frame: PushedFrame) => void,
  ) {}

  get state(): LinkState {
    return this.#state;
  }

  get isReady(): boolean {
    return this.#life?.isReady ?? false;
  }

  /** The code with which the platform refused the subscription. */
  get refusedCode(): number | null {
    return this.#refusedCode;
  }

  /** For how long there has been no connection; 0 while there is one. */
  outageMs(): number {
    return this.isReady ? 0 : this.deps.clock.now().getTime() - this.#downSinceMs;
  }

  connect(): void {
    if (this.#life !== null || this.#timer !== null) return;
    this.#downSinceMs = this.deps.clock.now().getTime();
    this.#failures = 0;
    this.#open();
  }

  disconnect(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#life?.close();
    this.#life = null;
    this.#state = 'off';
  }

  request(cmd: string, reqId: string, body: object): Promise<CallResult> {
    return this.#life?.request(cmd, reqId, body) ?? Promise.resolve(noConnection);
  }

  /** A command that answers nothing that came in. */
  ask(cmd: string, body: object): Promise<CallResult> {
    return this.request(cmd, `${cmd}-${randomBytes(8).toString('hex')}`, body);
  }

  upload(media: MediaPart): Promise<CallResult> {
    return this.#life?.upload(media) ?? Promise.resolve(noConnection);
  }

  #open(): void {
    this.#timer = null;
    this.#readySinceMs = null;
    this.#state = 'connecting';
    this.#life = new LinkLife(this.config, this.deps, {
      onReady: () => {
        this.#state = 'ready';
        this.#readySinceMs = performance.now();
        this.#refusedCode = null;
        this.deps.log.info({}, 'The WeCom bot is connected');
      },
      onPush: this.onPush,
      onEnd: (end) => {
        this.#ended(end);
      },
    });
  }

  #ended(end: LifeEnd): void {
    const { timings, log, random, clock } = this.deps;
    if (this.#state === 'ready') this.#downSinceMs = clock.now().getTime();
    const livedMs = this.#readySinceMs === null ? -1 : performance.now() - this.#readySinceMs;
    if (livedMs >= timings.settledMs) this.#failures = 0;
    this.#life = null;
    this.#state = 'connecting';
    switch (end.kind) {
      case 'lost':
        this.#reopenIn(this.#waitMs());
        break;
      case 'taken-over':
        this.#state = 'taken-over';
        log.warn({}, 'Another connection took over the WeCom bot; this one stays away for a while');
        this.#reopenIn(timings.takenOverMs * (1 + random()));
        break;
      case 'refused':
        this.#refused(end.errcode);
        break;
    }
  }

  #refused(errcode: number): void {
    const { timings, log, random } = this.deps;
    const { act, isKnown } = codeVerdict(errcode);
    if (act === 'config') {
      this.#state = 'refused';
      this.#refusedCode = errcode;
      log.error({ errcode }, 'WeCom refuses the bot; its id, secret or mode must be mended');
      return;
    }
    log.warn({ errcode, isKnown }, 'WeCom refused the subscription of the bot for now');
    // Who said no does not say yes at once.
    this.#failures = Math.max(1, this.#failures);
    const waitMs = act === 'slow' ? timings.tooManyMs * (1 + random()) : this.#waitMs();
    this.#reopenIn(waitMs);
  }

  #waitMs(): number {
    const { timings, random } = this.deps;
    const { reconnectAtOnceMs: atOnceMs, reconnectMs: minMs, reconnectMaxMs: maxMs } = timings;
    const waitMs = reconnectWaitMs(this.#failures, { atOnceMs, minMs, maxMs, random });
    this.#failures += 1;
    return waitMs;
  }

  #reopenIn(waitMs: number): void {
    this.deps.log.info({ waitMs: Math.round(waitMs) }, 'The WeCom bot reconnects');
    this.#timer = setTimeout(() => {
      this.#open();
    }, waitMs);
  }
}

const noConnection: CallResult = { kind: 'not-sent', cause: 'no connection' };
