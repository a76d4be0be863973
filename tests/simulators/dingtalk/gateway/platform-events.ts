import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';

import { callBot } from '../../shared/call-bot.js';
import { decryptMessage, encryptMessage, signatureOf } from '../../shared/callback-crypto.js';
import { EventLane } from '../../shared/event-lane.js';
import type { World } from '../world.js';
import type { FrameAnswer } from './frames.js';
import type { Outcome, StreamPushes } from './stream-pushes.js';

/** Unverified: how long an event over HTTP may take. */
const answerMs = 5_000;
/** In the log, for an answer that is of no use; no code of the platform. */
const useless = -2;

const statusSchema = z.looseObject({ status: z.enum(['SUCCESS', 'LATER']) });
const answerSchema = z.strictObject({
  msg_signature: z.string(),
  timeStamp: z.union([z.string(), z.number()]),
  nonce: z.string(),
  encrypt: z.string(),
});

/** Events of the organisation, such as a new member: by Stream, or encrypted to an address (B1, B2). */
export class PlatformEvents {
  url: string | null = null;
  readonly #lane: EventLane;

  constructor(
    private readonly world: World,
    private readonly pushes: StreamPushes,
  ) {
    this.#lane = new EventLane(world, 'event-callback');
  }

  /** Answers the event's id, which stays the same when it comes again. */
  raise(eventType: string, data: Readonly<Record<string, unknown>>): string {
    const eventId = randomUUID();
    const { url } = this;
    if (url === null) this.#byStream(eventId, eventType, data);
    else {
      const plain = JSON.stringify({ EventType: eventType, ...data });
      this.#lane.dispatch(eventType, {
        send: () => {
          this.world.inBackground('event', this.#call(url, eventType, plain));
        },
      });
    }
    return eventId;
  }

  release(): void {
    this.#lane.release();
  }

  #byStream(eventId: string, eventType: string, data: object): void {
    const { settings, clock } = this.world;
    this.pushes.deliver({
      push: {
        type: 'EVENT',
        topic: '*',
        headers: {
          eventId,
          eventType,
          eventCorpId: settings.app.corpId,
          eventBornTime: String(clock.nowMs()),
          eventUnifiedAppId: randomUUID(),
        },
        data,
      },
      deadlineMs: settings.stream.ackDeadlineMs,
      redeliveries: settings.stream.redeliveries,
      onAnswer: (answer) => this.#judge(answer),
      onSilence: () => undefined,
    });
  }

  #judge({ code, data, doubts }: FrameAnswer): Outcome {
    if (code !== 200) return { fault: `code ${code}`, doubts, againAfterMs: null };
    const status = statusSchema.safeParse(data);
    if (!status.success) {
      return { fault: 'no status SUCCESS or LATER in data', doubts, againAfterMs: null };
    }
    const later = status.data.status === 'LATER';
    const { eventAgainAfterMs } = this.world.settings.stream;
    return { fault: '', doubts, againAfterMs: later ? eventAgainAfterMs : null };
  }

  async #call(address: string, eventType: string, plain: string): Promise<void> {
    const { eventToken, eventAesKey } = this.world.settings.app;
    const encrypt = encryptMessage(eventAesKey, plain, this.#receiver());
    const timestamp = String(this.world.clock.nowMs());
    const nonce = randomBytes(6).toString('hex');
    const url = new URL(address);
    const signature = signatureOf(eventToken, timestamp, nonce, encrypt);
    for (const name of ['msg_signature', 'signature']) url.searchParams.set(name, signature);
    url.searchParams.set('timestamp', timestamp);
    url.searchParams.set('nonce', nonce);
    const received = await callBot(this.world.clock, answerMs, url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ encrypt }),
    });
    const base = { via: 'event-callback', name: eventType } as const;
    const outcome = typeof received === 'string' ? received : `status ${received.status}`;
    this.world.log.add({ ...base, direction: 'to-bot', note: outcome, body: plain });
    if (typeof received === 'string' || received.status !== 200) return;
    const fault = this.#faultOf(received.text);
    this.world.log.add({
      ...base,
      direction: 'from-bot',
      errcode: fault === '' ? 0 : useless,
      note: fault,
      body: received.text,
    });
  }

  /** The answer must hold the encrypted word success. */
  #faultOf(text: string): string {
    const { eventToken, eventAesKey } = this.world.settings.app;
    try {
      const answer = answerSchema.parse(JSON.parse(text));
      const { encrypt, nonce, timeStamp, msg_signature: signature } = answer;
      if (signatureOf(eventToken, String(timeStamp), nonce, encrypt) !== signature) {
        return 'wrong signature in the answer';
      }
      const { message, receiveId } = decryptMessage(eventAesKey, encrypt);
      if (receiveId !== this.#receiver()) return `wrong receiveid ${receiveId} in the answer`;
      return message === 'success' ? '' : 'the answer does not hold success';
    } catch (error) {
      return String(error);
    }
  }

  #receiver(): string {
    const { eventReceiver, clientId, corpId } = this.world.settings.app;
    return eventReceiver === 'app-key' ? clientId : corpId;
  }
}
