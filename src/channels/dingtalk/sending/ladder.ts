import type { Outgoing, SendReporter, SendResult } from '../../../message/outgoing.js';
import type { DingtalkLog } from '../dingtalk-deps.js';
import type { Part } from '../encode/part.js';
import { texts } from '../texts.js';
import type { PartJob, Way, WayName, WayOutcome } from './way.js';

type NotHere = Extract<WayOutcome, { kind: 'not-here' }>;
type Stop = Exclude<SendResult, { kind: 'sent' }>;
type PartResult =
  { readonly kind: 'sent'; readonly via: WayName; readonly platformId: string | null } | Stop;

/**
 * Brings one message out, part by part: each on the first way that takes it. All ways carry the same
 * parts, so a retry goes on at the part where the last attempt ended, whichever way that was.
 */
export class Ladder {
  readonly #ways: readonly Way[];
  readonly #log: DingtalkLog;

  constructor(ways: readonly Way[], log: DingtalkLog) {
    this.#ways = ways;
    this.#log = log;
  }

  async send(
    outgoing: Outgoing,
    parts: readonly Part[],
    reporter: SendReporter,
  ): Promise<SendResult> {
    const { progress } = outgoing;
    const closed = new Map<WayName, NotHere>();
    let via: string = progress.via ?? this.#ways[0]?.name ?? '';
    for (let index = progress.partsSent; index < parts.length; index += 1) {
      const part = parts[index];
      if (part === undefined) break;
      const isRepeat = outgoing.isRepeat && index === progress.partsSent;
      const result = await this.#sendPart({ part, index, outgoing, isRepeat }, closed);
      if (result.kind !== 'sent') return result;
      via = result.via;
      await reporter.partSent({ via, partsSent: index + 1, platformId: result.platformId });
    }
    return { kind: 'sent', via };
  }

  async #sendPart(job: PartJob, closed: Map<WayName, NotHere>): Promise<PartResult> {
    const { id } = job.outgoing;
    for (const way of this.#ways) {
      if (closed.has(way.name) || !way.canTake(job)) continue;
      const outcome = await way.send(job);
      if (outcome.kind === 'sent') {
        return { kind: 'sent', via: way.name, platformId: outcome.platformId };
      }
      const { reason } = outcome;
      this.#log.warn({ id, via: way.name, outcome: outcome.kind, reason }, 'a message is not sent');
      if (outcome.kind !== 'not-here') return outcome;
      closed.set(way.name, outcome);
    }
    return conclusion([...closed.values()]);
  }
}

/** No way took it. Where somebody can mend one, it is tried again; the last reason weighs most. */
function conclusion(refusals: readonly NotHere[]): Stop {
  const reason = refusals.map((refusal) => refusal.reason).join('；') || texts.reasons.noWay;
  const heals = refusals.flatMap(({ healsAfterMs }) =>
    healsAfterMs === null ? [] : [healsAfterMs],
  );
  if (heals.length > 0) return { kind: 'later', afterMs: Math.min(...heals), reason };
  const isBindingBroken = refusals.some((refusal) => refusal.isBindingBroken);
  return { kind: 'refused', reason, isBindingBroken };
}
