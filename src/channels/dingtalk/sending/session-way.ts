import type { Clock } from '../../../kernel/clock.js';
import { rowOfCode } from '../codes.js';
import type { QuotaWatch } from '../open-api/quota-watch.js';
import { jsonRequest, request } from '../open-api/request.js';
import { sessionAddress } from '../robot/session-handle.js';
import { texts } from '../texts.js';
import { chatBody } from './chat-body.js';
import { asTextPart } from './mentions.js';
import { outcomeOf } from './outcome-of.js';
import { notHere } from './way.js';
import type { PartJob, Way, WayOutcome } from './way.js';

interface SessionDeps {
  readonly oapiBase: string;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  readonly quota: QuotaWatch;
  readonly requestMs: number;
}

/** The address that the answered message brought: it costs no call of the open API. */
export class SessionWay implements Way {
  readonly name = 'session';
  readonly #deps: SessionDeps;

  constructor(deps: SessionDeps) {
    this.#deps = deps;
  }

  canTake(job: PartJob): boolean {
    const carries = job.part.kind === 'text' || job.part.kind === 'card';
    return carries && this.#address(job) !== null;
  }

  async send(job: PartJob): Promise<WayOutcome> {
    const address = this.#address(job);
    if (address === null) return notHere(texts.reasons.sessionOver);
    const { fetch: fetchIt, quota, requestMs } = this.#deps;
    quota.count('push');
    const body = chatBody(job, asTextPart(job.part));
    const answer = await request(fetchIt, jsonRequest(address.href, body), requestMs);
    if (answer.kind === 'ok') return { kind: 'sent', platformId: null };
    // Its codes are not documented: but for being busy, each means that the session is over.
    const isOver = answer.kind === 'error' && rowOfCode(answer.code)?.action !== 'wait';
    return isOver ? notHere(texts.reasons.sessionOver) : outcomeOf(answer);
  }

  #address({ outgoing }: PartJob): URL | null {
    const handle = outgoing.inReplyTo?.handle ?? null;
    if (handle === null) return null;
    const { oapiBase, clock } = this.#deps;
    return sessionAddress(handle, outgoing.to, { oapiBase, nowMs: clock.now().getTime() });
  }
}
