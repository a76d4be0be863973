import { randomInt } from 'node:crypto';

import { EventLane } from '../../shared/event-lane.js';
import type { World } from '../world.js';
import { writeFrame } from './frames.js';
import type { FrameAnswer, Push } from './frames.js';
import type { Judge, StreamAnswers } from './stream-answers.js';
import type { StreamGate } from './stream-gate.js';
import type { StreamSession } from './stream-session.js';

export interface Outcome {
  /** What is wrong with the answer; empty when it is taken. */
  readonly fault: string;
  readonly doubts: readonly string[];
  /** Send it once more after so long; null: it is settled. */
  readonly againAfterMs: number | null;
}

export interface Delivery {
  readonly push: Push & { readonly type: 'EVENT' | 'CALLBACK' };
  readonly deadlineMs: number;
  /** How often it comes again when nobody acknowledges it. */
  readonly redeliveries: number;
  /** `again` counts the deliveries before this one. */
  readonly onAnswer: (answer: FrameAnswer, again: number) => Outcome;
  readonly onSilence: () => void;
}

/** One delivery that is under way. */
interface Flight {
  readonly delivery: Delivery;
  /** How many deliveries came before this one. */
  readonly again: number;
  readonly messageIds: string[];
  settled: boolean;
  cancelDeadline: () => void;
}

/** Pushes a thing to one of the connections at random, and sees to its acknowledgement. */
export class StreamPushes {
  readonly #lane: EventLane;

  constructor(
    private readonly world: World,
    private readonly gate: StreamGate,
    private readonly answers: StreamAnswers,
  ) {
    this.#lane = new EventLane(world, 'stream');
  }

  /** Without a connection that listens it is lost; what is lost on the way runs into its deadline. */
  deliver(delivery: Delivery, again = 0): void {
    const { push, deadlineMs } = delivery;
    const chosen = this.#choose(push);
    const flight: Flight = {
      delivery,
      again,
      messageIds: [],
      settled: false,
      cancelDeadline: this.world.clock.after(deadlineMs, () => {
        this.#unheard(flight);
      }),
    };
    this.#lane.dispatch(push.topic, {
      send: () => {
        this.#send(chosen?.hears(push) ? chosen : this.#choose(push), flight);
      },
      close: () => chosen?.cut(),
      freeze: () => chosen?.freeze(),
    });
  }

  /** Sends what a `reorder` fault held back. */
  release(): void {
    this.#lane.release();
  }

  #choose(push: Delivery['push']): StreamSession | null {
    const ready = this.gate.sessions().filter((session) => session.hears(push));
    return ready[randomInt(Math.max(1, ready.length))] ?? null;
  }

  #send(session: StreamSession | null, flight: Flight): void {
    const { push, onSilence } = flight.delivery;
    const base = { via: 'stream', name: push.topic, body: push.data } as const;
    if (!session) {
      this.world.log.add({ ...base, direction: 'lost', note: 'no connection listens to it' });
      this.#settle(flight);
      onSilence();
      return;
    }
    const { messageId, text } = writeFrame(push, this.world.clock.nowMs(), session.connectionId);
    const again = flight.again === 0 ? '' : `, delivery ${flight.again + 1}`;
    // The answer in the log carries the frame's id too.
    const note = `connection ${session.id}${again}, frame ${messageId}`;
    this.world.log.add({ ...base, direction: session.frozen ? 'lost' : 'to-bot', note });
    flight.messageIds.push(messageId);
    this.answers.expect(messageId, push.topic, (answer) => this.#judge(flight, answer));
    session.send(text);
  }

  #judge(flight: Flight, answer: FrameAnswer): ReturnType<Judge> {
    if (flight.settled) return { fault: '', doubts: ['answered already'] };
    this.#settle(flight);
    const { delivery, again } = flight;
    const { fault, doubts, againAfterMs } = delivery.onAnswer(answer, again);
    if (againAfterMs !== null) {
      this.world.clock.after(againAfterMs, () => {
        this.deliver(delivery, again + 1);
      });
    }
    return { fault, doubts };
  }

  #settle(flight: Flight): void {
    flight.settled = true;
    flight.cancelDeadline();
  }

  #unheard({ delivery, again, messageIds }: Flight): void {
    for (const messageId of messageIds) this.answers.forget(messageId);
    const { deadlineMs, redeliveries, push, onSilence } = delivery;
    const note = `no acknowledgement in ${deadlineMs / 1000} s`;
    this.world.log.add({ direction: 'lost', via: 'stream', name: push.topic, note });
    if (again < redeliveries) this.deliver(delivery, again + 1);
    else onSilence();
  }
}
