import type { Clock } from '../../../kernel/clock.js';
import type { GroupWebhook } from '../../../message/outgoing.js';
import type { Answer } from '../open-api/answer.js';
import type { QuotaWatch } from '../open-api/quota-watch.js';
import { jsonRequest, request } from '../open-api/request.js';
import { httpsOrOnHostOf } from '../open-api/same-origin.js';
import { chatBody } from '../sending/chat-body.js';
import { ChatPace } from '../sending/chat-pace.js';
import { asTextPart } from '../sending/mentions.js';
import { outcomeOf } from '../sending/outcome-of.js';
import { notHere } from '../sending/way.js';
import type { PartJob, Way, WayOutcome } from '../sending/way.js';
import { robotSign } from '../sign.js';
import { texts } from '../texts.js';

const TOO_FAST = '410100';
/** With an idempotency key a message whose end is not known is simply sent again. */
const AGAIN_MS = 10_000;

interface WebhookDeps {
  readonly oapiBase: string;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  readonly quota: QuotaWatch;
  readonly requestMs: number;
}

/** The group's own custom robot: words only, with a real @, and at most once by its key. */
export class WebhookWay implements Way {
  readonly name = 'webhook';
  readonly #deps: WebhookDeps;
  readonly #pace = new ChatPace();

  constructor(deps: WebhookDeps) {
    this.#deps = deps;
  }

  canTake({ outgoing }: PartJob): boolean {
    return outgoing.to.kind === 'group' && outgoing.webhook !== null;
  }

  async send(job: PartJob): Promise<WayOutcome> {
    const { webhook } = job.outgoing;
    const url = webhook === null ? null : httpsOrOnHostOf(this.#deps.oapiBase, webhook.address);
    if (webhook === null || url === null) return notHere(texts.reasons.webhookAddress);
    const nowMs = this.#deps.clock.now().getTime();
    const waitMs = this.#pace.take(webhook.address, nowMs);
    if (waitMs > 0) return { kind: 'later', afterMs: waitMs, reason: texts.reasons.pace };
    const answer = await this.#post(job, webhook, url);
    return this.#outcome(answer, webhook, nowMs);
  }

  #post(job: PartJob, { secret }: GroupWebhook, url: URL): Promise<Answer> {
    const { clock, fetch: fetchIt, quota, requestMs } = this.#deps;
    if (secret !== null) {
      const timestamp = String(clock.now().getTime());
      url.searchParams.set('timestamp', timestamp);
      url.searchParams.set('sign', robotSign(timestamp, secret));
    }
    quota.count('push');
    const body = {
      ...chatBody(job, asTextPart(job.part)),
      msgUuid: `${job.outgoing.id}.${job.index}`,
    };
    return request(fetchIt, jsonRequest(url.href, body), requestMs);
  }

  #outcome(answer: Answer, { address }: GroupWebhook, nowMs: number): WayOutcome {
    if (answer.kind === 'ok') {
      this.#pace.succeeded(address);
      return { kind: 'sent', platformId: null };
    }
    const outcome = outcomeOf(answer);
    if (outcome.kind === 'unknown') {
      return { kind: 'later', afterMs: AGAIN_MS, reason: outcome.reason };
    }
    if (answer.kind === 'error' && answer.code === TOO_FAST && outcome.kind === 'later') {
      return { ...outcome, afterMs: this.#pace.refused(address, nowMs) };
    }
    return outcome;
  }
}
