import { awaitingIn } from '../../answers/answer-missing.js';
import { reminderWindows, type ReminderWindow } from '../../digest/schedule/reminder-windows.js';
import { currentFigure } from '../../ledger/current-figure.js';
import { dutyOf } from '../../ledger/what-is-owed.js';
import type { Indicator, Plan, Task } from '../../plan/model.js';
import type { Member } from '../workspace.js';
import { scheduleStart } from './publications-here.js';
import { officeContext, scheduleOf, type Round } from './round.js';

/** What one unit owes a plan in one window, as it is now. */
export interface Owed {
  readonly plan: Plan;
  readonly unit: string;
  readonly window: ReminderWindow;
  readonly second: 'off' | 'head' | 'office';
  readonly indicators: readonly Indicator[];
  readonly tasks: readonly Task[];
}

/** Days of a period that have come: what lies ahead cannot be owed yet. */
export function upToToday(
  { period }: ReminderWindow,
  today: Round['today'],
): ReminderWindow['period'] {
  return { from: period.from, to: period.to < today ? period.to : today };
}

/** The windows of a plan that are open now. */
export function openWindows(round: Round, plan: Plan): readonly ReminderWindow[] {
  const { calendar, now, today, view } = round;
  if (scheduleStart(round, plan) === null) return [];
  const schedule = scheduleOf(view.workspace.settings, plan.id);
  return reminderWindows(calendar, plan, schedule, today).filter(
    ({ from, until }) => from <= now && now < until,
  );
}

type IsWanted = (unit: string, window: ReminderWindow) => boolean;

function ofPlan(round: Round, plan: Plan, isWanted: IsWanted): readonly Owed[] {
  const { ledger, today, view } = round;
  const { second } = scheduleOf(view.workspace.settings, plan.id).reminders;
  return openWindows(round, plan).flatMap((window) => {
    const period = upToToday(window, today);
    // A month's figures are sent when the month is over.
    const awaiting = awaitingIn({ from: period.from, to: today }, officeContext(round, false));
    return plan.units.flatMap(({ name: unit }) => {
      if (awaiting.has(unit) || !isWanted(unit, window)) return [];
      const duty = dutyOf(ledger, unit, period);
      const indicators = duty.indicators
        .filter((one) => one.plan.id === plan.id && !one.isReported)
        .map(({ indicator }) => indicator)
        .filter(({ id }) => window.indicatorIds?.has(id) ?? true);
      const tasks =
        window.indicatorIds !== null
          ? []
          : duty.tasks
              .filter((one) => one.plan.id === plan.id && !one.isReported)
              .map(({ task }) => task);
      const isOwed = indicators.length + tasks.length > 0;
      return isOwed ? [{ plan, unit, window, second, indicators, tasks }] : [];
    });
  });
}

/**
 * All that is owed in the windows that are open now, in the order of plans and member lists.
 * @param isWanted spares the look at units that nobody is to be told about
 */
export function owedNow(round: Round, isWanted: IsWanted = () => true): readonly Owed[] {
  return round.view.plans.flatMap((plan) => ofPlan(round, plan, isWanted));
}

/** Who reports for a unit and is there: a person on leave has a delegate, or is left in peace. */
export function liaisonsOf({ view }: Pick<Round, 'view'>, unit: string): readonly Member[] {
  return view.members.filter(
    ({ postings, leave }) =>
      leave === null &&
      postings.some((posting) => posting.unit === unit && posting.role === 'liaison'),
  );
}

/** The head of a unit, where one is bound under its name and there. */
export function headsOf({ view }: Pick<Round, 'view'>, unit: string): readonly Member[] {
  return view.members.filter(
    ({ postings, leave }) =>
      leave === null &&
      postings.some((posting) => posting.unit === unit && posting.role === 'leader'),
  );
}

/** The figure as last known, for the reader who only has to say what is new. */
export function lastKnown(round: Round, indicator: Indicator): ReturnType<typeof currentFigure> {
  return currentFigure(round.ledger, indicator, round.today);
}
