import type { ClaimRequest } from '../claim-request.js';
import type { Database } from '../connect.js';
import { inStatement } from '../transaction.js';
import { outboxTexts } from './texts.js';

/** A delivery that this process may send now. */
export interface ClaimedDelivery {
  readonly messageId: string;
  readonly channel: string;
  /** Which claim this is, from 1: only the newest may tell how it went. */
  readonly attempts: number;
  readonly mentions: unknown;
  readonly via: string | null;
  readonly partsSent: number;
  readonly isRepeat: boolean;
}

/**
 * Takes the oldest open delivery of each lane that is due and where nothing is under way. One that
 * waits for its time holds up its lane, so that the order is kept. Several processes may claim at once.
 */
export async function claimDeliveries(
  database: Database,
  { channels, limit, leaseMs }: ClaimRequest,
): Promise<readonly ClaimedDelivery[]> {
  return await inStatement(
    database,
    'claiming deliveries',
    (tx) => tx.$queryRaw<ClaimedDelivery[]>`
      WITH next AS MATERIALIZED (
        SELECT a.message_id FROM delivery a
        WHERE a.state = 'queued' AND a.closed_at IS NULL AND a.due_at <= now()
          AND (a.not_after IS NULL OR a.not_after > now())
          AND a.channel = ANY(${[...channels]}::text[])
          AND NOT EXISTS (
            SELECT 1 FROM delivery b
            WHERE b.lane = a.lane AND b.closed_at IS NULL AND b.message_id <> a.message_id
              AND (b.seq < a.seq OR b.state = 'sending'))
        ORDER BY a.seq LIMIT ${limit}::integer
        FOR UPDATE SKIP LOCKED)
      UPDATE delivery SET state = 'sending', attempts = attempts + 1,
        lease_until = now() + ${leaseMs}::integer * interval '1 millisecond'
      FROM next WHERE delivery.message_id = next.message_id
      RETURNING delivery.message_id AS "messageId", channel, attempts, mentions, via,
        parts_sent AS "partsSent", is_repeat AS "isRepeat"`,
  );
}

export async function renewDelivery(
  database: Database,
  { messageId, attempts }: ClaimedDelivery,
  leaseMs: number,
): Promise<void> {
  await inStatement(
    database,
    'renewing a claim',
    (tx) => tx.$executeRaw`
      UPDATE delivery SET lease_until = now() + ${leaseMs}::integer * interval '1 millisecond'
      WHERE message_id = ${messageId} AND state = 'sending' AND attempts = ${attempts}`,
  );
}

/**
 * Of an attempt whose process is gone nobody knows how it ended: it is made once more, marked as a
 * repetition, and after that left as unknown.
 * @param held what this process still works on, whatever happened to its leases
 */
export async function settleInterrupted(
  database: Database,
  held: readonly string[],
): Promise<void> {
  await inStatement(
    database,
    'settling interrupted deliveries',
    (tx) => tx.$executeRaw`
      UPDATE delivery SET is_repeat = true, lease_until = NULL, due_at = now(),
        reason = ${outboxTexts.interrupted},
        state = CASE WHEN is_repeat THEN 'unknown' ELSE 'queued' END,
        closed_at = CASE WHEN is_repeat THEN now() END
      WHERE state = 'sending' AND lease_until < now() AND message_id <> ALL(${[...held]}::text[])`,
  );
}

/**
 * An answer a day later helps nobody, and hides that something is wrong. A reminder that a platform did
 * not take in working hours would come at night.
 */
export async function giveUpLate(database: Database): Promise<void> {
  await inStatement(
    database,
    'giving up late deliveries',
    (tx) => tx.$executeRaw`
      UPDATE delivery SET closed_at = now(),
        state = CASE WHEN is_repeat THEN 'unknown' ELSE 'refused' END,
        reason = CASE WHEN not_after <= now() THEN ${outboxTexts.pastItsTime}
          WHEN reason IS NULL THEN ${outboxTexts.tooLate(null)}
          ELSE ${outboxTexts.tooLate('')} || reason END
      WHERE state = 'queued' AND closed_at IS NULL
        AND (queued_at < now() - interval '24 hours' OR not_after <= now())`,
  );
}
