import type { MemberId } from '../kernel/ids.js';
import type { Reply } from '../message/reply.js';
import { textReply } from './outcome.js';
import { isOwn } from './pick-receipt.js';
import { receiptContents } from './receipt-contents.js';
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

/** The sender; once he no longer speaks for the unit, those who do. */
function concerned({ members }: WorkspaceView, receipt: Receipt): readonly MemberId[] {
  const sender = members.find(({ id }) => id === receipt.memberId);
  if (sender === undefined || isOwn(sender, receipt)) return [receipt.memberId];
  return members
    .filter(({ postings }) =>
      postings.some(({ unit, role }) => unit === receipt.unit && role === 'liaison'),
    )
    .map(({ id }) => id);
}

function byMember(
  view: WorkspaceView,
  receipts: readonly Receipt[],
): ReadonlyMap<MemberId, readonly Receipt[]> {
  const groups = new Map<MemberId, Receipt[]>();
  for (const receipt of receipts) {
    for (const id of concerned(view, receipt)) {
      groups.set(id, [...(groups.get(id) ?? []), receipt]);
    }
  }
  return groups;
}

/** One word to each sender, however many of his receipts have expired (减负). */
export function expiryNotices(view: WorkspaceView, expired: readonly Receipt[]): readonly Reply[] {
  return [...byMember(view, expired)].map(([memberId, receipts]) => {
    const [only] = receipts;
    const text =
      receipts.length === 1 && only !== undefined
        ? memberId === only.memberId
          ? receiptTexts.expired(only)
          : receiptTexts.expiredOfUnit(only)
        : [
            receiptTexts.expiredHead(receipts.length),
            ...receipts.map((receipt) =>
              receiptTexts.expiredLine(receipt, receiptContents(view, receipt)),
            ),
            receiptTexts.expiredFooter,
          ].join('\n');
    return textReply(
      { kind: 'member', memberId },
      text,
      receipts.map(({ no }) => `确认${no}`),
    );
  });
}

/** Closes what has expired, with a word to each sender; for the store's `sweep`. */
export function expireReceipts(view: WorkspaceView, now: Date): Outcome {
  const receipts = expiredReceipts(view, now);
  return {
    replies: expiryNotices(view, receipts),
    entries: [],
    receipts,
    members: [],
    settings: null,
    retention: { kind: 'erase' },
  };
}
