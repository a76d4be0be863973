import type { Clock } from '../../kernel/clock.js';
import { AppError } from '../../kernel/errors.js';
import type { InboundMessage } from '../../message/inbound-message.js';
import type { SimulatorInput } from '../../message/simulator-input.js';

type InboundHandler = (message: InboundMessage) => Promise<unknown>;

/**
 * The group simulator as a channel. What was said is kept by the store like on every other channel;
 * the page reads it from there, so nothing is sent: open pages are told to look.
 */
export class SimulatorChannel {
  readonly name = 'simulator';
  readonly #clock: Clock;
  readonly #listeners = new Set<() => void>();
  #handle: InboundHandler | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  start(handle: InboundHandler): Promise<void> {
    this.#handle = handle;
    return Promise.resolve();
  }

  /** Resolves once the message is handled; its replies can then be read from the store. */
  async receive(input: SimulatorInput): Promise<void> {
    if (this.#handle === null) {
      throw new AppError('invariant', 'the simulator received a message before it was started');
    }
    await this.#handle(this.#decode(input));
    this.announce();
  }

  /** @returns a function that ends the subscription. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Tells every open page that messages, figures or the clock have changed. */
  announce(): void {
    for (const listener of this.#listeners) {
      listener();
    }
  }

  #decode(input: SimulatorInput): InboundMessage {
    return {
      id: input.id,
      channel: this.name,
      group: input.group,
      sender: { userId: input.userId, displayName: input.displayName },
      text: input.text,
      sentAt: this.#clock.now(),
      quotedMessageId: input.quotedMessageId,
      quotedText: input.quotedText,
    };
  }
}
