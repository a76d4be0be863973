import { randomBytes } from 'node:crypto';
import { z } from 'zod';

import { deliver, openAnswer, verifyAddress } from '../delivery.js';
import type { CallbackTarget, Delivered } from '../delivery.js';
import { EventLane } from '../../shared/event-lane.js';
import { Refusal } from '../refusal.js';
import type { World } from '../world.js';
import type { BotDesk, ReplyPlace } from './bot-desk.js';
import type { BotLine, Occasion } from './bot-line.js';
import { readBotMessage, readCardUpdate } from './bot-messages.js';
import type { BotMessageKind } from './bot-messages.js';
import { chatOf, place } from './member-message.js';
import type { Fields } from './member-message.js';
import type { ResponseUrls } from './response-urls.js';

const streamLifeMs = 6 * 60_000;

/** The key's spelling and the whole-number timestamp are the platform's own (A1). */
const answerSchema = z.strictObject({
  encrypt: z.string(),
  msgsignature: z.string(),
  timestamp: z.int(),
  nonce: z.string(),
});

/** Which passive replies each occasion allows (A2.2, A2.3). */
const allowed: Readonly<
  Record<Exclude<Occasion['kind'], 'template_card_event'>, BotMessageKind[]>
> = {
  message: ['stream', 'template_card', 'stream_with_template_card'],
  enter_chat: ['text', 'template_card'],
  feedback_event: [],
};

/** The bot in callback mode: encrypted JSON to its address, passive replies, stream polling. */
export class CallbackLine implements BotLine {
  readonly mode = 'callback';
  #url: string | null = null;
  readonly #inWork = new Map<string, number>();
  readonly #lane: EventLane;

  constructor(
    private readonly world: World,
    private readonly desk: BotDesk,
    private readonly responseUrls: ResponseUrls,
  ) {
    this.#lane = new EventLane(world, 'bot-callback');
  }

