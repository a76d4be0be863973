import { dateOf } from '../../../kernel/dates.js';
import type { Clock } from '../../../kernel/clock.js';
import type { Intake } from '../../../message/arrival.js';
import type { ReplyHandle } from '../../../message/arrival.js';
import type { DingtalkConfig } from '../dingtalk-config.js';
import type { DingtalkLog } from '../dingtalk-deps.js';
import type { QuotaWatch } from '../open-api/quota-watch.js';
import { RecentSet } from '../recent-set.js';
import { decodeRobotMessage } from './decode-robot-message.js';

/** What to answer a delivery that needs no repetition. */
export type Taken =
  | { readonly kind: 'done' }
  | { readonly kind: 'malformed' }
  /** Words for the sender, who is not answered otherwise. */
  | { readonly kind: 'tell'; readonly text: string; readonly handle: ReplyHandle | null };

interface InboxDeps {
  readonly config: DingtalkConfig;
  readonly channel: string;
  readonly clock: Clock;
  readonly log: DingtalkLog;
  readonly quota: QuotaWatch;
  readonly welcomeText: string;
}

/** Enough for the deliveries of some minutes, however often each comes. */
const MAX_TOLD = 1_000;

/** Takes the robot's messages in, whichever way they come. */
export class RobotInbox {
  readonly #deps: InboxDeps;
  readonly #told = new RecentSet(MAX_TOLD);

  constructor(deps: InboxDeps) {
    this.#deps = deps;
  }

  /** @throws AppError `store` when it could not be stored: the delivery must be refused. */
  async take(body: unknown, intake: Intake): Promise<Taken> {
    const { clock, log, quota } = this.#deps;
    const now = clock.now();
    const decoded = decodeRobotMessage(body, { ...this.#deps, now });
    switch (decoded.kind) {
      case 'message':
        await intake.accept(decoded.arrival);
        return { kind: 'done' };
      case 'tell':
        return this.#told.add(decoded.id) ? decoded : { kind: 'done' };
      case 'used-up':
        quota.usedUp(null, dateOf(now).slice(0, 7));
        return { kind: 'done' };
      case 'ignored':
        log.info({ reason: decoded.reason }, 'a robot message is ignored');
        return { kind: 'done' };
      case 'malformed':
        log.warn({}, 'a robot message has not the form of one');
        return { kind: 'malformed' };
    }
  }
}
