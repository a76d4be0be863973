import type { CardPart } from '../encode/part.js';
import { CARD_TITLE } from '../texts.js';

/** Cards are pressed soon or never; older ones lose their title when they change. */
const MAX_CARDS = 500;

/** What this process has put on cards, so that a pressed one keeps its look. */
export class SentCards {
  readonly #cards = new Map<string, CardPart>();

  remember(card: CardPart): void {
    this.#cards.set(card.taskId, card);
    const oldest = this.#cards.keys().next();
    if (this.#cards.size > MAX_CARDS && oldest.done !== true) this.#cards.delete(oldest.value);
  }

  titleOf(taskId: string): string {
    return this.#cards.get(taskId)?.title ?? CARD_TITLE;
  }

  /** The label over a button's text; the text itself where the card is not known. */
  labelOf(taskId: string, text: string): string {
    const button = this.#cards.get(taskId)?.buttons.find((one) => one.text === text);
    return button?.label ?? text;
  }
}
