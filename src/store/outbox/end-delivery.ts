import type { SendProgress, SendResult } from '../../message/outgoing.js';
import { AppError } from '../../kernel/errors.js';
import { storableText } from '../json/storable.js';
import type { Transaction } from '../transaction.js';
import { noteBroken, noteWhole } from './broken-groups.js';
import type { ClaimedDelivery } from './claim-deliveries.js';

type Claim = Pick<ClaimedDelivery, 'messageId' | 'attempts'>;

/** Below it a platform would be asked in a circle, above it nobody would notice that it is back. */
const MIN_WAIT_MS = 200;
const MAX_WAIT_MS = 3_600_000;
/** A platform that did not answer is given a moment before it is asked for the same again. */
const REPEAT_AFTER_MS = 3000;

/**
 * Notes one of the platform's messages that has gone out.
 * @throws AppError `conflict` when another process has taken over: nothing more may be sent here
 */
export async function notePart(
  tx: Transaction,
  { messageId, attempts }: Claim,
  part: SendProgress & { readonly platformId: string | null },
): Promise<void> {
  const { via, partsSent } = part;
  const platformId = part.platformId === null ? null : storableText(part.platformId);
  const count = await tx.$executeRaw`
    UPDATE delivery SET via = ${via}, parts_sent = ${partsSent}
    WHERE message_id = ${messageId} AND state = 'sending' AND attempts = ${attempts}`;
  if (count === 0) throw new AppError('conflict', `delivery ${messageId} was taken over`);
  if (via === null || partsSent < 1) return;
  await tx.$executeRaw`
    INSERT INTO sent_part (message_id, via, part, platform_id)
    VALUES (${messageId}, ${via}, ${partsSent}, ${platformId})
    ON CONFLICT (message_id, via, part) DO UPDATE SET platform_id = EXCLUDED.platform_id`;
}

/** Notes how the attempt ended, unless another process has taken the delivery over since. */
export async function endDelivery(
  tx: Transaction,
  claim: Claim,
  result: SendResult,
): Promise<void> {
  switch (result.kind) {
    case 'sent':
      await endSent(tx, claim, result.via);
      break;
    case 'later':
      await endLater(tx, claim, result);
      break;
    case 'refused':
      await endRefused(tx, claim, result);
      break;
    case 'unknown':
      await endUnknown(tx, claim, result.reason);
      break;
  }
}

/** True even when the lease ran out meanwhile, as long as nobody has begun anew. */
async function endSent(
  tx: Transaction,
  { messageId, attempts }: Claim,
  via: string,
): Promise<void> {
  const count = await tx.$executeRaw`
    UPDATE delivery SET state = 'sent', via = ${via}, reason = NULL, lease_until = NULL,
      closed_at = now()
    WHERE message_id = ${messageId} AND attempts = ${attempts} AND state <> 'sent'`;
  if (count > 0) await noteWhole(tx, messageId);
}

async function endLater(
  tx: Transaction,
  { messageId, attempts }: Claim,
  { afterMs, reason }: Extract<SendResult, { readonly kind: 'later' }>,
): Promise<void> {
  const waitMs = Math.round(Math.min(Math.max(afterMs, MIN_WAIT_MS), MAX_WAIT_MS));
  await tx.$executeRaw`
    UPDATE delivery SET state = 'queued', reason = ${storableText(reason)}, lease_until = NULL,
      due_at = now() + ${waitMs}::integer * interval '1 millisecond'
    WHERE message_id = ${messageId} AND attempts = ${attempts} AND state = 'sending'`;
}

async function endRefused(
  tx: Transaction,
  { messageId, attempts }: Claim,
  { reason, isBindingBroken }: Extract<SendResult, { readonly kind: 'refused' }>,
): Promise<void> {
  const count = await tx.$executeRaw`
    UPDATE delivery SET state = 'refused', reason = ${storableText(reason)}, lease_until = NULL,
      closed_at = now()
    WHERE message_id = ${messageId} AND attempts = ${attempts} AND state = 'sending'`;
  if (count > 0 && isBindingBroken) await noteBroken(tx, messageId, storableText(reason));
}

async function endUnknown(
  tx: Transaction,
  { messageId, attempts }: Claim,
  reason: string,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE delivery SET is_repeat = true, reason = ${storableText(reason)}, lease_until = NULL,
      due_at = now() + ${REPEAT_AFTER_MS}::integer * interval '1 millisecond',
      state = CASE WHEN is_repeat THEN 'unknown' ELSE 'queued' END,
      closed_at = CASE WHEN is_repeat THEN now() END
    WHERE message_id = ${messageId} AND attempts = ${attempts} AND state = 'sending'`;
}