  /** As the console does on saving: an address that does not prove itself is not taken. */
  async connect(url: string): Promise<string> {
    const reason = await verifyAddress(this.world, this.#target(url));
    if (reason === '') this.#url = url;
    return reason;
  }

  unready(): string {
    return this.#url === null ? 'the callback address was not verified' : '';
  }

  inWork(userId: string): number {
    return this.#inWork.get(userId) ?? 0;
  }

  release(): void {
    this.#lane.release();
  }

  deliver(body: Fields, occasion: Occasion): void {
    if (this.#url === null) throw new Error(this.unready());
    const target = this.#target(this.#url);
    const withUrl = ['message', 'template_card_event'].includes(occasion.kind)
      ? { ...body, response_url: this.responseUrls.issue(occasion.msgId, occasion.speaker) }
      : body;
    this.#lane.dispatch(occasion.kind, {
      send: () => {
        this.world.inBackground(occasion.kind, this.#converse(target, withUrl, occasion));
      },
    });
  }

  async #converse(target: CallbackTarget, body: Fields, occasion: Occasion): Promise<void> {
    const { userId } = occasion.speaker;
    this.#inWork.set(userId, this.inWork(userId) + 1);
    const delivered = await deliver(this.world, target, occasion.kind, JSON.stringify(body));
    this.#inWork.set(userId, this.inWork(userId) - 1);
    if (!delivered || delivered.text === '') return;
    const streamId = this.#take(target, delivered, {
      name: occasion.kind,
      apply: (reply) => this.#apply(reply, occasion),
      onError: null,
    });
    if (streamId !== null) this.#pollLater(target, streamId, occasion);
  }

  /** Posts the reply; answers the id of a stream that is to be continued. */
  #apply(reply: unknown, occasion: Occasion): Applied {
    if (occasion.kind === 'template_card_event') {
      const update = readCardUpdate(reply, occasion.taskId ?? '');
      this.desk.updateCard(occasion.taskId ?? '', update);
      return { openStream: null, doubts: update.doubts };
    }
    const { message } = readBotMessage(allowed[occasion.kind], {}, reply);
    const doubts = this.desk.post(this.#place(occasion), message);
    const open = message.stream && !message.stream.finish ? message.stream.id : null;
    return { openStream: open, doubts };
  }

  #pollLater(target: CallbackTarget, streamId: string, occasion: Occasion): void {
    this.world.clock.after(this.world.settings.bot.pollIntervalMs, () => {
      if (this.world.clock.nowMs() - occasion.atMs > streamLifeMs) {
        const note = 'polling ended after 6 minutes without a finish';
        this.world.log.add({ direction: 'lost', via: 'bot-callback', name: 'stream', note });
        return;
      }
      this.world.inBackground('stream', this.#poll(target, streamId, occasion));
    });
  }

  async #poll(target: CallbackTarget, streamId: string, occasion: Occasion): Promise<void> {
    const body = {
      msgid: `p${randomBytes(8).toString('hex')}`,
      ...place(this.world, occasion.speaker),
      msgtype: 'stream',
      stream: { id: streamId },
    };
    const delivered = await deliver(this.world, target, 'stream', JSON.stringify(body));
    const apply = (answer: unknown): Applied => {
      const { message } = readBotMessage(['stream', 'stream_with_template_card'], {}, answer);
      if (message.stream?.id !== streamId) throw new Error(`a poll of ${streamId} got another id`);
      const doubts = this.desk.post(this.#place(occasion), message);
      return { openStream: message.stream.finish ? null : streamId, doubts };
    };
    // A poll that failed is followed by the next one; unverified.
    const next = delivered
      ? this.#take(target, delivered, { name: 'stream', apply, onError: streamId })
      : streamId;
    if (next !== null) this.#pollLater(target, streamId, occasion);
  }

  /** Opens and applies an answer; a faulty one is only seen in the log, as nobody tells the bot. */
  #take(
    target: CallbackTarget,
    delivered: Delivered,
    { name, apply, onError }: Taking,
  ): string | null {
    const base = { direction: 'from-bot', via: 'bot-callback', name } as const;
    let reply: unknown = delivered.text;
    try {
      reply = JSON.parse(openReply(target, delivered));
      const { openStream, doubts } = apply(reply);
      this.world.log.add({ ...base, errcode: 0, doubts, body: reply });
      return openStream;
    } catch (error) {
      const errcode = error instanceof Refusal ? error.errcode : unreadable;
      this.world.log.add({ ...base, errcode, note: String(error), body: reply });
      return onError;
    }
  }

  #target(url: string): CallbackTarget {
    const { token, aesKey } = this.world.settings.bot;
    return {
      url,
      token,
      aesKey,
      receiveId: '',
      via: 'bot-callback',
      wrap: (encrypt) => ({ body: JSON.stringify({ encrypt }), contentType: 'application/json' }),
    };
  }

  #place({ speaker, msgId, atMs }: Occasion): ReplyPlace {
    const { userId } = speaker;
    return { chat: chatOf(speaker), userId, origin: msgId, streamStartMs: atMs, limited: false };
  }
}

interface Applied {
  /** The stream that is to be polled. */
  readonly openStream: string | null;
  readonly doubts: readonly string[];
}

interface Taking {
  readonly name: string;
  readonly apply: (reply: unknown) => Applied;
  /** The stream that is polled on although the answer was faulty. */
  readonly onError: string | null;
}

/** In the log, for an answer that could not be opened; no code of the platform. */
const unreadable = -2;

function openReply(target: CallbackTarget, { text, nonce }: Delivered): string {
  const answer = answerSchema.parse(JSON.parse(text));
  if (answer.nonce !== nonce) throw new Error('the answer does not reuse the nonce');
  return openAnswer(target, {
    encrypt: answer.encrypt,
    signature: answer.msgsignature,
    timestamp: String(answer.timestamp),
    nonce: answer.nonce,
  });
}
