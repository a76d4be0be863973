import { codes, Refusal } from '../refusal.js';
import type { Shown } from '../../shared/screens.js';
import { SlidingLimit } from '../../shared/sliding-limit.js';
import type { World } from '../world.js';
import type { BotMessage, CardUpdate, StreamFrame } from './bot-messages.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const streamLifeMs = 6 * minuteMs;

/** Limit of replies and pushes together, per conversation (A3.3). */
const conversationLimit = [
  { max: 30, windowMs: minuteMs },
  { max: 1_000, windowMs: hourMs },
];

interface StreamState {
  readonly userId: string;
  readonly startMs: number;
  readonly shown: Shown;
  finished: boolean;
  cardSent: boolean;
}

/** The conversation a reply belongs to, and the message that it answers. */
export interface ReplyPlace {
  readonly chat: string;
  readonly userId: string;
  /** Names the message or callback; streams with the same id under another one are others. */
  readonly origin: string;
  /** When the stream's six minutes began; null: with its first frame. */
  readonly streamStartMs: number | null;
  /** Whether the limit per conversation counts here; it is only known of the long connection. */
  readonly limited: boolean;
}

/** What the bot has on its members' screens: streams, cards, and the limits on sending. */
export class BotDesk {
  readonly #heard = new Set<string>();
  readonly #streams = new Map<string, StreamState>();
  readonly #cards = new Map<string, Shown>();
  readonly #limit = new SlidingLimit(conversationLimit);

  constructor(private readonly world: World) {}

  /** Somebody spoke to the bot here; pushes are allowed from now on. */
  heardIn(chat: string): void {
    this.#heard.add(chat);
  }

  wasHeardIn(chat: string): boolean {
    return this.#heard.has(chat);
  }

  #takeLimit({ chat, limited }: ReplyPlace): void {
    if (limited && !this.#limit.take(chat, this.world.clock.nowMs())) {
      throw new Refusal(codes.tooMany, 'api freq out of limit');
    }
  }

  /** Streams of this member that are still being written. */
  openStreams(userId: string): number {
    const oldestMs = this.world.clock.nowMs() - streamLifeMs;
    return [...this.#streams.values()].filter(
      (stream) => stream.userId === userId && !stream.finished && stream.startMs > oldestMs,
    ).length;
  }

  /** Shows a whole message, or a stream's next frame; answers the doubts about it. */
  post(place: ReplyPlace, message: BotMessage): readonly string[] {
    if (message.stream) {
      return [...message.doubts, ...this.#postStream(place, message, message.stream)];
    }
    const file = message.media
      ? this.world.media.use(message.media.mediaId, 'corp', message.media.type)
      : null;
    this.#refuseUsedTask(message.card?.task_id);
    this.#takeLimit(place);
    this.#show(place, {
      kind: message.msgtype,
      text: message.text,
      card: message.card,
      files: file ? [{ name: file.name, bytes: file.bytes }] : [],
    });
    return message.doubts;
  }

  updateCard(taskId: string, update: CardUpdate): void {
    const shown = this.card(taskId);
    if (update.userIds === null) {
      shown.card = update.card;
      shown.cardFor.clear();
    } else {
      for (const userId of update.userIds) shown.cardFor.set(userId, update.card);
    }
    this.world.screens.changed();
  }

  card(taskId: string): Shown {
    const shown = this.#cards.get(taskId);
    if (!shown) throw new Error(`no card ${taskId} on any screen`);
    return shown;
  }

  #postStream(place: ReplyPlace, message: BotMessage, frame: StreamFrame): readonly string[] {
    const key = `${place.origin}\n${frame.id}`;
    const known = this.#streams.get(key);
    const startMs = known?.startMs ?? place.streamStartMs ?? this.world.clock.nowMs();
    this.#refuseEndedStream(startMs, known?.finished ?? false);
    const card = known?.cardSent ? null : message.card;
    this.#refuseUsedTask(card?.task_id);
    // Unverified: only a stream's first frame is taken to count as a message.
    if (!known) this.#takeLimit(place);
    const state = known ?? this.#openStream(place, key, startMs);
    this.#writeFrame(state, place, frame, card);
    return known && frame.feedback ? ['feedback only counts in the first frame'] : [];
  }

  #writeFrame(
    state: StreamState,
    place: ReplyPlace,
    frame: StreamFrame,
    card: BotMessage['card'],
  ): void {
    state.shown.text = frame.content;
    state.shown.finished = state.finished = frame.finish;
    if (card) {
      state.cardSent = true;
      this.#show(place, { kind: 'template_card', card });
    }
    for (const { image } of frame.msg_item ?? []) {
      const bytes = Buffer.from(image.base64, 'base64');
      this.#show(place, { kind: 'image', files: [{ name: 'picture', bytes }] });
    }
    this.world.screens.changed();
  }

  #refuseEndedStream(startMs: number, finished: boolean): void {
    if (this.world.clock.nowMs() - startMs > streamLifeMs) {
      throw new Refusal(codes.streamExpired, 'stream message update expired (>6 minutes)');
    }
    // The code for a frame after the last one is not known; this is the nearest.
    if (finished) throw new Refusal(codes.streamExpired, 'stream is finished');
  }

  #openStream(place: ReplyPlace, key: string, startMs: number): StreamState {
    const shown = this.#show(place, { kind: 'stream', finished: false });
    const { userId } = place;
    const state = { userId, startMs, shown, finished: false, cardSent: false };
    this.#streams.set(key, state);
    return state;
  }

  #show({ chat }: ReplyPlace, item: Partial<Shown> & Pick<Shown, 'kind'>): Shown {
    const shown = this.world.screens.show({ ...item, chat, by: 'bot' });
    const taskId: unknown = shown.card?.['task_id'];
    if (typeof taskId === 'string') this.#cards.set(taskId, shown);
    return shown;
  }

  #refuseUsedTask(taskId: string | undefined): void {
    if (taskId !== undefined && this.#cards.has(taskId)) {
      throw new Refusal(codes.badParameter, 'task_id was used before');
    }
  }
}
