import type { FactId, GroupId, MemberId, MessageId, ReceiptId } from '../kernel/ids.js';
import type { FigureQuestion } from '../ledger/figure-question.js';
import type { LedgerEvent, RecordedFact } from '../ledger/ledger-entry.js';

export type ReceiptStatus = 'pending' | 'confirmed' | 'withdrawn' | 'replaced' | 'expired';

/**
 * What the bot echoed and waits to be confirmed (semantics, "Receipts").
 * Kept as one document: its items become ledger entries only on confirmation.
 */
export interface Receipt {
  readonly id: ReceiptId;
  /** Small number people use in chat: 确认2. Unique among the pending ones of a workspace. */
  readonly no: number;
  readonly status: ReceiptStatus;
  readonly memberId: MemberId;
  /** In whose name. */
  readonly unit: string;
  readonly group: GroupId | null;
  readonly messageId: MessageId;
  readonly channel: string;
  /** SHA-256 in hex of the source message's text, for the ledger's chain. */
  readonly textHash: string;
  readonly createdAt: Date;
  /** 18:00 of the next working day. */
  readonly expiresAt: Date;
  readonly closedAt: Date | null;
  readonly figures: readonly ReceiptFigure[];
  /** Everything of the message that is not a figure: progress, zero reports, states, blockers. */
  readonly events: readonly LedgerEvent[];
}

/** One numbered line of a receipt. */
export interface ReceiptFigure {
  readonly fact: RecordedFact;
  /** Set when confirming replaces this fact. */
  readonly corrects: FactId | null;
  /** What must be answered before this figure can be confirmed; answered ones are `null`. */
  readonly question: FigureQuestion | null;
}
