import { dateOf } from '../../../kernel/dates.js';
import type { Clock } from '../../../kernel/clock.js';
import { ExpiringCache } from '../../../kernel/expiring-cache.js';
import type { Address } from '../../../message/outgoing.js';
import { rowOfCode } from '../codes.js';
import type { Answer } from '../open-api/answer.js';
import type { OpenApi } from '../open-api/open-api.js';
import type { QuotaWatch } from '../open-api/quota-watch.js';
import { isOutsider } from '../robot/outsider.js';
import { texts } from '../texts.js';
import { ChatPace } from './chat-pace.js';
import { outcomeOf } from './outcome-of.js';
import type { RobotMessage } from './robot-message.js';
import { robotMessage } from './robot-message.js';
import { notHere } from './way.js';
import type { PartJob, Way, WayOutcome } from './way.js';

interface RobotDeps {
  readonly api: OpenApi;
  readonly robotCode: string;
  readonly quota: QuotaWatch;
  readonly clock: Clock;
}

/** How long the platform holds a person back who gets too much. */
const PERSON_WAIT_MS = 60_000;
/** More groups than a county has. */
const MAX_GONE = 1_000;
/** A group without the robot is not asked again for so long, where it has another way. */
const GONE_MS = 10 * 60_000;

/** The robot by the open API: into groups that it is in, and to members of the corp. */
export class RobotWay implements Way {
  readonly name = 'robot';
  readonly #deps: RobotDeps;
  readonly #pace = new ChatPace();
  readonly #gone: ExpiringCache<string, WayOutcome>;

  constructor(deps: RobotDeps) {
    this.#deps = deps;
    this.#gone = new ExpiringCache(deps.clock, MAX_GONE);
  }

  canTake(): boolean {
    return true;
  }

  async send(job: PartJob): Promise<WayOutcome> {
    const { to } = job.outgoing;
    if (to.kind === 'person' && isOutsider(to.userId)) return notHere(texts.reasons.outsider);
    const gone = job.outgoing.webhook === null ? null : this.#gone.get(chatKey(to));
    if (gone !== null) return gone.value;
    const waitMs = this.#pace.take(chatKey(to), this.#deps.clock.now().getTime());
    if (waitMs > 0) return { kind: 'later', afterMs: waitMs, reason: texts.reasons.pace };
    const made = await robotMessage(this.#deps.api, job);
    const answer = made.kind === 'message' ? await this.#post(job, made.message) : made;
    if (answer.kind === 'ok') return to.kind === 'group' ? sent(answer) : sentToPerson(answer);
    if (answer.kind === 'error' && rowOfCode(answer.code)?.action === 'quota') {
      this.#deps.quota.usedUp('api', dateOf(this.#deps.clock.now()).slice(0, 7));
    }
    const outcome = outcomeOf(answer);
    if (outcome.kind === 'not-here' && outcome.isBindingBroken) {
      this.#gone.set(chatKey(to), outcome, GONE_MS);
    }
    return outcome;
  }

  #post({ outgoing: { to } }: PartJob, message: RobotMessage): Promise<Answer> {
    const { api, robotCode } = this.#deps;
    return to.kind === 'group'
      ? api.call({
          host: 'api',
          path: '/v1.0/robot/groupMessages/send',
          body: { robotCode, openConversationId: to.groupId, ...message },
          isCounted: true,
        })
      : api.call({
          host: 'api',
          path: '/v1.0/robot/oToMessages/batchSend',
          body: { robotCode, userIds: [to.userId], ...message },
          isCounted: true,
        });
  }
}

function chatKey(to: Address): string {
  return to.kind === 'group' ? `group ${to.groupId}` : `person ${to.userId}`;
}

type Ok = Extract<Answer, { kind: 'ok' }>;

/** Quotes of the message bring this key back. */
function sent({ body }: Ok): WayOutcome {
  const key = body['processQueryKey'];
  return { kind: 'sent', platformId: typeof key === 'string' ? key : null };
}

/** With one receiver, being on either list means that nothing was sent. */
function sentToPerson(answer: Ok): WayOutcome {
  const { invalidStaffIdList: invalid, flowControlledStaffIdList: held } = answer.body;
  if (Array.isArray(invalid) && invalid.length > 0) return notHere(texts.reasons.unknownPerson);
  return Array.isArray(held) && held.length > 0
    ? { kind: 'later', afterMs: PERSON_WAIT_MS, reason: texts.reasons.personTooFast }
    : sent(answer);
}
