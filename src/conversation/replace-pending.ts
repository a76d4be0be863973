import type { RecordedFact } from '../ledger/ledger-entry.js';
import { receiptTexts } from './receipt-texts.js';
import type { Receipt, ReceiptFigure } from './receipt.js';

export interface Replacement {
  /** Earlier receipts as they become. */
  readonly receipts: readonly Receipt[];
  readonly notes: readonly string[];
}

/** What supported a receipt that is replaced as a whole supports the one in its place. */
export function withEvidenceOf(fresh: Receipt, { receipts }: Replacement): Receipt {
  const evidence = receipts
    .filter(({ status }) => status === 'replaced')
    .flatMap((receipt) => receipt.evidence ?? []);
  return evidence.length === 0
    ? fresh
    : { ...fresh, evidence: [...(fresh.evidence ?? []), ...evidence] };
}

type Meant = Pick<RecordedFact, 'indicatorId' | 'asOf' | 'value'>;

/** Everything that a figure can be while it is asked which reading is meant; `null` when that is settled. */
function openReadings({ question }: ReceiptFigure): readonly Meant[] | null {
  return question?.kind === 'which-reading' ? question.readings : null;
}

function isSame(one: Meant, other: Meant): boolean {
  return one.indicatorId === other.indicatorId && one.asOf === other.asOf;
}

/** The same question: each reading of one is a reading of the other. */
function asksTheSame(one: readonly Meant[], other: readonly Meant[]): boolean {
  const covers = (some: readonly Meant[], all: readonly Meant[]): boolean =>
    all.every((meant) => some.some((reading) => isSame(reading, meant)));
  return covers(one, other) && covers(other, one);
}

/**
 * Whether the figure takes the place of one that waits. While it is asked which reading is meant, it replaces nothing
 * but the same question: what waits may be another figure, and would be lost. What was asked about is answered by a
 * figure that it could only be, or that says one of its readings with the same number.
 */
function takesPlaceOf(fresh: ReceiptFigure, old: ReceiptFigure): boolean {
  const mayBe = openReadings(fresh);
  const mayHaveBeen = openReadings(old);
  if (mayBe !== null) return mayHaveBeen !== null && asksTheSame(mayBe, mayHaveBeen);
  if (mayHaveBeen === null) return isSame(fresh.fact, old.fact);
  const meant = mayHaveBeen.filter((reading) => isSame(reading, fresh.fact));
  return (
    meant.length === mayHaveBeen.length || meant.some(({ value }) => value === fresh.fact.value)
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
      (figure) => !fresh.figures.some((other) => takesPlaceOf(other, figure)),
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
