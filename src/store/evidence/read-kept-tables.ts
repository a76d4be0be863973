import { readSentTable } from '../../conversation/import/read-sent-table.js';
import type { SentTable } from '../../conversation/import/sent-table.js';
import type { InboundMessage } from '../../message/inbound-message.js';
import type { Database } from '../connect.js';
import { storableText } from '../json/storable.js';
import { inStatement } from '../transaction.js';
import type { EvidenceFiles } from './evidence-files.js';

/** Spreadsheets by what they are kept as; of the old formats it is said what to do. */
export const SPREADSHEETS: readonly string[] = [
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.ms-excel',
  'application/vnd.wps-office.et',
  'text/csv',
];
/** One is imported; of others it is only said that they were not. */
const MAX_TABLES = 3;

/**
 * The spreadsheets that were kept with a message, read outside of any lock. A message that the screen
 * stopped has none.
 * @throws AppError `store` when what was kept cannot be fetched now
 */
export async function readKeptTables(
  { database, files }: { readonly database: Database; readonly files: EvidenceFiles },
  { channel, id, attachments }: InboundMessage,
): Promise<readonly SentTable[]> {
  if (attachments === undefined) return [];
  const kept = await inStatement(database, 'listing spreadsheets', (tx) =>
    tx.evidence.findMany({
      where: {
        channel: storableText(channel),
        messageId: storableText(id),
        mediaType: { in: [...SPREADSHEETS] },
      },
      orderBy: { index: 'asc' },
      take: MAX_TABLES,
      select: { name: true, sha256: true },
    }),
  );
  const tables: SentTable[] = [];
  for (const { name, sha256 } of kept) {
    tables.push(await readSentTable({ name, content: await files.get(sha256) }));
  }
  return tables;
}
