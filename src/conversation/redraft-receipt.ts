import { draftFigures, saidAgain } from './draft-figure.js';
import type { SaidFigure } from './draft-figure.js';
import { draftBasis } from './open-receipt.js';
import { silence } from './outcome.js';
import { postingOfReceipt } from './posting.js';
import { receiptReply } from './receipt-reply.js';
import type { ReceiptNotes } from './receipt-reply.js';
import type { Receipt } from './receipt.js';
import { replacePending, withEvidenceOf } from './replace-pending.js';
import type { BoundSituation } from './situation.js';
import type { Outcome } from './workspace.js';

/** The receipt judged again by what the ledger says now. */
export function redraft(
  situation: BoundSituation,
  receipt: Receipt,
  figures: readonly SaidFigure[] = receipt.figures.map(saidAgain),
): Receipt {
  const who = postingOfReceipt(situation.view, receipt);
  return { ...receipt, figures: draftFigures(figures, draftBasis(situation, who)) };
}

/** Stores a changed receipt and shows it again. */
export function showChanged(
  situation: BoundSituation,
  changed: Receipt,
  notes: ReceiptNotes = {},
): Outcome {
  const pending = situation.view.receipts.filter(({ status }) => status === 'pending');
  const replaced = replacePending(changed, pending, situation.now);
  const receipt = withEvidenceOf(changed, replaced);
  const after = [...replaced.notes, ...(notes.after ?? [])];
  return {
    ...silence,
    replies: [receiptReply(situation, receipt, { ...notes, after })],
    receipts: [...replaced.receipts, receipt],
    retention: { kind: 'keep', text: situation.text },
  };
}

/** Changes some figures as they were said, judges all again and shows the result. */
export function changeFigures(
  situation: BoundSituation,
  receipt: Receipt,
  change: (said: SaidFigure, index: number) => SaidFigure,
): Outcome {
  const said = receipt.figures.map((figure, index) => change(saidAgain(figure), index));
  return showChanged(situation, redraft(situation, receipt, said));
}
