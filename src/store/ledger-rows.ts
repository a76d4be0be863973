import { asId } from '../kernel/ids.js';
import type { MemberId } from '../kernel/ids.js';
import type { LedgerEntry, NewLedgerEntry } from '../ledger/ledger-entry.js';
import type { LedgerEntry as LedgerRow, Prisma } from './generated/client.js';
import { ledgerEventSchema } from './json/ledger-event-schema.js';
import { fromJson, storableText, toJson } from './json/storable.js';

/** The entry as it will be read back: what the hash covers must be what the database holds. */
export function storableEntry(entry: NewLedgerEntry): NewLedgerEntry {
  const { event, unit, source } = entry;
  return {
    ...entry,
    event: fromJson(ledgerEventSchema, toJson(ledgerEventSchema, event, 'ledger entry'), 'entry'),
    unit: unit === null ? null : storableText(unit),
    source:
      source === null
        ? null
        : {
            ...source,
            channel: storableText(source.channel),
            messageId: asId(storableText(source.messageId)),
          },
  };
}

export function toLedgerRow(
  workspaceId: string,
  entry: LedgerEntry,
): Prisma.LedgerEntryCreateManyInput {
  return {
    workspaceId,
    seq: entry.seq,
    at: entry.at,
    kind: entry.event.kind,
    unit: entry.unit,
    memberId: entry.memberId,
    sourceChannel: entry.source?.channel ?? null,
    sourceMessageId: entry.source?.messageId ?? null,
    sourceTextHash: entry.source?.textHash ?? null,
    sourceMemberId: entry.source?.memberId ?? null,
    sourceSentAt: entry.source?.sentAt ?? null,
    receiptId: entry.receiptId,
    body: toJson(ledgerEventSchema, entry.event, 'ledger entry'),
    prevHash: entry.prevHash,
    hash: entry.hash,
  };
}

export function fromLedgerRow(row: LedgerRow): LedgerEntry {
  return {
    seq: row.seq,
    at: row.at,
    event: fromJson(ledgerEventSchema, row.body, `ledger entry ${row.seq}`),
    unit: row.unit,
    memberId: row.memberId === null ? null : asId(row.memberId),
    source: sourceOf(row),
    receiptId: row.receiptId === null ? null : asId(row.receiptId),
    prevHash: row.prevHash,
    hash: row.hash,
  };
}

function sourceOf(row: LedgerRow): LedgerEntry['source'] {
  const { sourceChannel, sourceMessageId, sourceTextHash, sourceMemberId, sourceSentAt } = row;
  if (sourceChannel === null || sourceMessageId === null || sourceTextHash === null) return null;
  return {
    channel: sourceChannel,
    messageId: asId(sourceMessageId),
    textHash: sourceTextHash,
    // Absent, not null: the hash of an entry without them was made without them.
    ...(sourceMemberId === null ? {} : { memberId: asId<MemberId>(sourceMemberId) }),
    ...(sourceSentAt === null ? {} : { sentAt: sourceSentAt }),
  };
}
