import { createHmac } from 'node:crypto';

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
import { ReplayGuard } from '../robot/replay-guard.js';
import { cardSign, isTimely, signsEqual } from '../sign.js';
import type { CardInbox } from './card-inbox.js';

export const CARD_CALLBACK_PATH = '/callback/dingtalk/card';
/** A click is about one kilobyte. */
const MAX_BODY_BYTES = 131_072;

/** Signs clicks; made of the application's secret so that nothing more must be configured. */
export function cardSecret(clientSecret: string): string {
  return createHmac('sha256', clientSecret).update('card callback').digest('hex');
}

interface CallbackDeps {
  readonly clientSecret: string;
  readonly clock: Clock;
  readonly log: DingtalkLog;
  readonly inbox: CardInbox;
  readonly quota: QuotaWatch;
  readonly maxSkewMs: number;
  readonly intake: () => Intake | null;
}

/** Where the platform brings clicks in HTTP mode, after the address was registered. */
export class CardCallback implements CallbackEndpoint {
  readonly path = CARD_CALLBACK_PATH;
  readonly maxBodyBytes = MAX_BODY_BYTES;
  readonly #deps: CallbackDeps;
  readonly #secret: string;
  readonly #replays: ReplayGuard;

  constructor(deps: CallbackDeps) {
    this.#deps = deps;
    this.#secret = cardSecret(deps.clientSecret);
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
      const taken = await this.#deps.inbox.take(body, intake);
      if (taken.kind === 'update') return answerJson(taken.update);
      return refuse(taken.kind === 'malformed' ? 400 : 503);
    } catch (error) {
      this.#deps.log.error({ err: error }, 'a click could not be stored and is refused');
      return refuse(503);
    }
  }

  #isSigned({ headers, body }: CallbackRequest): boolean {
    const timestamp = headers['x-ddpaas-signature-timestamp'];
    const sign = headers['x-ddpaas-signature'];
    if (timestamp === undefined || sign === undefined) return false;
    const { clock, maxSkewMs } = this.#deps;
    const nowMs = clock.now().getTime();
    return (
      isTimely(timestamp, nowMs, maxSkewMs) &&
      signsEqual(cardSign(timestamp, this.#secret), sign) &&
      this.#replays.admit(`${timestamp} ${sign}`, body, nowMs)
    );
  }
}
