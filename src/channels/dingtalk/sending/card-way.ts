import type { CardDesk } from '../cards/card-desk.js';
import { cardTrackId } from '../cards/card-track.js';
import type { SentCards } from '../cards/sent-cards.js';
import { rowOfCode } from '../codes.js';
import { failureText } from '../open-api/describe-failure.js';
import { isOutsider } from '../robot/outsider.js';
import { texts } from '../texts.js';
import { outcomeOf } from './outcome-of.js';
import { notHere } from './way.js';
import type { PartJob, Way, WayOutcome } from './way.js';

/** Buttons that can be pressed. Every other way says the same in words. */
export class CardWay implements Way {
  readonly name = 'card';
  readonly #desk: CardDesk;
  readonly #sent: SentCards;

  constructor(desk: CardDesk, sent: SentCards) {
    this.#desk = desk;
    this.#sent = sent;
  }

  canTake({ part, outgoing: { to } }: PartJob): boolean {
    if (part.kind !== 'card' || !this.#desk.isOpen) return false;
    return to.kind === 'group' || !isOutsider(to.userId);
  }

  async send({ part, index, outgoing, isRepeat }: PartJob): Promise<WayOutcome> {
    if (part.kind !== 'card') return notHere(texts.reasons.noWay);
    const outTrackId = cardTrackId(outgoing.id, index, outgoing.to, isRepeat);
    // Before it is out: a click may be faster than the answer.
    this.#sent.remember(outTrackId, part.buttons);
    const title = isRepeat ? texts.repeated : part.title;
    const delivered = await this.#desk.deliver({ ...part, title }, outTrackId, outgoing.to);
    if (delivered.kind === 'delivered') {
      return { kind: 'sent', platformId: delivered.carrierId ?? outTrackId };
    }
    if (delivered.kind === 'not-delivered') return notHere(texts.reasons.cardNotDelivered);
    // The codes of cards are hardly documented; words always do.
    return delivered.kind === 'error' && rowOfCode(delivered.code) === null
      ? notHere(failureText(delivered))
      : outcomeOf(delivered);
  }
}
