import type { TakenIn } from '../../conversation/taken-in.js';
import { AppError } from '../../kernel/errors.js';
import { asId } from '../../kernel/ids.js';
import type { GroupId, MessageId } from '../../kernel/ids.js';
import type { InboundAttachment, InboundMessage } from '../../message/inbound-message.js';
import type { ClaimTimes } from '../claim-times.js';
import { whileRenewing } from '../claim-times.js';
import type { Database } from '../connect.js';
import { fromJson } from '../json/storable.js';
import type { LogSink } from '../log-sink.js';
import type { Outbox } from '../outbox/outbox.js';
import { inStatement } from '../transaction.js';
import type { ArrivalContent } from './arrival-record.js';
import { contentSchema } from './arrival-record.js';
import type { ClaimedArrival } from './claim-arrivals.js';
import { renewArrival } from './claim-arrivals.js';
import { closeArrival, postponeArrival } from './end-arrival.js';
import { giveUpArrival } from './give-up-arrival.js';
import { quotedMessage } from './quoted-message.js';

/** After the first, second, … failure. People wait for an answer, and the lane waits with them. */
const BACK_OFF_MS = [1000, 4000, 15_000, 60_000];

export interface ArrivalWork {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly log: LogSink;
  readonly times: ClaimTimes;
  readonly backOffMs?: readonly number[];
  /** Decides on the message, once: what was handled before is not handled again. */
  readonly handle: (message: InboundMessage, takenIn: TakenIn) => Promise<unknown>;
  /** Keeps what came with the message, and says what could not be kept. */
  readonly keepFiles: (
    message: InboundMessage,
    /** With their tickets sealed. */
    attachments: readonly InboundAttachment[],
  ) => Promise<readonly string[]>;
}

/** Handles a claimed arrival; a failure is tried again a few times, then its sender is told. */
export async function workOnArrival(work: ArrivalWork, claimed: ClaimedArrival): Promise<void> {
  const { database, times, log, backOffMs = BACK_OFF_MS } = work;
  const renew = () => renewArrival(database, claimed, times.leaseMs);
  await whileRenewing(renew, times.renewMs, async () => {
    const waitMs = backOffMs[claimed.attempts - 1];
    // Its work has ended every process that took it: it must not end the next one too.
    if (claimed.attempts > backOffMs.length + 1) {
      await giveUp(work, claimed, 'interrupted too often');
      return;
    }
    try {
      await handleArrival(work, claimed);
    } catch (error) {
      const failure = codeOf(error);
      const { channel, id, attempts } = claimed;
      log.error({ err: error, channel, messageId: id, attempts }, 'handling a message failed');
      if (waitMs === undefined) {
        await giveUp(work, claimed, failure);
        return;
      }
      const later = { afterMs: waitMs, failure };
      await inStatement(database, 'postponing', (tx) => postponeArrival(tx, claimed, later));
    }
  });
}

async function handleArrival(work: ArrivalWork, claimed: ClaimedArrival): Promise<void> {
  const { database } = work;
  const { screenReason } = claimed;
  const content = contentOf(claimed);
  const { channel } = claimed;
  const quoted = await quotedMessage(database, channel, content?.quotedMessageId ?? null);
  const message = { ...messageOf(claimed, content), quotedMessageId: quoted };
  const notes = await work.keepFiles(message, content?.attachments ?? []);
  await work.handle(message, { screenReason, masked: content?.masked ?? false, notes });
  const end = { state: 'done', failure: null } as const;
  await inStatement(database, 'closing an arrival', (tx) => closeArrival(tx, claimed, end));
}

async function giveUp(work: ArrivalWork, claimed: ClaimedArrival, failure: string): Promise<void> {
  const message = messageOf(claimed, null);
  await giveUpArrival(work, claimed, { message, failure });
}

function contentOf({ content }: ClaimedArrival): ArrivalContent | null {
  return content === null ? null : fromJson(contentSchema, content, 'arrival');
}

function messageOf(claimed: ClaimedArrival, content: ArrivalContent | null): InboundMessage {
  const { channel, userId } = claimed;
  const said = {
    id: asId<MessageId>(claimed.id),
    channel,
    group: claimed.groupId === null ? null : asId<GroupId>(claimed.groupId),
    sentAt: claimed.sentAt,
  };
  return content === null
    ? {
        ...said,
        sender: { userId, displayName: userId },
        text: '',
        quotedMessageId: null,
        quotedText: null,
      }
    : { ...said, ...contentsOf(content, userId) };
}

type Contents = Omit<InboundMessage, 'id' | 'channel' | 'group' | 'sentAt'>;

function contentsOf(content: ArrivalContent, userId: string): Contents {
  const { groupName, attachments, quotedMessageId, quotedText, displayName, text } = content;
  return {
    sender: { userId, displayName },
    text,
    quotedMessageId,
    quotedText,
    ...(groupName === null ? {} : { groupName }),
    // How many there are and what they are called; their tickets stay sealed.
    ...(attachments.length === 0 ? {} : { attachments }),
  };
}

function codeOf(error: unknown): string {
  return error instanceof AppError ? `${error.code}: ${error.message}` : 'unexpected error';
}
