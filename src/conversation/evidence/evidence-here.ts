import type { EvidenceSource } from '../../ledger/ledger-entry.js';
import type { InboundMessage } from '../../message/inbound-message.js';
import type { Receipt } from '../receipt.js';
import type { Situation } from '../situation.js';
import { evidenceKey } from '../workspace.js';

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

export function isLive({ status }: Receipt): boolean {
  return status === 'pending' || status === 'confirmed';
}

/** What supports a report: what came with it, and what came before and has waited for it. */
export function evidenceForReport({ message, view }: Situation): readonly EvidenceSource[] {
  const tied = new Set(
    view.receipts.filter(isLive).flatMap(({ evidence = [] }) => evidence.map(evidenceKey)),
  );
  const waited = view.waitingFiles.filter((source) => !tied.has(evidenceKey(source)));
  return [...waited, ...evidenceHere(message)];
}
