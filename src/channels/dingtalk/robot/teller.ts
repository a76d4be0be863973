import type { ReplyHandle } from '../../../message/arrival.js';
import type { DingtalkLog } from '../dingtalk-deps.js';
import { describeFailure } from '../open-api/describe-failure.js';
import type { QuotaWatch } from '../open-api/quota-watch.js';
import { jsonRequest, request } from '../open-api/request.js';
import { handleAddress } from './session-handle.js';

interface TellerDeps {
  readonly oapiBase: string;
  readonly fetch: typeof fetch;
  readonly log: DingtalkLog;
  readonly quota: QuotaWatch;
  readonly requestMs: number;
}

/** Says why nothing happens to whoever sent what cannot be read. Tried once: nothing hangs on it. */
export class Teller {
  readonly #deps: TellerDeps;

  constructor(deps: TellerDeps) {
    this.#deps = deps;
  }

  async tell(text: string, handle: ReplyHandle | null): Promise<void> {
    const { oapiBase, fetch: fetchIt, log, quota, requestMs } = this.#deps;
    const address = handle === null ? null : handleAddress(handle, oapiBase);
    if (address === null) return;
    quota.count('push');
    const body = { msgtype: 'text', text: { content: text } };
    const answer = await request(fetchIt, jsonRequest(address.href, body), requestMs);
    if (answer.kind !== 'ok') log.info({ why: describeFailure(answer) }, 'a hint is not sent');
  }
}
