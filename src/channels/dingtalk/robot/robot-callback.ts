import type { Clock } from '../../../kernel/clock.js';
import type { Intake } from '../../../message/arrival.js';
import type {
  CallbackEndpoint,
  CallbackRequest,
  CallbackResponse,
} from '../../../message/callback-endpoint.js';
import { answerJson, parseBody, refuse } from '../callback-answers.js';
import type { DingtalkLog } from '../dingtalk-deps.js';
import type { QuotaWatch } from '../open-api/quota-watch.js';
import { isTimely, robotSign, signsEqual } from '../sign.js';
import { ReplayGuard } from './replay-guard.js';
import type { RobotInbox, Taken } from './robot-inbox.js';

interface CallbackDeps {
  readonly clientSecret: string;
  readonly clock: Clock;
  readonly log: DingtalkLog;
  readonly inbox: RobotInbox;
  readonly quota: QuotaWatch;
  readonly maxSkewMs: number;
  /** `null` until messages can be taken. */
  readonly intake: () => Intake | null;
}

/** A message is a few kilobytes; the longest text of a member is far below this. */
const MAX_BODY_BYTES = 262_144;

/** Where the platform brings messages in HTTP mode. */
export class RobotCallback implements CallbackEndpoint {
  readonly path = '/callback/dingtalk/robot';
  readonly maxBodyBytes = MAX_BODY_BYTES;
  readonly #deps: CallbackDeps;
  readonly #replays: ReplayGuard;

  constructor(deps: CallbackDeps) {
    this.#deps = deps;
    this.#replays = new ReplayGuard(deps.maxSkewMs);
  }

  async answer(request: CallbackRequest): Promise<CallbackResponse> {
    if (request.method !== 'POST') return refuse(400);
    if (request.body.byteLength > MAX_BODY_BYTES) return refuse(413);
    if (!this.#isSigned(request)) return refuse(401);
    const intake = this.#deps.intake();
    if (intake === null) return refuse(503);
    const body = parseBody(request.body);
    if (body === null) return refuse(400);
    this.#deps.quota.count('push');
    try {
      return answerTaken(await this.#deps.inbox.take(body, intake));
    } catch (error) {
      this.#deps.log.error({ err: error }, 'a message could not be stored and is refused');
      return refuse(503);
    }
  }

  #isSigned({ headers, body }: CallbackRequest): boolean {
    const { timestamp, sign } = headers;
    if (timestamp === undefined || sign === undefined) return false;
    const { clientSecret, clock, log, maxSkewMs } = this.#deps;
    const nowMs = clock.now().getTime();
    if (!isTimely(timestamp, nowMs, maxSkewMs)) return false;
    if (!signsEqual(robotSign(timestamp, clientSecret), sign)) return false;
    if (this.#replays.admit(`${timestamp} ${sign}`, body, nowMs)) return true;
    log.warn({}, 'a signature was used again for another body and is refused');
    return false;
  }
}

function answerTaken(taken: Taken): CallbackResponse {
  switch (taken.kind) {
    case 'done':
      return answerJson({ msgtype: 'empty' });
    case 'tell':
      return answerJson({ msgtype: 'text', text: { content: taken.text } });
    case 'malformed':
      return refuse(400);
  }
}
