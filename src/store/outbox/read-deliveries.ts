import type { Database } from '../connect.js';
import { inSnapshot } from '../transaction.js';

export type DeliveryState = 'queued' | 'sending' | 'sent' | 'refused' | 'unknown';

/** How the outbox is doing, for the office. Holds no words of any message. */
export interface DeliveryReport {
  readonly counts: readonly {
    readonly channel: string;
    readonly state: DeliveryState;
    readonly count: number;
  }[];
  /** What has waited longest, with why; `null` when nothing waits. */
  readonly oldestWaiting: WaitingDelivery | null;
  /** Newest first. */
  readonly failures: readonly FailedDelivery[];
  readonly brokenGroups: readonly {
    readonly channel: string;
    readonly groupId: string;
    readonly reason: string;
    readonly noticedAt: Date;
  }[];
}

interface WaitingDelivery {
  readonly messageId: string;
  readonly channel: string;
  readonly queuedAt: Date;
  readonly reason: string | null;
}

interface FailedDelivery extends WaitingDelivery {
  readonly state: 'refused' | 'unknown';
  readonly toGroup: string | null;
  readonly toUser: string | null;
  readonly attempts: number;
  readonly closedAt: Date;
}

/** @param maxFailures how many of the last failures are listed */
export async function readDeliveries(
  database: Database,
  maxFailures: number,
): Promise<DeliveryReport> {
  return await inSnapshot(database, 'reading deliveries', async (tx) => {
    const counts = await tx.$queryRaw<DeliveryReport['counts'][number][]>`
      SELECT channel, state, count(*)::integer AS count FROM delivery
      GROUP BY channel, state ORDER BY channel, state`;
    const waiting = await tx.$queryRaw<WaitingDelivery[]>`
      SELECT message_id AS "messageId", channel, queued_at AS "queuedAt", reason FROM delivery
      WHERE closed_at IS NULL ORDER BY seq LIMIT 1`;
    const failures = await tx.$queryRaw<FailedDelivery[]>`
      SELECT d.message_id AS "messageId", d.channel, d.queued_at AS "queuedAt", d.reason, d.state,
        o.to_group AS "toGroup", o.to_user AS "toUser", d.attempts, d.closed_at AS "closedAt"
      FROM delivery d JOIN outbound_message o ON o.id = d.message_id
      WHERE d.state IN ('refused', 'unknown')
      ORDER BY d.closed_at DESC, d.seq DESC LIMIT ${maxFailures}::integer`;
    const brokenGroups = await tx.$queryRaw<DeliveryReport['brokenGroups'][number][]>`
      SELECT channel, group_id AS "groupId", reason, noticed_at AS "noticedAt" FROM broken_group
      ORDER BY noticed_at DESC`;
    return { counts, oldestWaiting: waiting[0] ?? null, failures, brokenGroups };
  });
}
