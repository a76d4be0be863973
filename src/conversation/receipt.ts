import type { FactId, GroupId, MemberId, MessageId, ReceiptId } from '../kernel/ids.js';
import type { FigureQuestion } from '../ledger/figure-question.js';
import type { EvidenceSource, LedgerEvent, RecordedFact } from '../ledger/ledger-entry.js';

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
  /** Units the sender may speak for while 以哪个单位名义 is open; empty once decided. */
  readonly unitChoices: readonly string[];
  readonly group: GroupId | null;
  readonly messageId: MessageId;
  readonly channel: string;
  /** SHA-256 in hex of the source message's text, for the ledger's chain. */
  readonly textHash: string;
  readonly createdAt: Date;
  /** When its message was sent, if it was shown afresh later; absent: at `createdAt`. */
  readonly sentAt?: Date;
  /** 18:00 of the next working day. */
  readonly expiresAt: Date;
  readonly closedAt: Date | null;
  readonly figures: readonly ReceiptFigure[];
  /** Everything of the message that is not a figure: progress, zero reports, states, blockers. */
  readonly events: readonly LedgerEvent[];
  /** Messages with files that support it; absent: none. */
  readonly evidence?: readonly EvidenceSource[];
}

/** One numbered line of a receipt. */
export interface ReceiptFigure {
  readonly fact: RecordedFact;
  /** Set when confirming replaces this fact. */
  readonly corrects: FactId | null;
  /** `unit`: said to be the sender's own part; kept so that standing can be judged again. */
  readonly scope: 'county' | 'unit';
  /** What is asked of the sender about this figure; `null` when nothing is open. */
  readonly question: FigureQuestion | null;
  /** Kinds of questions the sender has answered; never asked of this figure again. */
  readonly waived: readonly FigureQuestion['kind'][];
  /** The unit that the text names as the figure's (园区新增2家). */
  readonly onBehalfOf: string | null;
  /** Answer to 是否已含 about the increase `deltaId`; `null` while open or not asked. */
  readonly overlap: { readonly deltaId: FactId; readonly counted: boolean } | null;
}
