import type { DigestKind } from '../digest/content/digest-content.js';
import type { PublicationState } from '../digest/schedule/next-step.js';
import type { MemberId, PlanId } from '../kernel/ids.js';

/** What became of something that a schedule asked for. Its first five fields name it. */
export interface Occasion {
  readonly kind: OccasionKind;
  /** `null` where it concerns all plans. */
  readonly planId: PlanId | null;
  /** The period or day, such as `2026-W48`. */
  readonly key: string;
  /** `null` where it concerns no single person. */
  readonly memberId: MemberId | null;
  readonly state: OccasionState;
  /** The office's own words for a digest; of a supervision letter the entry that its unit knows. */
  readonly note: string | null;
  /** When it came to that state; of a snoozed reminder when it comes again. */
  readonly at: Date;
}

export type OccasionKind =
  /** From when on a plan's schedule is kept (`start`), or the times that the office set last (by series). */
  | 'schedule'
  | DigestKind
  /** A group got a week's digest by asking for it; by week and group. */
  | 'digest-given'
  | 'reminder'
  | 'second-reminder'
  /** The office was told that the calendar of a year is missing. */
  | 'calendar-missing'
  /** When a plan's indicators were last looked through for those that stay red. */
  | 'supervision-look'
  /** A letter was proposed to the office; by indicator, once while it stays red. */
  | 'supervision-proposed'
  /** Up to which entry a letter's unit was told; by letter. */
  | 'supervision-told'
  /** A deadline passed unanswered; by letter and deadline. */
  | 'supervision-overdue';

export type OccasionState = PublicationState | 'started' | 'told' | 'snoozed' | 'over';
