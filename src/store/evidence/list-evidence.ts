import type { MessageId, WorkspaceId } from '../../kernel/ids.js';
import type { Database } from '../connect.js';
import { storableText } from '../json/storable.js';
import { inStatement } from '../transaction.js';

/** A picture or file that was kept with a message. */
export interface KeptFile {
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** Under which its bytes are found. */
  readonly sha256: string;
  readonly receivedAt: Date;
}

/** What was kept of a message of this workspace, in the order it came; for answers to 依据. */
export async function listEvidence(
  database: Database,
  workspaceId: WorkspaceId,
  message: { readonly channel: string; readonly messageId: MessageId },
): Promise<readonly KeptFile[]> {
  return await inStatement(database, 'listing evidence', (tx) =>
    tx.evidence.findMany({
      where: {
        workspaceId,
        channel: storableText(message.channel),
        messageId: storableText(message.messageId),
      },
      orderBy: { index: 'asc' },
      select: { name: true, mediaType: true, sizeBytes: true, sha256: true, receivedAt: true },
    }),
  );
}
