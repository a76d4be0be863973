import { addDays, weekStart, type IsoDate } from '../../kernel/dates.js';
import type { WorkCalendar } from '../../plan/calendar/work-calendar.js';
import { isWorkingTime, PREVIEW_MS, previewAt, type Publication } from './publications.js';

/** What has become of a publication; absent: nothing yet. */
export type PublicationState =
  /** The office saw it. */
  | 'previewed'
  /** It waits for the office's 发送, which was reminded once. */
  | 'chased'
  | 'published'
  | 'skipped';

/** The newest publication of one kind that has come to its preview, and is not done. */
export interface OpenPublication {
  /** With the days of earlier ones that never went out. */
  readonly publication: Publication;
  /** Keys of earlier ones that are joined to it, rising. */
  readonly joined: readonly string[];
  readonly state: Exclude<PublicationState, 'published' | 'skipped'> | null;
}

/** What is to be done now about it. */
export interface NextStep extends OpenPublication {
  readonly kind: 'preview' | 'publish' | 'chase';
  /** It was due longer ago than a tick can be late. */
  readonly isLate: boolean;
}

export interface Standing {
  readonly publications: readonly Publication[];
  /** What was due before this goes out only if the office has seen it and is to decide. */
  readonly since: Date;
  readonly needsConsent: boolean;
  readonly stateOf: (publication: Publication) => PublicationState | null;
  /** When the office saw it last; `null`: not yet. */
  readonly seenAt: (publication: Publication) => Date | null;
}

/** A minute's tick, a slow start, a neighbour's lock: no reader needs a word about that. */
const UNREMARKABLE_MS = 15 * 60_000;

/** Nothing is to be done about it any more. */
export function isDone(state: PublicationState | null): state is 'published' | 'skipped' {
  return state === 'published' || state === 'skipped';
}

/** The first day of what is joined: weeks without a working day before it, and what never went out. */
function firstDay(all: readonly Publication[], first: number, newest: Publication): IsoDate {
  const own = all[first] ?? newest;
  const before = all[first - 1];
  const from =
    own.kind === 'weekly' && before !== undefined
      ? addDays(weekStart(before.days.to), 7)
      : own.days.from;
  return [own.days.from, newest.days.from].reduce((a, b) => (a < b ? a : b), from);
}

/** @returns `null` when nothing has come to its preview, or the newest that has is done */
export function openPublication(standing: Standing, now: Date): OpenPublication | null {
  const { publications: all, since, needsConsent, stateOf } = standing;
  const index = all.findLastIndex((one) => previewAt(one) <= now);
  const newest = all[index];
  if (newest === undefined) return null;
  const state = stateOf(newest);
  if (isDone(state)) return null;
  const waits = needsConsent && state !== null;
  if (newest.dueAt < since && !waits) return null;
  let first = index;
  while (isOpen(all[first - 1], standing)) first -= 1;
  const joined = all.slice(first, index).map(({ key }) => key);
  const days = { ...newest.days, from: firstDay(all, first, newest) };
  return { publication: { ...newest, days }, joined, state };
}

/**
 * What a plan's schedule asks for at this moment: a preview in the hour before, then the publication;
 * with consent needed, one word to the office instead, an hour after it saw it. What was due while nothing ran goes out
 * once, in working hours, the newest only, and covers the days of the earlier ones.
 * @returns `null` when nothing is to be done
 */
export function nextStep(standing: Standing, calendar: WorkCalendar, now: Date): NextStep | null {
  const open = openPublication(standing, now);
  if (open === null) return null;
  const { state } = open;
  const { dueAt } = open.publication;
  if (now < dueAt) return state === null ? { ...open, kind: 'preview', isLate: false } : null;
  const isLate = now.getTime() - dueAt.getTime() > UNREMARKABLE_MS;
  if (isLate && !isWorkingTime(calendar, now)) return null;
  if (!standing.needsConsent) return { ...open, kind: 'publish', isLate };
  if (state === null) return { ...open, kind: 'preview', isLate };
  const seenAt = standing.seenAt(open.publication);
  const hadTime = seenAt !== null && now.getTime() - seenAt.getTime() >= PREVIEW_MS;
  return state === 'previewed' && hadTime ? { ...open, kind: 'chase', isLate } : null;
}

function isOpen(publication: Publication | undefined, { since, stateOf }: Standing): boolean {
  return publication !== undefined && publication.dueAt >= since && !isDone(stateOf(publication));
}
