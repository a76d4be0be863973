import { randomBytes } from 'node:crypto';

import { codes, Refusal } from '../refusal.js';
import { jsonBody } from '../http/wecom-dialect.js';
import type { Answer, Call, Route } from '../../shared/http-surface.js';
import type { World } from '../world.js';
import type { BotDesk } from './bot-desk.js';
import { readBotMessage } from './bot-messages.js';
import { chatOf } from './member-message.js';
import type { Speaker } from './member-message.js';

const lifeMs = 60 * 60_000;
const path = '/cgi-bin/aibot/response';

interface Issued {
  readonly speaker: Speaker;
  readonly atMs: number;
  used: boolean;
}

/**
 * Active replies (A2.4): one call within an hour of the callback. The codes for a used, expired or
 * unknown one are chosen. A call that is refused for its body is taken to use it up too.
 */
export class ResponseUrls {
  readonly #issued = new Map<string, Issued>();
  readonly #urlByMessage = new Map<string, string>();

  constructor(
    private readonly world: World,
    private readonly desk: BotDesk,
  ) {}

  /** The address for a message or event; a repeated delivery carries the same. */
  issue(msgId: string, speaker: Speaker): string {
    const known = this.#urlByMessage.get(msgId);
    if (known !== undefined) return known;
    const code = randomBytes(16).toString('hex');
    this.#issued.set(code, { speaker, atMs: this.world.clock.nowMs(), used: false });
    const url = `${this.world.baseUrl}${path}?response_code=${code}`;
    this.#urlByMessage.set(msgId, url);
    return url;
  }

  routes(): readonly Route[] {
    return [{ method: 'POST', path, via: 'response-url', handle: (call) => this.#answer(call) }];
  }

  #answer(call: Call): Answer {
    const code = call.query.get('response_code') ?? '';
    const issued = this.#issued.get(code);
    if (!issued) throw new Refusal(codes.badParameter, 'invalid response_code');
    if (issued.used) throw new Refusal(codes.badParameter, 'response_code was used');
    if (this.world.clock.nowMs() - issued.atMs > lifeMs) {
      throw new Refusal(codes.badParameter, 'response_code expired (1 h)');
    }
    issued.used = true;
    const { message } = readBotMessage(['markdown', 'template_card'], {}, jsonBody(call));
    const { userId } = issued.speaker;
    const place = { chat: chatOf(issued.speaker), userId, origin: code, streamStartMs: null };
    return { body: {}, doubts: this.desk.post({ ...place, limited: false }, message) };
  }
}
