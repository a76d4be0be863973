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

type Stored = 'new' | 'known' | 'late';

/** Of a button that was pressed before the answer may be shown already, and comes only once. */
function taken(stored: Stored, label: string): ClickTaken {
  if (stored === 'late') return { kind: 'late' };
  return { kind: 'update', update: stored === 'new' ? statusUpdate(texts.clicked(label)) : {} };
}

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
        return taken(await this.#store(intake.accept(click.arrival)), click.label);
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

  /** `late` when it takes too long; storing goes on then, and what fails is logged. */
  async #store(accepted: Promise<boolean>): Promise<Stored> {
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => {
        resolve('late');
      }, this.#deps.deadlineMs);
    });
    const ended = accepted.then((isNew): Stored => (isNew ? 'new' : 'known'));
    const stored = await Promise.race([ended, deadline]).finally(() => {
      clearTimeout(timer);
    });
    if (stored === 'late') {
      accepted.catch((error: unknown) => {
        this.#deps.log.error({ err: error }, 'a click could not be stored and is lost');
      });
    }
    return stored;
  }
}
