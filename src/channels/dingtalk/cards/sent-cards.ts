import type { CardPart } from '../encode/part.js';
import { buttonKey } from './card-data.js';

type Buttons = CardPart['buttons'];

/** The cards of some weeks in one county. */
const MAX_CARDS = 2_000;

/**
 * Buttons of the newest cards that this process sent, for templates whose buttons send no parameter.
 * A convenience: with the template of the guide nothing is looked up here.
 */
export class SentCards {
  readonly #buttons = new Map<string, Buttons>();

  remember(outTrackId: string, buttons: Buttons): void {
    this.#buttons.set(outTrackId, buttons);
    const [oldest] = this.#buttons.keys();
    if (this.#buttons.size > MAX_CARDS && oldest !== undefined) this.#buttons.delete(oldest);
  }

  find(outTrackId: string, actionIds: readonly string[]): Buttons[number] | null {
    const buttons = this.#buttons.get(outTrackId) ?? [];
    return buttons.find((_, index) => actionIds.includes(buttonKey(index + 1))) ?? null;
  }
}
