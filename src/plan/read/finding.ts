/** Kinds of contradiction or gap that the check-up (体检) of a document can report. */
export type FindingKind =
  | 'lead-differs'
  | 'responsibles-differ'
  | 'unit-order-differs'
  | 'unit-two-names'
  | 'unit-not-member'
  | 'member-without-task'
  | 'deputy-not-member'
  | 'task-without-lead'
  | 'role-unclear'
  | 'open-list'
  | 'split-responsibility'
  | 'indicator-without-task'
  | 'indicator-not-in-goals'
  | 'indicator-owner-unclear'
  | 'target-differs'
  | 'measure-word-differs'
  | 'indicator-name-differs'
  | 'counting-unclear'
  | 'target-without-number'
  | 'target-without-subject'
  | 'target-without-base'
  | 'recurring-target'
  | 'per-unit-target'
  | 'rank-target'
  | 'wording-differs'
  | 'title-differs'
  | 'scope-differs'
  | 'table-row-unmatched'
  | 'table-not-read'
  | 'year-mismatch'
  | 'year-missing'
  | 'title-without-year'
  | 'period-unclear'
  | 'no-deadline'
  | 'numbering-gap'
  | 'numbering-duplicate'
  | 'heading-mark-differs'
  | 'repeated-table-header'
  | 'attachment-only'
  | 'nothing-found';

/** Something that a person has to decide: what contradicts what, and where it stands. */
export interface Finding {
  readonly kind: FindingKind;
  /** Plain Chinese for the office. */
  readonly message: string;
  /** Place in the document, in words (任务4；清单第3行). */
  readonly where: string;
  /** Indicators or units that it is about, so that a decision on all of them settles it. */
  readonly about?: readonly string[];
}
