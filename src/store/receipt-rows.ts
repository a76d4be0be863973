import type { Receipt, ReceiptStatus } from '../conversation/receipt.js';
import { asId } from '../kernel/ids.js';
import type { Receipt as ReceiptRow } from './generated/client.js';
import { receiptContentSchema } from './json/receipt-content-schema.js';
import { fromJson, storableText, toJson } from './json/storable.js';
import type { Transaction } from './transaction.js';

/** How long a closed receipt can still be spoken of (the view's contract). */
const CLOSED_KEPT_MS = 60 * 86_400_000;

/** Pending receipts, and those closed within 60 days before `now`, oldest first. */
export async function readReceipts(
  tx: Transaction,
  workspaceId: string,
  now: Date,
): Promise<readonly Receipt[]> {
  const closedSince = new Date(now.getTime() - CLOSED_KEPT_MS);
  const rows = await tx.receipt.findMany({
    where: { workspaceId, OR: [{ status: 'pending' }, { closedAt: { gte: closedSince } }] },
    orderBy: [{ createdAt: 'asc' }, { no: 'asc' }],
  });
  return rows.map(fromReceiptRow);
}

/** Writes receipts, new and changed. Closed ones first: they give their short numbers free. */
export async function saveReceipts(
  tx: Transaction,
  workspaceId: string,
  receipts: readonly Receipt[],
): Promise<void> {
  const pending = receipts.filter(({ status }) => status === 'pending');
  const closed = receipts.filter(({ status }) => status !== 'pending');
  for (const receipt of [...closed, ...pending]) await saveReceipt(tx, workspaceId, receipt);
}

async function saveReceipt(tx: Transaction, workspaceId: string, receipt: Receipt): Promise<void> {
  const { id, group, messageId, ...rest } = receipt;
  const { unitChoices, textHash, sentAt, figures, events, evidence, ...columns } = rest;
  const content = {
    ...{ unitChoices, textHash, figures, events },
    ...(sentAt === undefined ? {} : { sentAt }),
    ...(evidence === undefined ? {} : { evidence }),
  };
  const row = {
    ...columns,
    unit: storableText(receipt.unit),
    groupId: group === null ? null : storableText(group),
    channel: storableText(receipt.channel),
    messageId: storableText(messageId),
    content: toJson(receiptContentSchema, content, 'receipt'),
  };
  await tx.receipt.upsert({
    where: { id, workspaceId },
    update: row,
    create: { ...row, id, workspaceId },
  });
}

function fromReceiptRow(row: ReceiptRow): Receipt {
  return {
    ...fromJson(receiptContentSchema, row.content, 'receipt'),
    id: asId(row.id),
    no: row.no,
    // The column's check constraint allows no other.
    status: row.status as ReceiptStatus,
    memberId: asId(row.memberId),
    unit: row.unit,
    group: row.groupId === null ? null : asId(row.groupId),
    messageId: asId(row.messageId),
    channel: row.channel,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    closedAt: row.closedAt,
  };
}
