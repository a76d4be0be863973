import type { WorkspaceView } from '../conversation/workspace.js';
import type { MessageId } from '../kernel/ids.js';
import type { Database } from './connect.js';
import { readEvidence } from './read-evidence.js';
import { inSnapshot } from './transaction.js';

/** Texts of messages that a ledger goes back to, as far as they were kept. */
export async function readTexts(
  database: Database,
  view: WorkspaceView,
  ids: readonly MessageId[],
): Promise<ReadonlyMap<MessageId, string>> {
  const messages = await inSnapshot(database, 'reading quotes', (tx) =>
    readEvidence(tx, view, ids),
  );
  return new Map(
    [...messages].flatMap(([id, { text }]) => (text === null ? [] : [[id, text] as const])),
  );
}
