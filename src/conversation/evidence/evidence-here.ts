import type { EvidenceSource } from '../../ledger/ledger-entry.js';
import type { InboundMessage } from '../../message/inbound-message.js';

/** The files that came with the message; none where none came. */
export function evidenceHere({
  channel,
  id,
  attachments,
}: InboundMessage): readonly EvidenceSource[] {
  const count = attachments?.length ?? 0;
  return count === 0 ? [] : [{ channel, messageId: id, count }];
}

export function countFiles(sources: readonly EvidenceSource[]): number {
  return sources.reduce((sum, { count }) => sum + count, 0);
}
