import { evidenceKey } from '../conversation/workspace.js';
import type { EvidenceFile } from '../conversation/workspace.js';
import { asId } from '../kernel/ids.js';
import type { MessageId, WorkspaceId } from '../kernel/ids.js';
import type { EvidenceSource } from '../ledger/ledger-entry.js';
import { storableText } from './json/storable.js';
import type { Transaction } from './transaction.js';

/** The names of the stored files that came with these messages, in the order they came. */
export async function readEvidenceFiles(
  tx: Transaction,
  workspaceId: WorkspaceId,
  sources: readonly EvidenceSource[],
): Promise<ReadonlyMap<string, readonly EvidenceFile[]>> {
  const files = new Map<string, EvidenceFile[]>();
  if (sources.length === 0) return files;
  const rows = await tx.evidence.findMany({
    where: {
      workspaceId,
      OR: sources.map(({ channel, messageId }) => ({
        channel: storableText(channel),
        messageId: storableText(messageId),
      })),
    },
    orderBy: [{ channel: 'asc' }, { messageId: 'asc' }, { index: 'asc' }],
    select: { channel: true, messageId: true, name: true },
  });
  for (const { channel, messageId, name } of rows) {
    const key = evidenceKey({ channel, messageId: asId<MessageId>(messageId) });
    files.set(key, [...(files.get(key) ?? []), { name }]);
  }
  return files;
}
