import type { Database } from '../connect.js';
import { Prisma } from '../generated/client.js';
import { storableText, toJson } from '../json/storable.js';
import { lane } from '../lane.js';
import type { SecretBox } from '../secret-box.js';
import type { Transaction } from '../transaction.js';
import { inStatement } from '../transaction.js';
import type { ArrivalContent, ArrivalRecord } from './arrival-record.js';
import { contentSchema } from './arrival-record.js';
import { sealHandle, sealTicket } from './sealed-arrival.js';

/**
 * Writes the row of an arrival; one that is known already changes nothing.
 * @returns whether it is new
 * @throws AppError `store` when it does not stand in the database
 */
export async function storeArrival(
  database: Database,
  box: SecretBox,
  record: ArrivalRecord,
): Promise<boolean> {
  return await inStatement(database, 'storing an arrival', (tx) => writeArrival(tx, box, record));
}

/** The same within a transaction of its cause. */
export async function writeArrival(
  tx: Transaction,
  box: SecretBox,
  record: ArrivalRecord,
): Promise<boolean> {
  const { channel, group, userId, handle, screenReason } = record;
  const key = { channel: storableText(channel), id: storableText(record.id) };
  const { count } = await tx.arrival.createMany({
    data: [
      {
        ...key,
        lane: lane(channel, group, userId),
        groupId: group === null ? null : storableText(group),
        userId: storableText(userId),
        sentAt: record.sentAt,
        content: contentJson(box, key, record.content),
        screenReason,
        handle: handle === null ? null : sealHandle(box, key, handle),
        handleExpiresAt: handle?.expiresAt ?? null,
      },
    ],
    skipDuplicates: true,
  });
  return count === 1;
}

function contentJson(
  box: SecretBox,
  key: { readonly channel: string; readonly id: string },
  content: ArrivalContent | null,
): Prisma.InputJsonValue | typeof Prisma.DbNull {
  if (content === null) return Prisma.DbNull;
  const attachments = content.attachments.map((attachment) => sealTicket(box, key, attachment));
  return toJson(contentSchema, { ...content, attachments }, 'arrival');
}
