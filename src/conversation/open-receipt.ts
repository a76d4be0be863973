import { newId } from '../kernel/ids.js';
import type { ReceiptId } from '../kernel/ids.js';
import type { LedgerEvent } from '../ledger/ledger-entry.js';
import { draftFigures } from './draft-figure.js';
import type { DraftBasis, SaidFigure } from './draft-figure.js';
import { evidenceForReport } from './evidence/evidence-here.js';
import { silence } from './outcome.js';
import { choosePosting, postingsOf } from './posting.js';
import { receiptReply } from './receipt-reply.js';
import type { ReceiptNotes } from './receipt-reply.js';
import { receiptTexts } from './receipt-texts.js';
import type { Receipt } from './receipt.js';
import { replacePending, withEvidenceOf } from './replace-pending.js';
import { here } from './situation.js';
import type { BoundSituation, Situation } from './situation.js';
import { receiptExpiry } from './receipt-expiry.js';
import type { Outcome, Posting } from './workspace.js';

export interface ReceiptContent {
  readonly figures: readonly SaidFigure[];
  readonly events: readonly LedgerEvent[];
}

export function draftBasis(situation: Situation, who: Posting): DraftBasis {
  const { ledger, now, today } = situation;
  return { who, ledger, now, today };
}

/** The receipt of a message, its figures judged; neither shown nor stored. */
export function newReceipt(situation: BoundSituation, content: ReceiptContent): Receipt {
  const { member, message, now, textHash, view } = situation;
  const who = choosePosting(situation);
  const evidence = evidenceForReport(situation);
  const postings = postingsOf(member);
  const basis = draftBasis(situation, who ?? postings[0] ?? { unit: '', role: 'unknown' });
  return {
    id: newId<ReceiptId>(),
    no: view.nextReceiptNo,
    status: 'pending',
    memberId: member.id,
    unit: who?.unit ?? '',
    unitChoices: who === null ? postings.map(({ unit }) => unit) : [],
    group: message.group,
    messageId: message.id,
    channel: message.channel,
    textHash,
    createdAt: now,
    expiresAt: receiptExpiry(now, situation.calendar),
    closedAt: null,
    figures: draftFigures(content.figures, basis),
    events: content.events,
    ...(evidence.length === 0 ? {} : { evidence }),
  };
}

/** Opens a receipt and shows it, or first asks in whose name it is meant. */
export function openReceipt(
  situation: BoundSituation,
  content: ReceiptContent,
  notes: ReceiptNotes = {},
): Outcome {
  const fresh = newReceipt(situation, content);
  const pending = situation.view.receipts.filter(({ status }) => status === 'pending');
  const replaced = replacePending(fresh, pending, situation.now);
  const receipt = withEvidenceOf(fresh, replaced);
  const changed = new Map(replaced.receipts.map((item) => [item.id, item]));
  const view = {
    ...situation.view,
    receipts: situation.view.receipts.map((item) => changed.get(item.id) ?? item),
  };
  const shown = { ...situation, view };
  const after = [...replaced.notes, ...(notes.after ?? [])];
  return {
    ...silence,
    replies: [
      receipt.unitChoices.length > 0
        ? askForUnit(situation, receipt, after)
        : receiptReply(shown, receipt, { ...notes, after }),
    ],
    receipts: [...replaced.receipts, receipt],
    retention: { kind: 'keep', text: situation.text },
  };
}

export function askForUnit(
  situation: Situation,
  receipt: Receipt,
  notes: readonly string[] = [],
): Outcome['replies'][number] {
  const text = [receiptTexts.chooseUnit(receipt.unitChoices), ...notes].join('\n');
  return {
    to: here(situation),
    blocks: [{ type: 'text', text }],
    buttons: receipt.unitChoices.map((unit, index) => ({ label: unit, text: String(index + 1) })),
  };
}
