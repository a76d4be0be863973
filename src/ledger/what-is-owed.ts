import { dateOf, daysBetween, weekStart, type DateRange, type IsoDate } from '../kernel/dates.js';
import type { IndicatorId } from '../kernel/ids.js';
import type { Indicator, Plan, Task, TaskRef } from '../plan/model.js';
import { dueDate, progress } from '../plan/pace.js';
import { currentFigure, OFFICE_UNIT, withBase } from './current-figure.js';
import { saidWithin, timelineOf, within } from './fact-timeline.js';
import { RecentMemory } from './fold-memory.js';
import { grouped } from './grouped.js';
import type { LedgerState } from './ledger-state.js';
import { sharedIds } from './shared-indicators.js';
import { taskStanding } from './task-standing.js';
import type { Provenance, TrackedFact } from './tracked.js';
import { taskLinesOn, taskStatesOf } from './work-index.js';
import { zeroReportsOf } from './zero-reports.js';

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
/** Plans whose schedules differ are looked at in turn, each in its own period. */
const PERIODS_KEPT = 6;

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

/** What a unit's zero reports of a period cover. */
interface ZeroReport {
  /** Everything that it owes. */
  readonly isWhole: boolean;
  readonly ids: ReadonlySet<IndicatorId>;
  readonly tasks: readonly TaskRef[];
}

function zeroReportOf(state: LedgerState, unit: string, period: DateRange): ZeroReport {
  const notes = zeroReportsOf(state, unit).filter(({ asOf, recorded }) =>
    fallsIn(period, asOf, recorded),
  );
  return {
    isWhole: notes.some(({ ofAll }) => ofAll),
    ids: new Set(notes.flatMap(({ indicatorIds }) => indicatorIds)),
    tasks: notes.flatMap(({ tasks }) => tasks),
  };
}

/** Whether a figure that counts falls in the period and is by somebody who counts. */
function hasFigure(
  state: LedgerState,
  ids: Iterable<IndicatorId>,
  period: DateRange,
  isBy: (tracked: TrackedFact) => boolean,
): boolean {
  const timeline = timelineOf(state, ids);
  if (within(timeline.byDay, period).some(isBy)) return true;
  if (daysBetween(period.from, period.to) >= WEEK_DAYS) return false;
  return saidWithin(timeline, period).some(isBy);
}

/** One unit in one period. */
interface Owing {
  readonly state: LedgerState;
  readonly unit: string;
  readonly period: DateRange;
  readonly zero: ZeroReport;
}

function isFigureReported({ state, unit, period, zero }: Owing, indicator: Indicator): boolean {
  const ids = sharedIds(state.plans, indicator);
  const isBy = ({ fact, byOffice }: TrackedFact) => fact.unit === unit || byOffice;
  if (hasFigure(state, ids, period, isBy)) return true;
  return zero.isWhole || [...ids].some((id) => zero.ids.has(id));
}

function isTaskReported({ state, unit, period, zero }: Owing, plan: Plan, task: Task): boolean {
  const ref: TaskRef = { planId: plan.id, no: task.no };
  const ids = plan.indicators.filter(({ taskNo }) => taskNo === task.no).map(({ id }) => id);
  const mine = (recorded: Provenance) => recorded.unit === unit || recorded.unit === OFFICE_UNIT;
  return (
    zero.isWhole ||
    taskLinesOn(state, ref).some(
      ({ asOf, recorded }) => mine(recorded) && fallsIn(period, asOf, recorded),
    ) ||
    taskStatesOf(state, ref).some(
      ({ recorded }) => mine(recorded) && fallsIn(period, dateOf(recorded.at), recorded),
    ) ||
    zero.tasks.some((one) => one.planId === ref.planId && one.no === ref.no) ||
    ids.some((id) => hasFigure(state, [id], period, ({ fact }) => fact.unit === unit))
  );
}

