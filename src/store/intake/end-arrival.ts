import type { Transaction } from '../transaction.js';
import type { ClaimedArrival } from './claim-arrivals.js';

type Claim = Pick<ClaimedArrival, 'channel' | 'id' | 'attempts'>;

/** Empties the row: what stays of the message is what the conversation kept. Only its id is needed. */
export async function closeArrival(
  tx: Transaction,
  { channel, id, attempts }: Claim,
  end: { readonly state: 'done' | 'failed'; readonly failure: string | null },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE arrival SET state = ${end.state}, failure = ${end.failure}, content = NULL,
      lease_until = NULL, closed_at = now()
    WHERE channel = ${channel} AND id = ${id} AND state = 'working' AND attempts = ${attempts}`;
}

/** Lets it be claimed again after a while. The lane waits with it, for the sake of the order. */
export async function postponeArrival(
  tx: Transaction,
  { channel, id, attempts }: Claim,
  { afterMs, failure }: { readonly afterMs: number; readonly failure: string },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE arrival SET state = 'waiting', failure = ${failure}, lease_until = NULL,
      due_at = now() + ${afterMs}::integer * interval '1 millisecond'
    WHERE channel = ${channel} AND id = ${id} AND state = 'working' AND attempts = ${attempts}`;
}

/** Whoever has a way to answer could speak in the bot's name: none is kept longer than it serves. */
export async function eraseExpiredHandles(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    UPDATE arrival SET handle = NULL, handle_expires_at = NULL
    WHERE handle IS NOT NULL AND handle_expires_at <= now()`;
}
