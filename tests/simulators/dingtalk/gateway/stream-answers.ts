import type { World } from '../world.js';
import { readAnswer } from './frames.js';
import type { FrameAnswer } from './frames.js';
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

  take(text: string): void {
    const answer = readAnswer(text);
    if (typeof answer === 'string') {
      this.#log('?', text, { fault: answer, doubts: [] });
      return;
    }
    const awaited = this.#awaited.get(answer.messageId);
    if (!awaited) {
      const fault = 'no frame awaits an answer to this messageId';
      this.#log('?', answer, { fault, doubts: [] });
      return;
    }
    this.#awaited.delete(answer.messageId);
    this.#log(awaited.name, answer, awaited.judge(answer));
  }

  #log(name: string, body: unknown, { fault, doubts }: ReturnType<Judge>): void {
    const errcode = fault === '' ? 0 : useless;
    const base = { direction: 'from-bot', via: 'stream', name } as const;
    this.world.log.add({ ...base, errcode, note: fault, doubts, body });
  }
}
