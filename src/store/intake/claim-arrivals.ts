import type { ClaimRequest } from '../claim-request.js';
import type { Database } from '../connect.js';
import { inStatement } from '../transaction.js';

/** An arrival that this process may work on now. */
export interface ClaimedArrival {
  readonly channel: string;
  readonly id: string;
  readonly groupId: string | null;
  readonly userId: string;
  readonly sentAt: Date;
  readonly screenReason: string | null;
  readonly content: unknown;
  /** Which claim this is, from 1: only the newest may end the work. */
  readonly attempts: number;
}

/**
 * Takes the oldest open arrival of each lane where nothing is under way, also what a process has
 * left behind whose lease ran out. Several processes may claim at once.
 */
export async function claimArrivals(
  database: Database,
  { channels, limit, leaseMs }: ClaimRequest,
): Promise<readonly ClaimedArrival[]> {
  return await inStatement(
    database,
    'claiming arrivals',
    (tx) => tx.$queryRaw<ClaimedArrival[]>`
      WITH next AS MATERIALIZED (
        SELECT a.channel, a.id FROM arrival a
        WHERE a.closed_at IS NULL AND a.due_at <= now() AND a.channel = ANY(${[...channels]}::text[])
          AND (a.state = 'waiting' OR a.lease_until < now())
          AND NOT EXISTS (
            SELECT 1 FROM arrival b
            WHERE b.lane = a.lane AND b.closed_at IS NULL AND b.seq <> a.seq
              AND (b.seq < a.seq OR b.state = 'working'))
        ORDER BY a.seq LIMIT ${limit}::integer
        FOR UPDATE SKIP LOCKED)
      UPDATE arrival SET state = 'working', attempts = attempts + 1,
        lease_until = now() + ${leaseMs}::integer * interval '1 millisecond'
      FROM next WHERE arrival.channel = next.channel AND arrival.id = next.id
      RETURNING arrival.channel, arrival.id, group_id AS "groupId", user_id AS "userId",
        sent_at AS "sentAt", screen_reason AS "screenReason", content, attempts`,
  );
}

export async function renewArrival(
  database: Database,
  { channel, id, attempts }: ClaimedArrival,
  leaseMs: number,
): Promise<void> {
  await inStatement(
    database,
    'renewing a claim',
    (tx) => tx.$executeRaw`
      UPDATE arrival SET lease_until = now() + ${leaseMs}::integer * interval '1 millisecond'
      WHERE channel = ${channel} AND id = ${id} AND state = 'working' AND attempts = ${attempts}`,
  );
}
