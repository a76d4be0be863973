import { z } from 'zod';
import type { InboundMessage } from '../../message/inbound-message.js';
import type { Outgoing } from '../../message/outgoing.js';
import { toJson } from '../json/storable.js';
import { lane } from '../lane.js';
import type { Transaction } from '../transaction.js';

export const mentionsSchema: z.ZodType<Outgoing['mentions']> = z.array(
  z.strictObject({ userId: z.string(), name: z.string() }),
);

/** A stored reply that may have to be sent. */
export interface StoredReply {
  readonly id: string;
  readonly seq: bigint;
  readonly toChannel: string;
  readonly toGroup: string | null;
  readonly toUser: string | null;
}

/** Queues those replies that a platform has to be given, in the transaction that wrote them. */
export async function queueDeliveries(
  tx: Transaction,
  replies: readonly StoredReply[],
  { channels, message, until }: DeliveryContext,
): Promise<void> {
  const sent = replies.filter(({ toChannel }) => channels.has(toChannel));
  if (sent.length === 0) return;
  await tx.delivery.createMany({
    data: sent.map(({ id, seq, toChannel, toGroup, toUser }) => ({
      messageId: id,
      seq,
      channel: toChannel,
      lane: lane(toChannel, toGroup, toUser),
      notAfter: until.get(id) ?? null,
      mentions: toJson(
        mentionsSchema,
        toGroup === null ? [] : mentionsFor(message, { toChannel, toGroup }),
        'mentions',
      ),
    })),
  });
}

interface DeliveryContext {
  readonly channels: ReadonlySet<string>;
  /** What is answered; `null` for a push. */
  readonly message: InboundMessage | null;
  /** By id: when one that is not sent yet is given up. */
  readonly until: ReadonlyMap<string, Date | null>;
}

/** In a group an answer calls who asked there: others have spoken since. */
function mentionsFor(
  message: InboundMessage | null,
  { toChannel, toGroup }: Pick<StoredReply, 'toChannel' | 'toGroup'>,
): Outgoing['mentions'] {
  if (message?.channel !== toChannel || message.group !== toGroup) return [];
  const { userId, displayName } = message.sender;
  return [{ userId, name: displayName }];
}
