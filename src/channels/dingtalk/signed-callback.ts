import type { Clock } from '../../kernel/clock.js';
import type { Intake } from '../../message/arrival.js';
import type { CallbackRequest, CallbackResponse } from '../../message/callback-endpoint.js';
import { parseBody, refuse } from './callback-answers.js';
import type { DingtalkLog } from './dingtalk-deps.js';
import type { QuotaWatch } from './open-api/quota-watch.js';
import { ReplayGuard } from './replay-guard.js';
import { isTimely, signsEqual } from './sign.js';

export interface CallbackDeps {
  readonly clientSecret: string;
  readonly clock: Clock;
  readonly log: DingtalkLog;
  readonly quota: QuotaWatch;
  readonly maxSkewMs: number;
  /** `null` until messages can be taken. */
  readonly intake: () => Intake | null;
}

/** What one kind of callback has of its own. */
interface CallbackKind {
  readonly maxBodyBytes: number;
  /** Names of the headers, in small letters. */
  readonly headers: { readonly timestamp: string; readonly sign: string };
  readonly signOf: (timestamp: string) => string;
  /** Is given any JSON but `null`. */
  readonly take: (body: unknown, intake: Intake) => Promise<CallbackResponse>;
}

/** Takes what the platform brings in HTTP mode, once its signature was checked. */
export class SignedCallback {
  readonly #deps: CallbackDeps;
  readonly #kind: CallbackKind;
  readonly #replays: ReplayGuard;

  constructor(deps: CallbackDeps, kind: CallbackKind) {
    this.#deps = deps;
    this.#kind = kind;
    this.#replays = new ReplayGuard(deps.maxSkewMs);
  }

  async answer(request: CallbackRequest): Promise<CallbackResponse> {
    if (request.method !== 'POST') return refuse(400);
    if (request.body.byteLength > this.#kind.maxBodyBytes) return refuse(413);
    if (!this.#isSigned(request)) return refuse(401);
    const intake = this.#deps.intake();
    if (intake === null) return refuse(503);
    const body = parseBody(request.body);
    if (body === null) return refuse(400);
    this.#deps.quota.count('push');
    try {
      return await this.#kind.take(body, intake);
    } catch (error) {
      this.#deps.log.error({ err: error }, 'what came in could not be stored and is refused');
      return refuse(503);
    }
  }

  #isSigned({ headers, body }: CallbackRequest): boolean {
    const timestamp = headers[this.#kind.headers.timestamp];
    const sign = headers[this.#kind.headers.sign];
    if (timestamp === undefined || sign === undefined) return false;
    const { clock, log, maxSkewMs } = this.#deps;
    const nowMs = clock.now().getTime();
    if (!isTimely(timestamp, nowMs, maxSkewMs)) return false;
    if (!signsEqual(this.#kind.signOf(timestamp), sign)) return false;
    if (this.#replays.admit(`${timestamp} ${sign}`, body, nowMs)) return true;
    log.warn({}, 'a signature was used again for another body and is refused');
    return false;
  }
}
