import type { CardDesk } from '../cards/card-desk.js';
import { cardTrackId } from '../cards/card-track.js';
import type { SentCards } from '../cards/sent-cards.js';
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
    const outTrackId = cardTrackId(outgoing.id, index, outgoing.to);
    // Before it is out: a click may be faster than the answer.
    this.#sent.remember(outTrackId, part.buttons);
    const title = isRepeat ? texts.repeated : part.title;
    const delivered = await this.#desk.deliver({ ...part, title }, outTrackId, outgoing.to);
    switch (delivered.kind) {
      case 'delivered':
        return { kind: 'sent', platformId: delivered.carrierId ?? outTrackId };
      case 'not-delivered':
        return notHere(texts.reasons.cardNotDelivered);
      default:
        return outcomeOf(delivered);
    }
  }
}