/** Finished, or settled once a year and not due yet: nothing to ask for. */
function isUnfinished(state: LedgerState, plan: Plan, indicator: Indicator, at: IsoDate): boolean {
  const due = dueDate(indicator, plan.period);
  if (due !== null && at < due) return false;
  const figure = currentFigure(state, indicator, at);
  return progress(withBase(state, indicator), plan, figure, at).reason !== 'done';
}

/** The plans that a period touches, with who owes what of them. */
interface Dues {
  readonly plans: readonly Plan[];
  readonly byOwner: ReadonlyMap<string | null, readonly Omit<OwedIndicator, 'isReported'>[]>;
  readonly byLead: ReadonlyMap<string, readonly Omit<OwedTask, 'isReported'>[]>;
}

function findDues(all: readonly Plan[], period: DateRange): Dues {
  const plans = all.filter(
    (plan) => plan.period.from <= period.to && period.from <= plan.period.to,
  );
  const indicators = plans.flatMap((plan) =>
    plan.indicators.map((indicator) => ({ plan, indicator })),
  );
  const tasks = plans.flatMap((plan) => plan.tasks.map((task) => ({ plan, task })));
  return {
    plans,
    byOwner: grouped(indicators, ({ indicator }) => [indicator.ownerUnit]),
    byLead: grouped(tasks, ({ task }) => task.leads),
  };
}

/** Not finished before the period began: what is reached within it has been reported in it. */
function owedIndicators(owing: Owing, { plans, byOwner }: Dues): readonly OwedIndicator[] {
  const { state, unit, period } = owing;
  const seen = new Set<string>();
  return (byOwner.get(unit) ?? []).flatMap(({ plan, indicator }) => {
    if (seen.has(indicator.id)) return [];
    for (const id of sharedIds(plans, indicator)) seen.add(id);
    const isReported = isFigureReported(owing, indicator);
    const isOwed = isReported || isUnfinished(state, plan, indicator, period.to);
    return isOwed ? [{ plan, indicator, isReported }] : [];
  });
}

function owedTasks(owing: Owing, { byLead }: Dues): readonly OwedTask[] {
  const { state, unit, period } = owing;
  return (byLead.get(unit) ?? [])
    .map(({ plan, task }) => ({ plan, task, isReported: isTaskReported(owing, plan, task) }))
    .filter(
      ({ plan, task, isReported }) =>
        isReported || taskStanding(state, plan, task, period.to).state !== 'done',
    );
}

function findDuty(
  state: LedgerState,
  unit: string,
  period: DateRange,
  among: readonly Plan[],
): UnitDuty {
  const dues = duesIn(among, period);
  const owing = { state, unit, period, zero: zeroReportOf(state, unit, period) };
  const indicators = owedIndicators(owing, dues);
  const tasks = owedTasks(owing, dues);
  const all = [...indicators, ...tasks];
  const came = all.filter(({ isReported }) => isReported).length;
  const status =
    all.length === 0 ? 'none' : came === all.length ? 'reported' : came > 0 ? 'part' : 'missing';
  return { unit, indicators, tasks, status };
}

/** Reminders and digests of many plans ask for the same units in the same few periods. */
const knownDues = new RecentMemory<readonly Plan[], Dues>(PERIODS_KEPT);
const knownDuties = new RecentMemory<LedgerState, Map<string, UnitDuty>>(PERIODS_KEPT);

function keyOf({ from, to }: DateRange): string {
  return `${from} ${to}`;
}

function duesIn(plans: readonly Plan[], period: DateRange): Dues {
  return knownDues.of(plans, keyOf(period), () => findDues(plans, period));
}

/** What one unit owes in a period, to all plans or those given, and what of it came. */
export function dutyOf(
  state: LedgerState,
  unit: string,
  period: DateRange,
  among: readonly Plan[] = state.plans,
): UnitDuty {
  if (among !== state.plans) return findDuty(state, unit, period, among);
  const duties = knownDuties.of(state, keyOf(period), () => new Map<string, UnitDuty>());
  const duty = duties.get(unit) ?? findDuty(state, unit, period, among);
  duties.set(unit, duty);
  return duty;
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
