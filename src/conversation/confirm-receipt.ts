import { newId } from '../kernel/ids.js';
import type { ReceiptId } from '../kernel/ids.js';
import type { LedgerEvent, NewLedgerEntry } from '../ledger/ledger-entry.js';
import type { LedgerState } from '../ledger/ledger-state.js';
import { applyEvents, figureEvents, isBlocking } from './figure-events.js';
import { redraft } from './redraft-receipt.js';
import type { Receipt } from './receipt.js';
import type { BoundSituation } from './situation.js';

export interface Confirmation {
  /** As it became official; `null` when every line still waits for an answer. */
  readonly confirmed: Receipt | null;
  /** What still waits for an answer, as a receipt of its own. */
  readonly heldBack: Receipt | null;
  readonly entries: readonly NewLedgerEntry[];
  /** The ledger with these entries. */
  readonly ledger: LedgerState;
}

/** Entries that go back to a receipt's message, made official now by the speaker. */
export function entriesOf(
  situation: BoundSituation,
  receipt: Receipt,
  events: readonly LedgerEvent[],
): readonly NewLedgerEntry[] {
  const { channel, messageId, textHash, memberId } = receipt;
  const sentAt = receipt.sentAt ?? receipt.createdAt;
  return events.map((event) => ({
    event,
    at: situation.now,
    memberId: situation.member.id,
    unit: receipt.unit,
    source: { channel, messageId, textHash, memberId, sentAt },
    receiptId: receipt.id,
  }));
}

function evidenceEvents({
  id: receiptId,
  evidence: sources = [],
}: Receipt): readonly LedgerEvent[] {
  return sources.length === 0 ? [] : [{ kind: 'evidence-attached', receiptId, sources }];
}

/**
 * Makes a receipt official. Figures whose question must be answered first are held back in a
 * receipt of their own.
 * @param heldBackNo short number for that receipt
 */
export function confirmReceipt(
  situation: BoundSituation,
  receipt: Receipt,
  heldBackNo: number,
): Confirmation {
  const current = redraft(situation, receipt);
  const ready = current.figures.filter(({ question }) => !isBlocking(question));
  const waiting = current.figures.filter(({ question }) => isBlocking(question));
  if (ready.length === 0 && receipt.events.length === 0) {
    return { confirmed: null, heldBack: current, entries: [], ledger: situation.ledger };
  }
  const events = [...ready.flatMap(figureEvents), ...receipt.events, ...evidenceEvents(receipt)];
  const as = { at: situation.now, unit: receipt.unit };
  return {
    confirmed: { ...current, figures: ready, status: 'confirmed', closedAt: situation.now },
    heldBack:
      waiting.length === 0
        ? null
        : { ...current, id: newId<ReceiptId>(), no: heldBackNo, figures: waiting, events: [] },
    entries: entriesOf(situation, receipt, events),
    ledger: applyEvents(situation.ledger, events, as),
  };
}
