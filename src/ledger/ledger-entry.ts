import type { DateRange, IsoDate } from '../kernel/dates.js';
import type { DecimalText } from '../kernel/decimal.js';
import type {
  BlockerId,
  FactId,
  GroupId,
  IndicatorId,
  MemberId,
  MessageId,
  PlanId,
  ReceiptId,
} from '../kernel/ids.js';
import type { TaskRef } from '../plan/model.js';

/**
 * What a figure counts as (数出一门; semantics, "Who sets what"): `county` sets the county figure,
 * `proposal` is a non-owner's county-wide statement until adopted, `contribution` is a unit's own
 * part (分项), shown beside the county figure and never added to it.
 */
export type Standing = 'county' | 'proposal' | 'contribution';

/** A confirmed figure with its birth certificate; never changed once written. */
export interface RecordedFact {
  readonly id: FactId;
  readonly indicatorId: IndicatorId;
  readonly planId: PlanId;
  /** Version of the plan in force at confirmation. */
  readonly planVersion: number;
  readonly measure: 'total' | 'delta';
  /** In the indicator's unit. */
  readonly value: DecimalText;
  /** First day of a delta's period; `null` for a total. */
  readonly from: IsoDate | null;
  readonly asOf: IsoDate;
  readonly approx: boolean;
  readonly standing: Standing;
  /** Full name of the unit the figure comes from. */
  readonly unit: string;
  /** Set by the office rather than the owner (专班办公室核定). */
  readonly byOffice: boolean;
  /** Why a stock fell, in the sender's own few words; absent when nothing fell or none was given. */
  readonly reason?: string;
  /**
   * The sender's word for the indicator, where it was not understood and a person had to say which one
   * was meant; absent otherwise. The same word for the same indicator twice makes a proposal to learn it.
   */
  readonly saidAs?: string;
}

/**
 * What a learned name stands for. Of an indicator its short name, unique within a plan, is kept beside the
 * id, so that the learned name also holds for the same indicator of another plan, and can be shown when
 * the plan is gone.
 */
export type NamedThing =
  | { readonly kind: 'indicator'; readonly indicatorId: IndicatorId; readonly name: string }
  | { readonly kind: 'unit'; readonly name: string };

/** One thing that became official. */
export type LedgerEvent =
  | { readonly kind: 'fact-recorded'; readonly fact: RecordedFact }
  /** The new fact stands in the place of the old one. */
  | { readonly kind: 'fact-corrected'; readonly replaces: FactId; readonly fact: RecordedFact }
  | { readonly kind: 'facts-withdrawn'; readonly factIds: readonly FactId[] }
  /** Everything that the confirmation of this receipt wrote counts for nothing any more. */
  | { readonly kind: 'report-withdrawn'; readonly receiptId: ReceiptId }
  /** A proposal became the county figure. */
  | { readonly kind: 'proposal-adopted'; readonly factId: FactId; readonly byOffice: boolean }
  /** Answer to 是否已含: `counted` false means that the total already holds the delta. */
  | { readonly kind: 'overlap-decided'; readonly factId: FactId; readonly counted: boolean }
  /** Zero report; without any indicator and task it means all that the unit owes. */
  | {
      readonly kind: 'no-change-reported';
      readonly indicatorIds: readonly IndicatorId[];
      readonly tasks?: readonly TaskRef[];
      readonly asOf: IsoDate;
    }
  /** Narrative progress; the words are in the source message. */
  | {
      readonly kind: 'progress-recorded';
      readonly tasks: readonly TaskRef[];
      readonly asOf: IsoDate;
    }
  | { readonly kind: 'task-state-set'; readonly task: TaskRef; readonly state: RecordedTaskState }
  | {
      readonly kind: 'blocker-raised';
      readonly blockerId: BlockerId;
      readonly tasks: readonly TaskRef[];
      readonly raisedOn: IsoDate;
    }
  | {
      readonly kind: 'blocker-closed';
      readonly blockerId: BlockerId;
      readonly how: 'solved' | 'coordinated';
    }
  | {
      readonly kind: 'blocker-assigned';
      readonly blockerId: BlockerId;
      readonly coordinator: string;
    }
  /** 年初数 of a stock, asked once of its owner. */
  | { readonly kind: 'base-set'; readonly indicatorId: IndicatorId; readonly base: DecimalText }
  | { readonly kind: 'plan-imported'; readonly planId: PlanId; readonly version: number }
  /** From now on messages may call the thing by this word; what the word meant before is replaced. */
  | { readonly kind: 'name-learned'; readonly word: string; readonly target: NamedThing }
  | { readonly kind: 'name-forgotten'; readonly word: string }
  /** Somebody who may not teach asked the office to learn this name. */
  | { readonly kind: 'name-proposed'; readonly word: string; readonly target: NamedThing }
  /** The office does not want the name; the same one is not proposed to it again. */
  | { readonly kind: 'name-declined'; readonly word: string; readonly target: NamedThing }
  /** Files of these messages support the report that the receipt made official. */
  | {
      readonly kind: 'evidence-attached';
      readonly receiptId: ReceiptId;
      readonly sources: readonly EvidenceSource[];
    }
  /** The person may speak in this name from now on, up to a day where one is named. */
  | {
      readonly kind: 'posting-given';
      readonly memberId: MemberId;
      readonly unit: string;
      readonly role: PostingRole;
      readonly until?: IsoDate;
    }
  | {
      readonly kind: 'posting-ended';
      readonly memberId: MemberId;
      readonly unit: string;
      readonly role: PostingRole;
    }
  | { readonly kind: 'administrator-named'; readonly memberId: MemberId }
  | { readonly kind: 'administrator-ended'; readonly memberId: MemberId }
  /** The person writes from an account on this channel, too. */
  | { readonly kind: 'account-linked'; readonly memberId: MemberId; readonly channel: string }
  | { readonly kind: 'group-bound'; readonly channel: string; readonly groupId: GroupId }
  | { readonly kind: 'group-unbound'; readonly channel: string; readonly groupId: GroupId }
  /** A digest or bulletin went out with these figures; later changes to them are explained once. */
  | {
      readonly kind: 'digest-published';
      /** The one plan that it is about; absent where it was asked for in a group. */
      readonly planId?: PlanId;
      /** What the schedule brought about; absent where it was asked for in a group. */
      readonly digest?: 'weekly' | 'bulletin' | 'half-year';
      readonly period: DateRange;
      readonly figures: readonly PublishedFigure[];
    }
  | SupervisionEvent;

