import type { RecordedFact } from '../ledger/ledger-entry.js';
import { receiptTexts } from './receipt-texts.js';
import type { Receipt, ReceiptFigure } from './receipt.js';

export interface Replacement {
  /** Earlier receipts as they become. */
  readonly receipts: readonly Receipt[];
  readonly notes: readonly string[];
}

type Meant = Pick<RecordedFact, 'indicatorId' | 'asOf'>;

/** What a figure is, or could be while it is asked which reading is meant. */
function meanings({ fact, question }: ReceiptFigure): readonly Meant[] {
  return question?.kind === 'which-reading' ? question.readings : [fact];
}

function isSameFigure(one: ReceiptFigure, other: ReceiptFigure): boolean {
  return meanings(one).some((meant) =>
    meanings(other).some(
      ({ indicatorId, asOf }) => indicatorId === meant.indicatorId && asOf === meant.asOf,
    ),
  );
}

/**
 * A new receipt of the same sender, indicator and as-of date replaces the pending one; other
 * figures of an earlier receipt stay pending. Source: semantics, "Receipts".
 */
export function replacePending(
  fresh: Receipt,
  pending: readonly Receipt[],
  now: Date,
): Replacement {
  const receipts: Receipt[] = [];
  const notes: string[] = [];
  for (const receipt of pending) {
    if (receipt.id === fresh.id || receipt.memberId !== fresh.memberId) continue;
    const figures = receipt.figures.filter(
      (figure) => !fresh.figures.some((other) => isSameFigure(figure, other)),
    );
    if (figures.length === receipt.figures.length) continue;
    const isEmpty = figures.length === 0 && receipt.events.length === 0;
    receipts.push(
      isEmpty ? { ...receipt, status: 'replaced', closedAt: now } : { ...receipt, figures },
    );
    notes.push(
      isEmpty ? receiptTexts.replacedLine(receipt) : receiptTexts.partlyReplacedLine(receipt),
    );
  }
  return { receipts, notes };
}
