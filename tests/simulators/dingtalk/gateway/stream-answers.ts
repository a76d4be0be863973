import type { World } from '../world.js';
import { readAnswer } from './frames.js';
import type { FrameAnswer } from './frames.js';
import type { StreamSession } from './stream-session.js';
import { topics } from './topics.js';

/** In the log, for an answer that is of no use; no code of the platform. */
const useless = -2;

/** Answers what is wrong with it; empty when nothing is. */
export type Judge = (answer: FrameAnswer) => {
  readonly fault: string;
  readonly doubts: readonly string[];
};

interface Awaited {
  readonly name: string;
  readonly judge: Judge;
}

/** What the bot says on its Stream connections: each answer belongs to a frame by its messageId. */
export class StreamAnswers {
  readonly #awaited = new Map<string, Awaited>();

  constructor(private readonly world: World) {}

  expect(messageId: string, name: string, judge: Judge): void {
    this.#awaited.set(messageId, { name, judge });
  }

  /** A ping wants its own data back, a topic that nobody knows a 404. */
  expectSystem(messageId: string, topic: string, data: object): void {
    this.expect(messageId, topic, ({ code, dataText, doubts }) => {
      if (topic !== topics.ping) {
        return { fault: code === 404 ? '' : `code ${code} to an unknown topic`, doubts };
      }
      const same = dataText === JSON.stringify(data);
      if (code !== 200) return { fault: `code ${code}`, doubts };
      return { fault: same ? '' : 'the data is not that of the ping', doubts };
    });
  }

  /** The time for an answer is over. */
  forget(messageId: string): void {
    this.#awaited.delete(messageId);
  }

  take(session: StreamSession, text: string): void {
    const answer = readAnswer(text);
    if (typeof answer === 'string') {
      this.#log(session, '?', text, answer);
      return;
    }
    const awaited = this.#awaited.get(answer.messageId);
    if (!awaited) {
      this.#log(session, '?', answer, 'no frame awaits an answer to this messageId');
      return;
    }
    this.#awaited.delete(answer.messageId);
    const { fault, doubts } = awaited.judge(answer);
    this.#log(session, awaited.name, answer, fault, doubts);
  }

  #log(
    session: StreamSession,
    name: string,
    body: unknown,
    fault: string,
    doubts: readonly string[] = [],
  ): void {
    this.world.log.add({
      direction: 'from-bot',
      via: 'stream',
      name,
      errcode: fault === '' ? 0 : useless,
      note: fault === '' ? `connection ${session.id}` : fault,
      doubts,
      body,
    });
  }
}
