import type { z } from 'zod';

import { callBot } from '../../shared/call-bot.js';
import { checkShape } from '../../shared/check-shape.js';
import { EventLane } from '../../shared/event-lane.js';
import type { FrameAnswer } from '../gateway/frames.js';
import type { Outcome, StreamPushes } from '../gateway/stream-pushes.js';
import { topics } from '../gateway/topics.js';
import { signCardCall } from '../signature.js';
import type { World } from '../world.js';
import type { Card, CardBook } from './card-book.js';
import { clickAnswerSchema } from './card-shapes.js';
import type { registerSchema } from './card-shapes.js';

/** The bot has two seconds to answer a click (B5). */
const answerMs = 2_000;
/** In the log, for an answer that is of no use; no code of the platform. */
const useless = -2;

export interface CardClick {
  readonly userId: string;
  readonly outTrackId: string;
  readonly actionId: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

type Registration = Pick<z.infer<typeof registerSchema>, 'callbackUrl' | 'apiSecret'>;

/** What members press on cards: to the bot by Stream, or to the registered address. */
export class CardCallbacks {
  readonly #registered = new Map<string, Registration>();
  readonly #lane: EventLane;

  constructor(
    private readonly world: World,
    private readonly book: CardBook,
    private readonly pushes: StreamPushes,
  ) {
    this.#lane = new EventLane(world, 'card-callback');
  }

  /** A route key that is known keeps its address unless forceUpdate is given. */
  register({
    callbackRouteKey,
    forceUpdate,
    ...given
  }: z.infer<typeof registerSchema>): Registration {
    const known = this.#registered.get(callbackRouteKey);
    if (known && forceUpdate !== true) return known;
    this.#registered.set(callbackRouteKey, given);
    return given;
  }

  click({ userId, outTrackId, actionId, params = {} }: CardClick): void {
    const member = this.world.member(userId);
    const card = this.book.find(outTrackId);
    if (!card.shown.some(({ chat }) => chat === userId || this.#isIn(userId, chat))) {
      throw new Error(`${userId} does not see ${outTrackId}`);
    }
    const data = {
      type: 'actionCallback',
      outTrackId,
      userId: card.made.userIdType === 2 ? member.unionId : userId,
      corpId: this.world.settings.app.corpId,
      content: JSON.stringify({ cardPrivateData: { actionIds: [actionId], params } }),
    };
    if (!this.world.quotas.take('push')) this.#lost('the month’s pushes are used up', data);
    else if (card.made.callbackType === 'STREAM') this.#byStream(card, userId, data);
    else this.#byHttp(card, userId, data);
  }

  release(): void {
    this.#lane.release();
  }

  #byStream(card: Card, userId: string, data: object): void {
    card.clicksOpen += 1;
    this.pushes.deliver({
      push: { type: 'CALLBACK', topic: topics.card, headers: {}, data },
      deadlineMs: answerMs,
      redeliveries: 0,
      onAnswer: (answer) => {
        card.clicksOpen -= 1;
        return { ...this.#takeFrame(card, userId, answer), againAfterMs: null };
      },
      onSilence: () => {
        card.clicksOpen -= 1;
      },
    });
  }

  #takeFrame(
    card: Card,
    userId: string,
    { code, data, doubts }: FrameAnswer,
  ): Pick<Outcome, 'fault' | 'doubts'> {
    if (code !== 200) return { fault: `code ${code}`, doubts };
    if (typeof data !== 'object' || data === null || !('response' in data)) {
      return { fault: 'no response in data', doubts };
    }
    const { fault, doubts: more } = this.#apply(card, userId, data.response ?? {});
    return { fault, doubts: [...doubts, ...more] };
  }

  #byHttp(card: Card, userId: string, data: object): void {
    const registered = this.#registered.get(card.made.callbackRouteKey ?? '');
    if (card.made.callbackType !== 'HTTP' || !registered) {
      this.#lost('no callback address is registered for this card', data);
      return;
    }
    this.#lane.dispatch('card', {
      send: () => {
        this.world.inBackground('card', this.#call(card, userId, registered, data));
      },
    });
  }

  async #call(card: Card, userId: string, to: Registration, data: object): Promise<void> {
    const timestamp = String(this.world.clock.nowMs());
    const signed =
      to.apiSecret === undefined
        ? {}
        : {
            'x-ddpaas-signature-timestamp': timestamp,
            'x-ddpaas-signature': signCardCall(timestamp, to.apiSecret),
          };
    card.clicksOpen += 1;
    const received = await callBot(this.world.clock, answerMs, new URL(to.callbackUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signed },
      body: JSON.stringify(data),
    });
    card.clicksOpen -= 1;
    const base = { via: 'card-callback', name: 'card' } as const;
    const outcome = typeof received === 'string' ? received : `status ${received.status}`;
    this.world.log.add({ ...base, direction: 'to-bot', note: outcome, body: data });
    if (typeof received === 'string' || received.status !== 200) return;
    const { fault, doubts } = this.#takeText(card, userId, received.text);
    const errcode = fault === '' ? 0 : useless;
    const { text: body } = received;
    this.world.log.add({ ...base, direction: 'from-bot', errcode, note: fault, doubts, body });
  }

  #takeText(card: Card, userId: string, text: string): Pick<Outcome, 'fault' | 'doubts'> {
    let answer: unknown;
    try {
      answer = JSON.parse(text);
    } catch {
      return { fault: 'the answer is not JSON', doubts: [] };
    }
    return this.#apply(card, userId, answer);
  }

  /** A faulty answer changes nothing, and nobody tells the bot. */
  #apply(card: Card, userId: string, answer: unknown): Pick<Outcome, 'fault' | 'doubts'> {
    const outcome = checkShape(clickAnswerSchema, answer);
    if (!('value' in outcome)) return { fault: outcome.reason, doubts: [] };
    this.book.answerClick(card, userId, outcome.value);
    return { fault: '', doubts: outcome.doubts };
  }

  #isIn(userId: string, chat: string): boolean {
    return this.world.group(chat)?.userIds.includes(userId) ?? false;
  }

  #lost(note: string, body: object): void {
    this.world.log.add({ direction: 'lost', via: 'card-callback', name: 'card', note, body });
  }
}
