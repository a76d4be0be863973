import type { DigestKind, ToldBefore } from '../../digest/content/digest-content.js';
import { isoWeekKey } from '../../digest/schedule/publications.js';
import { dateOf, instantAt, weekStart } from '../../kernel/dates.js';
import type { PublishedDigest } from '../../ledger/tracked.js';
import type { Plan } from '../../plan/model.js';
import { firstGiven } from './given-here.js';
import { scheduleStart, type PlanPublication } from './publications-here.js';
import type { Round } from './round.js';

/**
 * After which publications a kind tells what is new. The summary stands in the place of a month's
 * bulletin, and itself looks back over the whole half-year.
 */
const FOLLOWS: Readonly<Record<DigestKind, readonly DigestKind[]>> = {
  weekly: ['weekly'],
  bulletin: ['bulletin', 'half-year'],
  'half-year': ['half-year'],
};

/** Of earlier releases the entry does not say what it was, but the occasion of the same moment does. */
function isOf(
  { planId, digest, published }: PublishedDigest,
  plan: Plan,
  kinds: readonly string[],
  { now, view }: Round,
): boolean {
  if (published.at > now) return false;
  if (digest !== undefined) return planId === plan.id && kinds.includes(digest);
  return view.occasions.some(
    (one) =>
      one.planId === plan.id &&
      kinds.includes(one.kind) &&
      one.state === 'published' &&
      one.at.getTime() === published.at.getTime(),
  );
}

/** Groups that asked for a week's digest before the others got it have not read what came after. */
function toldAt(round: Round, plan: Plan, kind: DigestKind, last: PublishedDigest): Date {
  if (kind !== 'weekly') return last.published.at;
  const key = isoWeekKey(weekStart(last.period.to));
  return firstGiven(round, plan, key) ?? last.published.at;
}

/**
 * Where the plan's publication before ended; where there was none, the beginning of its schedule, so that
 * what was paused or skipped is told by the next.
 * @returns `null` when the schedule began within the days
 */
export function toldBefore(
  round: Round,
  { plan, publication }: PlanPublication,
): ToldBefore | null {
  const follows: readonly string[] = FOLLOWS[publication.kind];
  const last = round.ledger.digests.findLast((one) => isOf(one, plan, follows, round));
  if (last !== undefined) {
    return { at: toldAt(round, plan, publication.kind, last), to: last.period.to };
  }
  const start = scheduleStart(round, plan);
  return start === null || start >= instantAt(publication.days.from, 0)
    ? null
    : { at: start, to: dateOf(start) };
}
