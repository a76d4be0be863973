import type { StoredMessage, WorkspaceView } from '../conversation/workspace.js';
import { asId } from '../kernel/ids.js';
import type { MessageId } from '../kernel/ids.js';
import { storableText } from './json/storable.js';
import type { Transaction } from './transaction.js';

interface EvidenceRow {
  readonly channel: string;
  readonly id: string;
  readonly groupId: string | null;
  readonly memberId: string | null;
  readonly text: string | null;
  readonly sentAt: Date;
}

/**
 * The messages of these ids that the ledger or a receipt goes back to, each on the channel that is
 * named there. An id that means two messages is left out: no quote is better than a wrong one.
 */
export async function readEvidence(
  tx: Transaction,
  view: WorkspaceView,
  ids: readonly MessageId[],
): Promise<ReadonlyMap<MessageId, StoredMessage>> {
  const keys = [...channelsOf(view, new Set(ids))].flatMap(([id, channels]) => {
    const [channel] = channels;
    return channel === undefined || channels.size > 1 ? [] : [{ id, channel }];
  });
  const rows = await tx.$queryRaw<EvidenceRow[]>`
    SELECT channel, id, group_id AS "groupId", member_id AS "memberId", text, sent_at AS "sentAt"
    FROM inbound_message
    WHERE workspace_id = ${view.workspace.id} AND (channel, id) IN (
      SELECT * FROM unnest(
        ${keys.map(({ channel }) => storableText(channel))}::text[],
        ${keys.map(({ id }) => storableText(id))}::text[]))`;
  return new Map(rows.map((row) => [asId<MessageId>(row.id), toStored(row)]));
}

function channelsOf(
  view: WorkspaceView,
  wanted: ReadonlySet<MessageId>,
): ReadonlyMap<MessageId, ReadonlySet<string>> {
  const sources = view.ledger.flatMap(({ source }) => source ?? []);
  const channels = new Map<MessageId, Set<string>>();
  for (const { messageId, channel } of [...sources, ...view.receipts]) {
    if (!wanted.has(messageId)) continue;
    channels.set(messageId, (channels.get(messageId) ?? new Set()).add(channel));
  }
  return channels;
}

function toStored(row: EvidenceRow): StoredMessage {
  return {
    id: asId(row.id),
    channel: row.channel,
    group: row.groupId === null ? null : asId(row.groupId),
    memberId: row.memberId === null ? null : asId(row.memberId),
    text: row.text,
    sentAt: row.sentAt,
  };
}
