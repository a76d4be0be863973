import type { DateRange, IsoDate } from '../kernel/dates.js';
import type { FactId, IndicatorId, MemberId, MessageId, ReceiptId } from '../kernel/ids.js';
import type { LedgerEntry } from '../ledger/ledger-entry.js';
import type { LedgerState } from '../ledger/ledger-state.js';
import type { Block } from '../message/reply.js';
import type { Plan } from '../plan/model.js';
import type { FileAsked, Role } from '../understanding/understanding.js';

/** Who asks, and where the answer will be read. */
export interface Asker {
  readonly role: Role;
  /** Units he may speak for; empty for a leader, the office or an unknown person. */
  readonly units: readonly string[];
  readonly memberId: MemberId | null;
  readonly inGroup: boolean;
}

/** Everything an answer is made from. */
export interface AnswerContext {
  readonly plans: readonly Plan[];
  /** Folded with the same plans. */
  readonly ledger: LedgerState;
  readonly entries: readonly LedgerEntry[];
  readonly now: Date;
  readonly asker: Asker;
  readonly settings: {
    readonly unknownMayAsk: boolean;
    readonly nameMissingInGroups: boolean;
  };
  /** Units whose report of that day still waits for its confirmation; absent: not known. */
  readonly awaiting?: readonly { readonly unit: string; readonly on: IsoDate }[];
  /** `null` when nobody is known by the id. */
  memberName(id: MemberId): string | null;
  /** In whose names the person may speak; empty when nobody is known by the id. */
  memberUnits(id: MemberId): readonly string[];
  /** `null` when the text was erased, never kept, or is not loaded. */
  messageText(id: MessageId): string | null;
  /** Reports that nobody has confirmed yet; absent: not known. */
  readonly openReceipts?: readonly OpenReceipt[];
  /** Files that support the report of a receipt, `null` when there are none; absent: not known. */
  readonly evidence?: (receiptId: ReceiptId) => ReportEvidence | null;
}

/** A report that waits for its confirmation, worded. */
export interface OpenReceipt {
  /** What people call it by: 确认2. */
  readonly no: number;
  readonly unit: string;
  readonly memberId: MemberId;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  /** 高新技术企业58家、工作进展. */
  readonly contents: string;
}

export interface ReportEvidence {
  readonly count: number;
  /** Of those that have been fetched and stored, fit to be shown. */
  readonly names: readonly string[];
}

/** A file or digest that the asker is entitled to; the digest room makes it. */
export interface Attachment {
  readonly kind: 'export' | 'digest';
  /** Absent: the ledger as a workbook, a weekly digest as text. */
  readonly file?: FileAsked;
  readonly period: DateRange | null;
  /** What it is limited to; `null` for everything. */
  readonly units: readonly string[] | null;
  /** Goes to the asker alone, also when he asked in a group. */
  readonly isPrivate: boolean;
}

/** Pictures that show what an answer says; the digest room draws them from the same ledger. */
export type PictureOrder =
  | { readonly kind: 'trend'; readonly indicatorIds: readonly IndicatorId[]; readonly at: IsoDate }
  | {
      readonly kind: 'board';
      readonly indicatorIds: readonly IndicatorId[];
      readonly at: IsoDate;
      readonly groupBy: 'light' | 'task';
      /** The units that it is limited to, as they are called; `null` for the whole plan. */
      readonly of: string | null;
    }
  | {
      readonly kind: 'units';
      /** In the order of the member list; only those whose names the reader may see. */
      readonly units: readonly string[];
      readonly at: IsoDate;
      /** Goes to the asker alone, also when he asked in a group. */
      readonly isPrivate: boolean;
    };

export interface Answer {
  /** To where the question was asked. */
  readonly blocks: readonly Block[];
  /** What follows to the asker alone, `null` when nothing does. */
  readonly privately: readonly Block[] | null;
  /** The facts the answer rests on, for a following 依据. */
  readonly cited: readonly FactId[];
  /** The asker may not know this. */
  readonly refused: boolean;
  readonly attach: Attachment | null;
  readonly picture: PictureOrder | null;
}

/** An answer of some lines of text; without lines it says nothing itself. */
export function textAnswer(lines: readonly string[], cited: readonly FactId[] = []): Answer {
  return {
    blocks: lines.length === 0 ? [] : [{ type: 'text', text: lines.join('\n') }],
    privately: null,
    cited: [...new Set(cited)],
    refused: false,
    attach: null,
    picture: null,
  };
}

export function refusal(text: string): Answer {
  return { ...textAnswer([text]), refused: true };
}
