import { dateOf, daysBetween, weekStart, type DateRange, type IsoDate } from '../kernel/dates.js';
import type { Indicator, Plan, Task, TaskRef } from '../plan/model.js';
import { dueDate, progress } from '../plan/pace.js';
import { currentFigure, OFFICE_UNIT, withBase } from './current-figure.js';
import { factsOfIndicators } from './facts-by-indicator.js';
import type { LedgerState } from './ledger-state.js';
import { sharedIds } from './shared-indicators.js';
import { taskStanding } from './task-standing.js';
import type { NoChange, Provenance } from './tracked.js';

/** One figure a unit owes in a period, and whether it came. */
export interface OwedIndicator {
  readonly plan: Plan;
  readonly indicator: Indicator;
  readonly isReported: boolean;
}

/** One line on a task that a unit leads, and whether it came. */
export interface OwedTask {
  readonly plan: Plan;
  readonly task: Task;
  readonly isReported: boolean;
}

export interface UnitDuty {
  readonly unit: string;
  readonly indicators: readonly OwedIndicator[];
  readonly tasks: readonly OwedTask[];
  /** `none`: owes nothing. `part`: something came, something is outstanding. */
  readonly status: 'reported' | 'part' | 'missing' | 'none';
}

/** A longer period asks for figures of that period, not for what was said during it. */
const WEEK_DAYS = 7;

/** The week that is running, Monday to today: what is owed until a schedule is set. */
export function runningWeek(today: IsoDate): DateRange {
  return { from: weekStart(today), to: today };
}

/** Within a week what was said counts, whatever date it names; else the date of the content. */
function fallsIn(period: DateRange, asOf: IsoDate, said: Provenance): boolean {
  if (period.from <= asOf && asOf <= period.to) return true;
  if (daysBetween(period.from, period.to) >= WEEK_DAYS) return false;
  const day = dateOf(said.at);
  return period.from <= day && day <= period.to;
}

function zeroReportCovers(
  state: LedgerState,
  unit: string,
  period: DateRange,
  isNamed: (note: NoChange) => boolean,
): boolean {
  return state.noChanges.some(
    (note) =>
      note.recorded.unit === unit &&
      fallsIn(period, note.asOf, note.recorded) &&
      (note.ofAll || isNamed(note)),
  );
}

function isFigureReported(
  state: LedgerState,
  unit: string,
  indicator: Indicator,
  period: DateRange,
): boolean {
  const ids = sharedIds(state.plans, indicator);
  const hasFact = factsOfIndicators(state, ids).some(
    ({ fact, end, recorded, byOffice }) =>
      end === null && (fact.unit === unit || byOffice) && fallsIn(period, fact.asOf, recorded),
  );
  const named = ({ indicatorIds }: NoChange) => indicatorIds.some((id) => ids.has(id));
  return hasFact || zeroReportCovers(state, unit, period, named);
}

function isTaskReported(
  state: LedgerState,
  unit: string,
  { plan, task }: { readonly plan: Plan; readonly task: Task },
  period: DateRange,
): boolean {
  const isIt = (ref: TaskRef) => ref.planId === plan.id && ref.no === task.no;
  const ids = plan.indicators.filter(({ taskNo }) => taskNo === task.no).map(({ id }) => id);
  const mine = (recorded: Provenance) => recorded.unit === unit || recorded.unit === OFFICE_UNIT;
  return (
    state.taskLines.some(
      ({ tasks, asOf, recorded }) =>
        mine(recorded) && tasks.some(isIt) && fallsIn(period, asOf, recorded),
    ) ||
    state.taskStates.some(
      ({ task: ref, recorded }) =>
        mine(recorded) && isIt(ref) && fallsIn(period, dateOf(recorded.at), recorded),
    ) ||
    factsOfIndicators(state, ids).some(
      ({ fact, end, recorded }) =>
        end === null && fact.unit === unit && fallsIn(period, fact.asOf, recorded),
    ) ||
    zeroReportCovers(state, unit, period, ({ tasks }) => tasks.some(isIt))
  );
}

/** Finished, or settled once a year and not due yet: nothing to ask for. */
function isUnfinished(state: LedgerState, plan: Plan, indicator: Indicator, at: IsoDate): boolean {
  const due = dueDate(indicator, plan.period);
  if (due !== null && at < due) return false;
  const figure = currentFigure(state, indicator, at);
  return progress(withBase(state, indicator), plan, figure, at).reason !== 'done';
}

/** Not finished before the period began: what is reached within it has been reported in it. */
function owedIndicators(
  state: LedgerState,
  unit: string,
  plans: readonly Plan[],
  period: DateRange,
): readonly OwedIndicator[] {
  const seen = new Set<string>();
  return plans.flatMap((plan) =>
    plan.indicators.flatMap((indicator) => {
      if (indicator.ownerUnit !== unit || seen.has(indicator.id)) return [];
      for (const id of sharedIds(plans, indicator)) seen.add(id);
      const isReported = isFigureReported(state, unit, indicator, period);
      const isOwed = isReported || isUnfinished(state, plan, indicator, period.to);
      return isOwed ? [{ plan, indicator, isReported }] : [];
    }),
  );
}

function owedTasks(
  state: LedgerState,
  unit: string,
  plans: readonly Plan[],
  period: DateRange,
): readonly OwedTask[] {
  return plans.flatMap((plan) =>
    plan.tasks
      .filter(({ leads }) => leads.includes(unit))
      .map((task) => ({
        plan,
        task,
        isReported: isTaskReported(state, unit, { plan, task }, period),
      }))
      .filter(
        ({ task, isReported }) =>
          isReported || taskStanding(state, plan, task, period.to).state !== 'done',
      ),
  );
}

/** What one unit owes in a period, to all plans or those given, and what of it came. */
export function dutyOf(
  state: LedgerState,
  unit: string,
  period: DateRange,
  among: readonly Plan[] = state.plans,
): UnitDuty {
  const plans = among.filter(
    (plan) => plan.period.from <= period.to && period.from <= plan.period.to,
  );
  const indicators = owedIndicators(state, unit, plans, period);
  const tasks = owedTasks(state, unit, plans, period);
  const all = [...indicators, ...tasks];
  const came = all.filter(({ isReported }) => isReported).length;
  const status =
    all.length === 0 ? 'none' : came === all.length ? 'reported' : came > 0 ? 'part' : 'missing';
  return { unit, indicators, tasks, status };
}

/**
 * What every unit owes for a period, in the order of the plans' member lists: until a schedule is
 * set each unfinished indicator it owns and one line on each task it leads (semantics, "Tasks,
 * blockers, what is owed"). Units that owe nothing are left out.
 * @param plans what is owed to these alone
 */
export function whatIsOwed(
  state: LedgerState,
  period: DateRange,
  plans: readonly Plan[] = state.plans,
): readonly UnitDuty[] {
  const units = new Set(plans.flatMap((plan) => plan.units.map(({ name }) => name)));
  return [...units]
    .map((unit) => dutyOf(state, unit, period, plans))
    .filter(({ status }) => status !== 'none');
}
