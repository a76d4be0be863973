import type { Database } from '../connect.js';
import { inStatement } from '../transaction.js';

/**
 * Takes or renews the lease of a channel, by the database's clock.
 * @returns whether it is the holder's now
 */
export async function takeLease(
  database: Database,
  channel: string,
  { holder, leaseMs }: { readonly holder: string; readonly leaseMs: number },
): Promise<boolean> {
  const count = await inStatement(
    database,
    'taking a lease',
    (tx) => tx.$executeRaw`
      INSERT INTO channel_lease AS held (channel, holder, held_until, taken_at)
      VALUES (${channel}, ${holder},
        now() + ${leaseMs}::integer * interval '1 millisecond', now())
      ON CONFLICT (channel) DO UPDATE SET holder = EXCLUDED.holder,
        held_until = EXCLUDED.held_until,
        taken_at = CASE WHEN held.holder = EXCLUDED.holder AND held.held_until >= now()
          THEN held.taken_at ELSE EXCLUDED.taken_at END
      WHERE held.holder = EXCLUDED.holder OR held.held_until < now()`,
  );
  return count === 1;
}

/** Whether any process holds the channel's connection now. */
export async function isLeaseHeld(database: Database, channel: string): Promise<boolean> {
  const held = await inStatement(
    database,
    'reading a lease',
    (tx) => tx.$queryRaw<readonly unknown[]>`
      SELECT 1 FROM channel_lease WHERE channel = ${channel} AND held_until >= now()`,
  );
  return held.length > 0;
}

/** Gives the lease up at once. */
export async function releaseLease(
  database: Database,
  channel: string,
  holder: string,
): Promise<void> {
  await inStatement(
    database,
    'giving up a lease',
    (tx) => tx.$executeRaw`
      DELETE FROM channel_lease WHERE channel = ${channel} AND holder = ${holder}`,
  );
}
