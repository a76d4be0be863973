import { AppError } from '../../kernel/errors.js';
import type { MessageId } from '../../kernel/ids.js';
import type { Outgoing } from '../../message/outgoing.js';
import type { ReplyShelf } from '../../message/reply-shelf.js';
import type { Database } from '../connect.js';
import { storableText } from '../json/storable.js';
import type { LogSink } from '../log-sink.js';
import type { SecretBox } from '../secret-box.js';
import type { Transaction } from '../transaction.js';
import { inTransaction } from '../transaction.js';
import type { DeliveryRow } from './read-outgoing.js';
import { readOutgoing } from './read-outgoing.js';
import { outboxTexts } from './texts.js';

interface ShelfDeps {
  readonly database: Database;
  readonly box: SecretBox;
  readonly log: LogSink;
}

interface ShelvedRow extends DeliveryRow {
  readonly state: string;
}

/** The answers to the messages of one channel, for a platform that fetches them. */
export function createReplyShelf(deps: ShelfDeps, channel: string): ReplyShelf {
  return {
    collect: (messageId, via) =>
      inTransaction(deps.database, 'collecting replies', (tx) =>
        collect(tx, deps, { channel: storableText(channel), messageId, via }),
      ),
  };
}

interface Asked {
  readonly channel: string;
  readonly messageId: MessageId;
  readonly via: string;
}

async function collect(
  tx: Transaction,
  deps: ShelfDeps,
  { channel, messageId, via }: Asked,
): Promise<readonly Outgoing[] | null> {
  const id = storableText(messageId);
  // It is written together with its replies, so from here on they are all there.
  const handled = await tx.inboundMessage.findUnique({ where: { channel_id: { channel, id } } });
  if (handled === null) return null;
  const rows = await lockReplies(tx, channel, id);
  // An attempt by another way is under way: how it ends is known in a moment.
  if (rows.some(({ state }) => state === 'sending')) return null;
  const here = rows.filter(
    (row) => row.state === 'queued' || (row.state === 'sent' && row.via === via),
  );
  const read = await readAll(tx, deps, here);
  await markCollected(
    tx,
    read.filter(({ row }) => row.state === 'queued').map(({ row }) => row.messageId),
    via,
  );
  return read.map(({ outgoing }) => outgoing);
}

/** One that cannot be read is closed, and does not keep the others back. */
async function readAll(
  tx: Transaction,
  deps: ShelfDeps,
  rows: readonly ShelvedRow[],
): Promise<readonly { readonly row: ShelvedRow; readonly outgoing: Outgoing }[]> {
  const read = [];
  for (const row of rows) {
    try {
      read.push({ row, outgoing: await readOutgoing(tx, deps, row) });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'unreadable') throw error;
      deps.log.error({ err: error, messageId: row.messageId }, 'a reply cannot be read');
      await tx.$executeRaw`
        UPDATE delivery SET state = 'refused', reason = ${outboxTexts.unreadable}, closed_at = now()
        WHERE message_id = ${row.messageId}`;
    }
  }
  return read;
}

/** To the chat that the message came from: what goes elsewhere cannot be fetched there. */
async function lockReplies(
  tx: Transaction,
  channel: string,
  id: string,
): Promise<readonly ShelvedRow[]> {
  return await tx.$queryRaw<ShelvedRow[]>`
    SELECT d.message_id AS "messageId", d.mentions, d.via, d.parts_sent AS "partsSent",
      d.is_repeat AS "isRepeat", d.state
    FROM delivery d
    JOIN outbound_message o ON o.id = d.message_id
    JOIN inbound_message i ON i.channel = o.in_channel AND i.id = o.in_id
    WHERE o.in_channel = ${channel} AND o.in_id = ${id} AND o.to_channel = ${channel}
      AND (o.to_group = i.group_id OR (i.group_id IS NULL AND o.to_user = i.user_id))
    ORDER BY o.ordinal
    FOR UPDATE OF d`;
}

async function markCollected(
  tx: Transaction,
  messageIds: readonly string[],
  via: string,
): Promise<void> {
  if (messageIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE delivery SET state = 'sent', via = ${via}, reason = NULL, closed_at = now()
    WHERE message_id = ANY(${[...messageIds]}::text[])`;
}
