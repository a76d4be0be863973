import type { LoadedRecords } from '../conversation/answer-context.js';
import type { WorkspaceView } from '../conversation/workspace.js';
import type { MessageId } from '../kernel/ids.js';
import type { EvidenceSource } from '../ledger/ledger-entry.js';
import type { Database } from './connect.js';
import { readEvidenceFiles } from './evidence-names.js';
import { readTexts } from './read-texts.js';
import { inSnapshot } from './transaction.js';

/** What a file needs of what the ledger goes back to. */
export interface RecordsWanted {
  readonly messages: readonly MessageId[];
  readonly evidence: readonly EvidenceSource[];
}

/** Texts of messages and names of files that a ledger goes back to, as far as they were kept. */
export async function readRecords(
  database: Database,
  view: WorkspaceView,
  { messages, evidence }: RecordsWanted,
): Promise<LoadedRecords> {
  const texts = await readTexts(database, view, messages);
  const files = await inSnapshot(database, 'reading names of files', (tx) =>
    readEvidenceFiles(tx, view.workspace.id, evidence),
  );
  return { texts, files };
}
