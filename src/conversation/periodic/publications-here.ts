import { addDays } from '../../kernel/dates.js';
import {
  bulletinPublications,
  weeklyPublications,
  type Publication,
} from '../../digest/schedule/publications.js';
import {
  isDone,
  nextStep,
  openPublication,
  type NextStep,
  type OpenPublication,
  type PublicationState,
  type Standing,
} from '../../digest/schedule/next-step.js';
import type { Plan } from '../../plan/model.js';
import { findOccasion, scheduleOf, type Round } from './round.js';

/** How far back something that was missed is still made up. */
const LOOK_BACK_DAYS = 70;
/** A preview goes out on the day itself, and a week may lie ahead whole. */
const LOOK_AHEAD_DAYS = 7;
/** A plan's last bulletin and summary come out after its period. */
const AFTER_PERIOD_DAYS = 20;

const DIGEST_STATES: readonly string[] = ['previewed', 'chased', 'published', 'skipped'];

function isPublicationState(state: string): state is PublicationState {
  return DIGEST_STATES.includes(state);
}

/** What became of it; with the office's own words, if it wrote any. */
export function standingOf(
  { view }: Pick<Round, 'view'>,
  plan: Plan,
  { kind, key }: Pick<Publication, 'kind' | 'key'>,
): {
  readonly state: PublicationState | null;
  readonly note: string | null;
  readonly at: Date | null;
} {
  const found = findOccasion(view, { kind, key, planId: plan.id });
  return {
    state: found !== null && isPublicationState(found.state) ? found.state : null,
    note: found?.note ?? null,
    at: found?.at ?? null,
  };
}

/**
 * From when on the plan's schedule is kept. A plan that is new here, and a clock that was set back,
 * begin now: nothing of before is made up.
 */
export function scheduleStart({ view, now }: Round, plan: Plan): Date | null {
  const started = findOccasion(view, { kind: 'schedule', key: 'start', planId: plan.id });
  return started === null || started.at > now ? null : started.at;
}

/** What has times of its own, which begin anew whenever the office changes them. */
export type Series = 'weekly' | 'bulletin';

/** From when on the times hold that the office set last; `null`: for as long as the schedule is kept. */
function timesSince({ view, now }: Round, plan: Plan, series: Series): Date | null {
  const set = findOccasion(view, { kind: 'schedule', key: series, planId: plan.id });
  return set === null || set.at > now ? null : set.at;
}

/** A publication of a plan, with what is joined to it. */
export interface PlanPublication extends Pick<OpenPublication, 'publication' | 'joined'> {
  readonly plan: Plan;
  readonly isLate: boolean;
}

export interface DueStep extends NextStep {
  readonly plan: Plan;
}

function standings(round: Round, plan: Plan): readonly Standing[] {
  const start = scheduleStart(round, plan);
  if (start === null) return [];
  const { calendar, today, view } = round;
  const { weekly, bulletin } = scheduleOf(view.workspace.settings, plan.id);
  const range = { from: addDays(today, -LOOK_BACK_DAYS), to: addDays(today, LOOK_AHEAD_DAYS) };
  const isConcerned = ({ days }: Publication): boolean =>
    days.from <= plan.period.to &&
    plan.period.from <= days.to &&
    today <= addDays(plan.period.to, AFTER_PERIOD_DAYS);
  const stateOf = (one: Publication): PublicationState | null => standingOf(round, plan, one).state;
  const standing = (
    series: Series,
    publications: readonly Publication[],
    needsConsent: boolean,
  ): Standing => {
    const set = timesSince(round, plan, series);
    return {
      publications: publications.filter(isConcerned),
      since: set === null || set < start ? start : set,
      needsConsent,
      stateOf,
      seenAt: (one) => standingOf(round, plan, one).at,
    };
  };
  return [
    ...(weekly.isOn
      ? [standing('weekly', weeklyPublications(calendar, weekly, range), weekly.needsConsent)]
      : []),
    ...(bulletin.isOn
      ? [
          standing(
            'bulletin',
            bulletinPublications(calendar, bulletin, range),
            bulletin.needsConsent,
          ),
        ]
      : []),
  ];
}

/** What the plan's schedule asks for now: at most one step for digests and one for bulletins. */
export function dueSteps(round: Round, plan: Plan): readonly DueStep[] {
  return standings(round, plan).flatMap((standing) => {
    const step = nextStep(standing, round.calendar, round.now);
    return step === null ? [] : [{ ...step, plan }];
  });
}

/** A week's digest that the plan's schedule has yet to bring; `null` when there is none or it is done. */
export function openWeekly(round: Round, plan: Plan, key: string): Publication | null {
  for (const { publications, since, stateOf } of standings(round, plan)) {
    const found = publications.find((one) => one.kind === 'weekly' && one.key === key);
    const state = found === undefined ? null : stateOf(found);
    if (found !== undefined && found.dueAt >= since && !isDone(state)) return found;
  }
  return null;
}

/** What the office has seen and not decided on yet. */
export function waitingPublications(round: Round): readonly PlanPublication[] {
  return round.view.plans.flatMap((plan) =>
    standings(round, plan).flatMap((standing) => {
      const open = openPublication(standing, round.now);
      return open === null || open.state === null ? [] : [{ ...open, plan, isLate: false }];
    }),
  );
}
