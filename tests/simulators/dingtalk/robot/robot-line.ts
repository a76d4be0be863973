import { EventLane } from '../../shared/event-lane.js';
import { callBot } from '../../shared/call-bot.js';
import { PlatformRefusal } from '../../shared/platform-refusal.js';
import type { StreamPushes } from '../gateway/stream-pushes.js';
import type { Outcome } from '../gateway/stream-pushes.js';
import type { FrameAnswer } from '../gateway/frames.js';
import { topics } from '../gateway/topics.js';
import { signWithSecret } from '../signature.js';
import type { World } from '../world.js';
import type { Fields } from './member-message.js';
import type { SessionWebhooks } from './session-webhooks.js';

/** In the log, for an answer that is of no use; no code of the platform. */
const useless = -2;
/** What a callback carries instead of its text when the month's pushes are used up. */
const quotaUsedUp = { errorCode: '20001', errorMessage: '当月推送次数已用完' };

/** Hands a member's message to the robot: by Stream, or by a signed call to its address (B2). */
export class RobotLine {
  mode: 'stream' | 'http';
  url: string | null = null;
  readonly #lane: EventLane;

  constructor(
    private readonly world: World,
    private readonly pushes: StreamPushes,
    private readonly sessions: SessionWebhooks,
  ) {
    this.mode = world.settings.app.mode;
    this.#lane = new EventLane(world, 'robot-callback');
  }

  unready(): string {
    return this.mode === 'http' && this.url === null ? 'no callback address is set' : '';
  }

  deliver(body: Fields, chat: string): void {
    const allowed = this.world.quotas.take('push');
    const told = allowed ? body : withoutText(body);
    if (this.mode === 'http') this.#deliverByHttp(told, chat);
    else if (allowed || this.world.settings.stream.overQuota === 'error-code') {
      this.#deliverByStream(told);
    } else {
      const note = 'the month’s pushes are used up';
      this.world.log.add({ direction: 'lost', via: 'stream', name: topics.robot, note, body });
    }
  }

  release(): void {
    this.#lane.release();
  }

  #deliverByStream(body: Fields): void {
    const { ackDeadlineMs, redeliveries } = this.world.settings.stream;
    this.pushes.deliver({
      push: { type: 'CALLBACK', topic: topics.robot, headers: {}, data: body },
      deadlineMs: ackDeadlineMs,
      redeliveries,
      onAnswer: (answer, again) => ({
        ...judge(answer),
        againAfterMs: answer.code !== 200 && again < redeliveries ? ackDeadlineMs : null,
      }),
      onSilence: () => undefined,
    });
  }

  #deliverByHttp(body: Fields, chat: string): void {
    const { url } = this;
    if (url === null) throw new Error(this.unready());
    this.#lane.dispatch('robot', {
      send: () => {
        this.world.inBackground('robot', this.#call(new URL(url), body, chat));
      },
    });
  }

  /** One call; nothing is known of a second one after a failure. */
  async #call(url: URL, body: Fields, chat: string): Promise<void> {
    const timestamp = String(this.world.clock.nowMs());
    const sign = signWithSecret(timestamp, this.world.settings.app.clientSecret);
    const received = await callBot(this.world.clock, this.world.settings.httpAnswerMs, url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', timestamp, sign },
      body: JSON.stringify(body),
    });
    const base = { via: 'robot-callback', name: 'robot' } as const;
    const outcome = typeof received === 'string' ? received : `status ${received.status}`;
    this.world.log.add({ ...base, direction: 'to-bot', note: outcome, body });
    if (typeof received === 'string' || received.status !== 200) return;
    const answer = this.#takeAnswer(chat, received.text);
    this.world.log.add({ ...base, direction: 'from-bot', ...answer, body: received.text });
  }

  /** `{"msgtype":"empty"}`, or a message that is shown at once. */
  #takeAnswer(
    chat: string,
    text: string,
  ): { errcode: number | string; note: string; doubts: readonly string[] } {
    if (text === '') return { errcode: 0, note: '', doubts: ['an empty body instead of empty'] };
    try {
      const doubts = this.sessions.show(chat, JSON.parse(text));
      return { errcode: 0, note: '', doubts };
    } catch (error) {
      const errcode = error instanceof PlatformRefusal ? error.code : useless;
      return { errcode, note: String(error), doubts: [] };
    }
  }
}

function judge({ code, data, doubts }: FrameAnswer): Pick<Outcome, 'fault' | 'doubts'> {
  if (code !== 200) return { fault: `code ${code}`, doubts };
  const hasResponse = typeof data === 'object' && data !== null && 'response' in data;
  return { fault: '', doubts: hasResponse ? doubts : [...doubts, 'no response in data'] };
}

function withoutText(body: Fields): Fields {
  const { text, content, ...rest } = body;
  return text === undefined && content === undefined ? body : { ...rest, ...quotaUsedUp };
}
