import type { IsoDate } from '../kernel/dates.js';
import type { BlockerId, FactId, IndicatorId, MemberId, ReceiptId } from '../kernel/ids.js';
import type { TaskRef } from '../plan/model.js';
import type {
  EntrySource,
  LedgerEvent,
  RecordedFact,
  RecordedTaskState,
  Standing,
} from './ledger-entry.js';

/** Who made an entry official, when, and from which message. */
export interface Provenance {
  readonly seq: number;
  readonly at: Date;
  readonly memberId: MemberId | null;
  /** In whose name: a unit or 专班办公室; `null` for the system. */
  readonly unit: string | null;
  readonly source: EntrySource | null;
  readonly receiptId: ReceiptId | null;
}

/** Why a fact no longer counts. */
export type FactEnd =
  | { readonly kind: 'corrected'; readonly by: FactId; readonly at: Date }
  | { readonly kind: 'withdrawn'; readonly at: Date };

/** A recorded fact with all that later entries did to it. */
export interface TrackedFact {
  readonly fact: RecordedFact;
  readonly recorded: Provenance;
  /**
   * Place among the facts of the same date: the entry that made it count as it does. A correction
   * keeps the place of what it corrects, an adopted proposal takes the place of its adoption.
   */
  readonly rank: number;
  /** When it took that place. */
  readonly rankedAt: Date;
  /** As recorded, or `county` once adopted. */
  readonly standing: Standing;
  readonly byOffice: boolean;
  readonly adopted: Provenance | null;
  readonly corrects: FactId | null;
  /** `null` while it counts. */
  readonly end: FactEnd | null;
  /** The newest answer to 是否已含. */
  readonly overlap: { readonly counted: boolean; readonly at: Date } | null;
}

export interface NoChange {
  /** All that the unit owes: nothing was named. */
  readonly ofAll: boolean;
  readonly indicatorIds: readonly IndicatorId[];
  readonly tasks: readonly TaskRef[];
  readonly asOf: IsoDate;
  readonly recorded: Provenance;
}

export interface TaskLine {
  readonly tasks: readonly TaskRef[];
  readonly asOf: IsoDate;
  readonly recorded: Provenance;
}

export interface TaskStateSet {
  readonly task: TaskRef;
  readonly state: RecordedTaskState;
  readonly recorded: Provenance;
}

export interface Blocker {
  readonly id: BlockerId;
  readonly tasks: readonly TaskRef[];
  readonly raisedOn: IsoDate;
  readonly raised: Provenance;
  /** Named by the office. */
  readonly coordinator: string | null;
  /** `withdrawn`: the report that raised it was withdrawn. */
  readonly closed: {
    readonly how: 'solved' | 'coordinated' | 'withdrawn';
    readonly by: Provenance;
  } | null;
}

export interface PublishedDigest extends Omit<
  Extract<LedgerEvent, { kind: 'digest-published' }>,
  'kind'
> {
  readonly published: Provenance;
}