/**
 * What became of a supervision letter (督办单). What it demands, what was answered and why it was sent
 * back are in the source messages.
 */
type SupervisionEvent =
  | {
      readonly kind: 'supervision-issued';
      readonly letter: LetterNo;
      readonly planId: PlanId;
      readonly subject: SupervisedThing;
      /** Full name of the unit that is to act; never a person. */
      readonly unit: string;
      readonly deadline: IsoDate;
      /** The indicator's figure at the time; `null` for a task, and where nothing was reported. */
      readonly figure: SupervisedFigure | null;
    }
  | { readonly kind: 'supervision-received'; readonly letter: LetterNo }
  | { readonly kind: 'supervision-replied'; readonly letter: LetterNo }
  /** The office was not content: the unit is to reply again. */
  | { readonly kind: 'supervision-returned'; readonly letter: LetterNo }
  | {
      readonly kind: 'supervision-extended';
      readonly letter: LetterNo;
      readonly deadline: IsoDate;
    }
  | { readonly kind: 'supervision-closed'; readonly letter: LetterNo }
  /** It was issued by mistake. */
  | { readonly kind: 'supervision-withdrawn'; readonly letter: LetterNo };

/** Our own running number within a year; the document number is the office's. */
export interface LetterNo {
  readonly year: number;
  readonly no: number;
}

export interface SupervisedFigure extends Omit<PublishedFigure, 'indicatorId'> {
  /** 约; absent where it is exact, and in the oldest entries. */
  readonly approx?: true;
}

/** What a unit is to act on, within the letter's plan. */
export type SupervisedThing =
  | { readonly kind: 'indicator'; readonly indicatorId: IndicatorId }
  | { readonly kind: 'task'; readonly no: string };

/** As whom a person may speak. Persons are named by id alone: a name could never leave the ledger. */
export type PostingRole = 'liaison' | 'leader' | 'office' | 'unknown';

/** A message that brought files. */
export interface EvidenceSource {
  readonly channel: string;
  readonly messageId: MessageId;
  /** How many files. */
  readonly count: number;
}

/** A figure as it stood in a published digest. */
export interface PublishedFigure {
  readonly indicatorId: IndicatorId;
  /** In the indicator's unit. */
  readonly value: DecimalText;
  readonly asOf: IsoDate;
}

export type RecordedTaskState = 'not-started' | 'under-way' | 'done';

/** Which message an entry goes back to. The text itself may be erased; its hash stays. */
export interface EntrySource {
  readonly channel: string;
  readonly messageId: MessageId;
  /** SHA-256 of the message's text in hex. */
  readonly textHash: string;
  /** Who sent it (报送人), often but not always who confirmed; absent in the oldest entries. */
  readonly memberId?: MemberId;
  /** When it was sent; absent in the oldest entries. */
  readonly sentAt?: Date;
}

/** What the conversation hands over; the store gives it number and place in the chain. */
export interface NewLedgerEntry {
  readonly event: LedgerEvent;
  /** When it became official (confirmation time), not when it was said. */
  readonly at: Date;
  /** Who confirmed. */
  readonly memberId: MemberId | null;
  /** In whose name: full name of a unit, or 专班办公室; `null` for the system. */
  readonly unit: string | null;
  readonly source: EntrySource | null;
  readonly receiptId: ReceiptId | null;
}

export interface LedgerEntry extends NewLedgerEntry {
  /** 1, 2, 3 … within the workspace, without gaps. */
  readonly seq: number;
  /** Hash of the entry before; 64 zeros for the first. */
  readonly prevHash: string;
  /** SHA-256 in hex over `prevHash` and everything above. */
  readonly hash: string;
}
