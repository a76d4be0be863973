import { randomBytes } from 'node:crypto';

import type { Answer, Call, Route } from '../../shared/http-surface.js';
import { webhookJson } from '../check-body.js';
import { oldCodes, OldRefusal } from '../refusal.js';
import type { World } from '../world.js';
import { readRobotMessage } from './message-shapes.js';

const path = '/robot/sendBySession';

interface Session {
  readonly chat: string;
  readonly expiryMs: number;
}

/** Replies through the address that came with a message (B3); no token, and no limit is known. */
export class SessionWebhooks {
  readonly #sessions = new Map<string, Session>();

  constructor(private readonly world: World) {}

  issue(chat: string): { readonly url: string; readonly expiryMs: number } {
    const id = randomBytes(16).toString('hex');
    const expiryMs = this.world.clock.nowMs() + this.world.settings.sessionLifeMs;
    this.#sessions.set(id, { chat, expiryMs });
    return { url: `${this.world.hosts.oapi}${path}?session=${id}`, expiryMs };
  }

  routes(): readonly Route[] {
    return [{ method: 'POST', path, via: 'session-webhook', handle: (call) => this.#reply(call) }];
  }

  #reply(call: Call): Answer {
    const session = this.#sessions.get(call.query.get('session') ?? '');
    if (!session) throw new OldRefusal(oldCodes.sessionOver, 'session 不存在');
    if (session.expiryMs <= this.world.clock.nowMs()) {
      throw new OldRefusal(oldCodes.sessionOver, 'session 已过期');
    }
    const body = webhookJson(call);
    const counts = this.world.settings.limits.sessionRepliesCount;
    if (counts && !this.world.quotas.take('push')) {
      throw new OldRefusal(oldCodes.monthUsedUp, '当月调用量已用完');
    }
    return { body: {}, doubts: this.show(session.chat, body) };
  }

  /** A checked message on the screens; also for the answer in the body of a callback. */
  show(chat: string, body: unknown): readonly string[] {
    const message = readRobotMessage(body);
    if (!message) return [];
    const { kind, text, card, mentions, doubts } = message;
    const strangers = mentions.filter((one) => !this.#isThere(chat, one));
    this.world.screens.show({ chat, by: 'bot', kind, text, card, mentions });
    return [...doubts, ...strangers.map((one) => `mention of ${one}, who is not there`)];
  }

  #isThere(chat: string, mention: string): boolean {
    if (mention === '@all' || /^\+?\d{8,15}$/.test(mention)) return true;
    return mention === chat || (this.world.group(chat)?.userIds.includes(mention) ?? false);
  }
}
