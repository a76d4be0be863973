import { textReply } from './outcome.js';
import { receiptTexts } from './receipt-texts.js';
import type { Receipt } from './receipt.js';
import type { Outcome, WorkspaceView } from './workspace.js';

/** Pending receipts whose time is over, as expired (semantics, "Receipts"). */
export function expiredReceipts(view: WorkspaceView, now: Date): readonly Receipt[] {
  return view.receipts
    .filter(({ status, expiresAt }) => status === 'pending' && expiresAt <= now)
    .map((receipt) => ({ ...receipt, status: 'expired', closedAt: receipt.expiresAt }));
}

/** The view with its expired receipts marked as such. */
export function withExpired(view: WorkspaceView, expired: readonly Receipt[]): WorkspaceView {
  const changed = new Map(expired.map((receipt) => [receipt.id, receipt]));
  return {
    ...view,
    receipts: view.receipts.map((receipt) => changed.get(receipt.id) ?? receipt),
  };
}

/** Closes what has expired, with a word to each sender; for the store's `sweep`. */
export function expireReceipts(view: WorkspaceView, now: Date): Outcome {
  const receipts = expiredReceipts(view, now);
  return {
    replies: receipts.map((receipt) =>
      textReply({ kind: 'member', memberId: receipt.memberId }, receiptTexts.expired(receipt), [
        `确认${receipt.no}`,
      ]),
    ),
    entries: [],
    receipts,
    members: [],
    settings: null,
    retention: { kind: 'erase' },
  };
}
