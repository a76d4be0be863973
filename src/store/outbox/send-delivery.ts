import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../../kernel/errors.js';
import type { MessageId } from '../../kernel/ids.js';
import type { Channel } from '../../message/channel.js';
import type { GroupWebhook, Outgoing, SendReporter, SendResult } from '../../message/outgoing.js';
import type { WhileOwed } from '../../message/reply.js';
import type { ClaimTimes } from '../claim-times.js';
import { whileRenewing } from '../claim-times.js';
import type { Database } from '../connect.js';
import type { LogSink } from '../log-sink.js';
import type { SecretBox } from '../secret-box.js';
import { inSnapshot, inTransaction } from '../transaction.js';
import type { ClaimedDelivery } from './claim-deliveries.js';
import { renewDelivery } from './claim-deliveries.js';
import { endDelivery, notePart } from './end-delivery.js';
import { readOutgoing } from './read-outgoing.js';
import { outboxTexts } from './texts.js';

/** How long a database that went away is given to take what a platform has answered. */
const NOTE_TRIES = 60;
const NOTE_PAUSE_MS = 500;
/** A database that was away for longer than that is hardly back in a moment. */
const AWAY_PAUSE_MS = 60_000;

/** What sending needs of its surroundings. */
export interface SendDeps {
  readonly database: Database;
  readonly box: SecretBox;
  readonly log: LogSink;
  readonly times: ClaimTimes;
  /** By channel: the webhook of an office with a single group; absent: none. */
  readonly defaultWebhooks?: ReadonlyMap<string, GroupWebhook>;
  readonly channels: ReadonlyMap<string, Pick<Channel, 'name' | 'canSend' | 'send'>>;
  /** Whether a reminder is still to be sent; absent: all are. */
  readonly isStillOwed?: (messageId: MessageId, owed: WhileOwed) => Promise<boolean>;
}

interface SendWork extends SendDeps {
  /** Aborted when the process ends: what could not be noted by then is left to the next one. */
  readonly signal: AbortSignal;
}

/** One attempt at a claimed delivery, and what it came to. */
export async function sendDelivery(work: SendWork, claimed: ClaimedDelivery): Promise<void> {
  const { database, times, log } = work;
  const renew = () => renewDelivery(database, claimed, times.leaseMs);
  await whileRenewing(renew, times.renewMs, async () => {
    const result = await attempt(work, claimed);
    const { messageId, channel, attempts } = claimed;
    if (result.kind !== 'sent') {
      const { kind, reason } = result;
      log.warn({ messageId, channel, attempts, kind, reason }, 'a message was not sent');
    }
    await persistently(work.signal, () =>
      inTransaction(database, 'ending a delivery', (tx) => endDelivery(tx, claimed, result)),
    );
  });
}

async function attempt(work: SendWork, claimed: ClaimedDelivery): Promise<SendResult> {
  const { channels, log } = work;
  const channel = channels.get(claimed.channel);
  let outgoing: Outgoing;
  try {
    outgoing = await read(work, claimed);
  } catch (error) {
    log.error({ err: error, messageId: claimed.messageId }, 'a delivery cannot be read');
    const { unreadable: reason } = outboxTexts;
    // Only the database comes back by itself; anything else would hold up its chat for a day.
    return mayPass(error)
      ? { kind: 'later', afterMs: AWAY_PAUSE_MS, reason }
      : { kind: 'refused', reason, isBindingBroken: false };
  }
  try {
    if (channel === undefined) throw new AppError('invariant', `no channel ${claimed.channel}`);
    if (!(await isStillWanted(work, outgoing))) {
      return { kind: 'refused', reason: outboxTexts.noLongerOwed, isBindingBroken: false };
    }
    return await channel.send(outgoing, reporterOf(work, claimed));
  } catch (error) {
    // A channel does not throw for what a platform answers, so nobody knows how far it came.
    log.error({ err: error, messageId: claimed.messageId }, 'sending broke off');
    return { kind: 'unknown', reason: outboxTexts.failed };
  }
}

/** What has begun to go out goes out whole; what cannot be found out now does not hold a reminder back. */
async function isStillWanted({ isStillOwed, log }: SendWork, outgoing: Outgoing): Promise<boolean> {
  const { id, isRepeat, progress, reply } = outgoing;
  if (isStillOwed === undefined || reply.whileOwed === undefined) return true;
  if (isRepeat || progress.partsSent > 0) return true;
  try {
    return await isStillOwed(id, reply.whileOwed);
  } catch (error) {
    log.warn({ err: error, messageId: id }, 'whether a reminder still holds is not known');
    return true;
  }
}

async function read({ signal, ...work }: SendWork, claimed: ClaimedDelivery): Promise<Outgoing> {
  return await persistently(signal, () =>
    inSnapshot(work.database, 'reading a delivery', (tx) => readOutgoing(tx, work, claimed)),
  );
}

function reporterOf({ database, signal }: SendWork, claimed: ClaimedDelivery): SendReporter {
  return {
    partSent: (part) =>
      persistently(signal, () =>
        inTransaction(database, 'noting a part', (tx) => notePart(tx, claimed, part)),
      ),
  };
}

/** What a platform has done must not be forgotten because the database was away for a moment. */
async function persistently<Result>(
  signal: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result> {
  for (let left = NOTE_TRIES; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (!mayPass(error) || left === 0 || signal.aborted) throw error;
      await delay(NOTE_PAUSE_MS);
    }
  }
}

function mayPass(error: unknown): boolean {
  return error instanceof AppError && error.code === 'store';
}
