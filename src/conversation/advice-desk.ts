import type { AnswerOpenQuestion } from '../answers/open-question.js';
import type { FactId } from '../kernel/ids.js';
import type { InboundMessage } from '../message/inbound-message.js';
import type { SecondOpinion } from '../understanding/second-opinion.js';

/** Answers that a following 依据 may go back to; beyond it the oldest are forgotten. */
const MAX_REMEMBERED = 500;

/** From a message's arrival; above the time-outs of the model's own uses, which mostly end it sooner. */
const MAX_WAIT_MS = 30_000;

function senderKey({ channel, group, sender }: InboundMessage): string {
  return JSON.stringify([channel, group, sender.userId]);
}

/**
 * Where a model is asked before messages are decided on. While it thinks, other people's messages go
 * on; those of the same sender stay in the order they came, and a redelivery joins the first.
 */
export class AdviceDesk {
  readonly #underWay = new Map<string, Promise<unknown>>();
  readonly #last = new Map<string, Promise<unknown>>();
  readonly #cited = new Map<string, readonly FactId[]>();
  readonly #closing = new AbortController();

  /** @param maxWaitMs for all that a message waits for before it is handled, counted from its arrival */
  constructor(
    readonly secondOpinion: SecondOpinion,
    readonly answerOpenQuestion: AnswerOpenQuestion,
    private readonly maxWaitMs: number = MAX_WAIT_MS,
  ) {}

  /**
   * Once the sender's earlier messages are handled, seeks advice and handles the message with it: advice
   * rests on what those have changed.
   * @param seek never rejects, and goes without advice when its signal says so
   */
  inTurn<Advised, Result>(
    message: InboundMessage,
    seek: (signal: AbortSignal) => Promise<Advised>,
    handle: (advised: Advised) => Promise<Result>,
  ): Promise<Result> {
    const id = JSON.stringify([message.channel, message.id]);
    const running = this.#underWay.get(id);
    if (running !== undefined) return running as Promise<Result>;
    const sender = senderKey(message);
    const signal = AbortSignal.any([this.#closing.signal, AbortSignal.timeout(this.maxWaitMs)]);
    const before = this.#last.get(sender) ?? Promise.resolve();
    const result = before.then(async () => await handle(await seek(signal)));
    const settled = result.then(
      () => undefined,
      () => undefined,
    );
    this.#underWay.set(id, result);
    this.#last.set(sender, settled);
    void settled.then(() => {
      this.#underWay.delete(id);
      if (this.#last.get(sender) === settled) this.#last.delete(sender);
    });
    return result;
  }

  /** Resolves once everything that was begun is handled. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay.values());
  }

  /** Waits for no model any more: rules decide what is under way, at once; resolves when that is stored. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.idle();
  }

  /** Keeps what an answer rests on, for a following 依据. */
  remember(message: InboundMessage, text: string, cited: readonly FactId[]): void {
    const key = `${senderKey(message)} ${text}`;
    this.#cited.delete(key);
    this.#cited.set(key, cited);
    const [oldest] = this.#cited.keys();
    if (this.#cited.size > MAX_REMEMBERED && oldest !== undefined) this.#cited.delete(oldest);
  }

  citedFor(message: InboundMessage, text: string): readonly FactId[] | null {
    return this.#cited.get(`${senderKey(message)} ${text}`) ?? null;
  }
}
