import type { Clock } from '../../../kernel/clock.js';
import type { Intake } from '../../../message/arrival.js';
import type { DingtalkLog } from '../dingtalk-deps.js';
import { texts } from '../texts.js';
import { statusUpdate } from './card-data.js';
import { decodeCardClick } from './decode-card-click.js';
import type { SentCards } from './sent-cards.js';

interface InboxDeps {
  readonly channel: string;
  readonly corpId: string | null;
  readonly clock: Clock;
  readonly log: DingtalkLog;
  readonly sent: SentCards;
  readonly deadlineMs: number;
}

/** What the card shows next; `late` when storing takes longer than the platform waits. */
export type ClickTaken =
  | { readonly kind: 'update'; readonly update: object }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'late' };

/** Takes clicks on cards in, whichever way they come. */
export class CardInbox {
  readonly #deps: InboxDeps;

  constructor(deps: InboxDeps) {
    this.#deps = deps;
  }

  /** @throws AppError `store` when it could not be stored */
  async take(body: unknown, intake: Intake): Promise<ClickTaken> {
    const { channel, corpId, clock, log, sent } = this.#deps;
    const click = decodeCardClick(body, { channel, corpId, now: clock.now(), sent });
    switch (click.kind) {
      case 'click':
        return (await this.#isStored(intake.accept(click.arrival)))
          ? { kind: 'update', update: statusUpdate(texts.clicked(click.label)) }
          : { kind: 'late' };
      case 'forgotten':
        log.warn({}, 'a button sends no text: the card template lacks the parameter `text`');
        return { kind: 'update', update: statusUpdate(texts.clickNotKnown) };
      case 'ignored':
        log.info({ reason: click.reason }, 'a click is ignored');
        return { kind: 'update', update: {} };
      case 'malformed':
        log.warn({}, 'a click has not the form of one');
        return { kind: 'malformed' };
    }
  }

  /** False when it takes too long; storing goes on then, and what fails is logged. */
  async #isStored(accepted: Promise<void>): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<false>((resolve) => {
      timer = setTimeout(() => {
        resolve(false);
      }, this.#deps.deadlineMs);
    });
    const stored = await Promise.race([accepted.then(() => true), deadline]).finally(() => {
      clearTimeout(timer);
    });
    if (!stored) {
      accepted.catch((error: unknown) => {
        this.#deps.log.error({ err: error }, 'a click could not be stored and is lost');
      });
    }
    return stored;
  }
}
