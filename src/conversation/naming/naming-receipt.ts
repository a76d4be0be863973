import { newId } from '../../kernel/ids.js';
import type { ReceiptId } from '../../kernel/ids.js';
import { OFFICE_UNIT } from '../../ledger/current-figure.js';
import type { LedgerEvent } from '../../ledger/ledger-entry.js';
import type { Reply } from '../../message/reply.js';
import { entriesOf } from '../confirm-receipt.js';
import { asButton, silence, textReply } from '../outcome.js';
import { receiptLines } from '../receipt-reply.js';
import type { Receipt } from '../receipt.js';
import { here } from '../situation.js';
import type { BoundSituation } from '../situation.js';
import { receiptExpiry } from '../receipt-expiry.js';
import type { Outcome } from '../workspace.js';
import { namingTexts } from './naming-texts.js';

/** Names wait, are confirmed, expire and are withdrawn as reports are: people know how that goes. */
function namingReceipt(situation: BoundSituation, events: readonly LedgerEvent[]): Receipt {
  const { member, message, now, textHash, view } = situation;
  return {
    id: newId<ReceiptId>(),
    no: view.nextReceiptNo,
    status: 'pending',
    memberId: member.id,
    unit: OFFICE_UNIT,
    unitChoices: [],
    group: message.group,
    messageId: message.id,
    channel: message.channel,
    textHash,
    createdAt: now,
    expiresAt: receiptExpiry(now, situation.calendar),
    closedAt: null,
    figures: [],
    events,
  };
}

/**
 * Makes names hold now. It is done through a receipt confirmed at once, so that a bare 撤销 afterwards
 * takes back this and not a report before it.
 */
export function takeEffect(
  situation: BoundSituation,
  events: readonly LedgerEvent[],
  lines: readonly string[],
): Outcome {
  const pending = namingReceipt(situation, events);
  const receipt: Receipt = { ...pending, status: 'confirmed', closedAt: situation.now };
  return {
    ...silence,
    replies: [textReply(here(situation), lines.join('\n'))],
    entries: entriesOf(situation, receipt, events),
    receipts: [receipt],
    retention: { kind: 'keep', text: situation.text },
  };
}

/** Shows what the names would change and waits for 确认. */
export function askFirst(
  situation: BoundSituation,
  events: readonly LedgerEvent[],
  notes: readonly string[],
): Outcome {
  const receipt = namingReceipt(situation, events);
  const others = situation.view.receipts.some(
    ({ status, memberId }) => status === 'pending' && memberId === receipt.memberId,
  );
  const no = others ? String(receipt.no) : '';
  const reply: Reply = {
    to: here(situation),
    blocks: [
      { type: 'text', text: namingTexts.check(receipt.no) },
      { type: 'figures', lines: receiptLines(situation, receipt) },
      ...(notes.length === 0 ? [] : [{ type: 'text' as const, text: notes.join('\n') }]),
      { type: 'text', text: namingTexts.footer(no, receipt.expiresAt) },
    ],
    buttons: [`确认${no}`, `撤销${no}`].map(asButton),
  };
  return {
    ...silence,
    replies: [reply],
    receipts: [receipt],
    retention: { kind: 'keep', text: situation.text },
  };
}
