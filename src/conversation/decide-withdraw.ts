import type { LedgerEvent } from '../ledger/ledger-entry.js';
import { entryHere } from './decide-adopt.js';
import { listForChoice } from './decide-confirm.js';
import { applyEvents } from './figure-events.js';
import { justSay, silence, textReply } from './outcome.js';
import { isOwn, pickByNo, pickPending } from './pick-receipt.js';
import type { Picked } from './pick-receipt.js';
import { receiptTexts } from './receipt-texts.js';
import type { Receipt } from './receipt.js';
import { here } from './situation.js';
import type { BoundSituation } from './situation.js';
import { standsNow } from './stands-now.js';
import type { Outcome } from './workspace.js';

/** How long after its confirmation a bare 撤销 still means a receipt; older ones are named by number. */
const BARE_WITHDRAWAL_MS = 24 * 3_600_000;

/**
 * The receipt that the speaker confirmed last in this chat, a short while ago. When he closed another
 * one since, a bare 撤销 was about that, and a second one must not reach further back.
 */
export function justConfirmed(situation: BoundSituation): Receipt | null {
  const { member, message, now, view } = situation;
  const closedAt = (receipt: Receipt): number => receipt.closedAt?.getTime() ?? 0;
  const last = view.receipts
    .filter(
      (receipt) =>
        isOwn(member, receipt) && receipt.group === message.group && receipt.status !== 'pending',
    )
    .reduce<Receipt | null>(
      (newest, next) => (newest === null || closedAt(next) >= closedAt(newest) ? next : newest),
      null,
    );
  const isRecent = last !== null && now.getTime() - closedAt(last) <= BARE_WITHDRAWAL_MS;
  return isRecent && last.status === 'confirmed' ? last : null;
}

/** 撤销 and 不是我报的: a pending receipt is dropped, a confirmed one counts for nothing any more. */
export function decideWithdraw(
  situation: BoundSituation,
  no: number | null,
  say: (no: number) => string = receiptTexts.withdrawn,
): Outcome {
  const picked = pick(situation, no);
  switch (picked.kind) {
    case 'none':
      return plain(situation, no === null ? receiptTexts.nothingPending : receiptTexts.noSuch(no));
    case 'forbidden':
      return plain(situation, receiptTexts.forbidden(picked.receipt));
    case 'unclear':
      return plain(situation, receiptTexts.unclear(picked.no));
    case 'several':
      return justSay(listForChoice(situation, picked.receipts, '撤销'));
    case 'one':
      return withdraw(situation, picked.receipt, say);
  }
}

function plain(situation: BoundSituation, text: string): Outcome {
  return justSay(textReply(here(situation), text));
}

function pick(situation: BoundSituation, no: number | null): Picked {
  if (no !== null) return pickByNo(situation, no);
  const picked = pickPending(situation);
  if (picked.kind !== 'none' && picked.kind !== 'forbidden') return picked;
  const confirmed = justConfirmed(situation);
  return confirmed === null ? picked : { kind: 'one', receipt: confirmed };
}

function withdraw(
  situation: BoundSituation,
  receipt: Receipt,
  say: (no: number) => string,
): Outcome {
  if (receipt.status === 'confirmed') return withdrawConfirmed(situation, receipt);
  if (receipt.status !== 'pending') {
    return plain(situation, receiptTexts.withdrawn(receipt.no));
  }
  return {
    ...silence,
    replies: [textReply(here(situation), say(receipt.no))],
    receipts: [{ ...receipt, status: 'withdrawn', closedAt: situation.now }],
    retention: { kind: 'keep', text: situation.text },
  };
}

function withdrawConfirmed(situation: BoundSituation, receipt: Receipt): Outcome {
  const { ledger, now } = situation;
  const events: readonly LedgerEvent[] = [{ kind: 'report-withdrawn', receiptId: receipt.id }];
  const after = applyEvents(ledger, events, { at: now, unit: receipt.unit });
  const lines = [
    receiptTexts.withdrawnAfterwards(receipt.no),
    ...standsNow(
      { ...situation, ledger: after },
      receipt.figures.map(({ fact }) => fact.indicatorId),
    ),
  ];
  return {
    ...silence,
    replies: [textReply(here(situation), lines.join('\n'))],
    entries: events.map((event) => entryHere(situation, event, receipt.unit)),
    receipts: [{ ...receipt, status: 'withdrawn', closedAt: now }],
    retention: { kind: 'keep', text: situation.text },
  };
}
