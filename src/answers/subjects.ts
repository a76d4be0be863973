import { addDays, dateOf, type IsoDate } from '../kernel/dates.js';
import type { IndicatorId } from '../kernel/ids.js';
import {
  contributionsOf,
  currentFigure,
  openProposals,
  withBase,
  type Contribution,
  type CurrentFigure,
} from '../ledger/current-figure.js';
import { judgedProgress } from '../ledger/judged-progress.js';
import type { TrackedFact } from '../ledger/tracked.js';
import type { Indicator, Plan, Task, TaskRef } from '../plan/model.js';
import type { Progress } from '../plan/pace.js';
import type { UnderstoodQuery } from '../understanding/understanding.js';
import type { AnswerContext } from './answer.js';

/** An indicator within its plan. */
export interface Subject {
  readonly plan: Plan;
  readonly indicator: Indicator;
}

export interface TaskSubject {
  readonly plan: Plan;
  readonly task: Task;
}

/** Everything the ledger knows of an indicator at a date. */
export interface Reading extends Subject {
  readonly at: IsoDate;
  /** The day of the answer: dates of other years are said with their year. */
  readonly today: IsoDate;
  readonly figure: CurrentFigure | null;
  readonly progress: Progress;
  readonly proposals: readonly TrackedFact[];
  readonly contributions: readonly Contribution[];
}

export function todayOf(context: Pick<AnswerContext, 'now'>): IsoDate {
  return dateOf(context.now);
}

/** The day a question is about: the end of its period, never later than today. */
export function dayAsked(query: UnderstoodQuery, context: AnswerContext): IsoDate {
  const today = todayOf(context);
  return query.period !== null && query.period.to < today ? query.period.to : today;
}

/** The plans whose period holds a day; else the one that ended or begins nearest to it. */
export function plansAt(context: AnswerContext, at: IsoDate): readonly Plan[] {
  const running = context.plans.filter(({ period }) => period.from <= at && at <= period.to);
  if (running.length > 0) return running;
  const byEnd = [...context.plans].sort((a, b) => (a.period.to < b.period.to ? -1 : 1));
  const nearest = byEnd.findLast(({ period }) => period.to < at) ?? byEnd[0];
  return nearest === undefined ? [] : [nearest];
}

function sameInRunningPlan(context: AnswerContext, found: Subject, at: IsoDate): Subject {
  const { period } = found.plan;
  if (period.from <= at && at <= period.to) return found;
  for (const plan of plansAt(context, at)) {
    const same = plan.indicators.find(({ shortName }) => shortName === found.indicator.shortName);
    if (same !== undefined) return { plan, indicator: same };
  }
  return found;
}

/** The indicators named, each in the plan that the day belongs to. */
export function findSubjects(
  context: AnswerContext,
  ids: readonly IndicatorId[],
  at: IsoDate,
): readonly Subject[] {
  return ids.flatMap((id) => {
    const places = context.plans.flatMap((plan) =>
      plan.indicators
        .filter((indicator) => indicator.id === id)
        .map((indicator) => ({ plan, indicator })),
    );
    const current = places.find(({ plan }) => plan.period.from <= at && at <= plan.period.to);
    const found = current ?? places.at(-1);
    return found === undefined ? [] : [sameInRunningPlan(context, found, at)];
  });
}

export function findTasks(
  context: AnswerContext,
  refs: readonly TaskRef[],
): readonly TaskSubject[] {
  return refs.flatMap((ref) => {
    const plan = context.plans.find(({ id }) => id === ref.planId);
    const task = plan?.tasks.find(({ no }) => no === ref.no);
    return plan === undefined || task === undefined ? [] : [{ plan, task }];
  });
}

export function subjectsOfTask({ plan, task }: TaskSubject): readonly Subject[] {
  return plan.indicators
    .filter(({ taskNo }) => taskNo === task.no)
    .map((indicator) => ({ plan, indicator }));
}

export function allSubjects(context: AnswerContext, at: IsoDate): readonly Subject[] {
  return plansAt(context, at).flatMap((plan) =>
    plan.indicators.map((indicator) => ({ plan, indicator })),
  );
}

/** Indicators that a unit owns, or that stand under a task it leads. */
export function subjectsOfUnit(
  context: AnswerContext,
  unit: string,
  at: IsoDate,
): readonly Subject[] {
  return allSubjects(context, at).filter(({ plan, indicator }) => {
    if (indicator.ownerUnit === unit) return true;
    const task = plan.tasks.find(({ no }) => no === indicator.taskNo);
    return task?.leads.includes(unit) ?? false;
  });
}

/** Units named by the plans, in the order of their member lists. */
export function unitsInOrder(context: AnswerContext): readonly string[] {
  return [...new Set(context.plans.flatMap((plan) => plan.units.map(({ name }) => name)))];
}

/** Sorted as the plan's member list has the units; others come last, as they are. */
export function inMemberOrder<Item>(
  items: readonly Item[],
  plan: Plan,
  unitOf: (item: Item) => string | null,
): readonly Item[] {
  const order = plan.units.map(({ name }) => name);
  const place = (item: Item) => {
    const index = order.indexOf(unitOf(item) ?? '');
    return index === -1 ? order.length : index;
  };
  return [...items].sort((a, b) => place(a) - place(b));
}

/** What the question is about: the indicators named, those of its tasks, or of its units. */
export function subjectsAsked(
  query: UnderstoodQuery,
  context: AnswerContext,
  at: IsoDate,
): readonly Subject[] {
  if (query.indicatorIds.length > 0) return findSubjects(context, query.indicatorIds, at);
  if (query.tasks.length > 0) return findTasks(context, query.tasks).flatMap(subjectsOfTask);
  if (query.units.length > 0) {
    const named = query.units.flatMap((unit) => subjectsOfUnit(context, unit, at));
    return named.filter(
      (subject, index) =>
        named.findIndex(({ indicator }) => indicator.id === subject.indicator.id) === index,
    );
  }
  return allSubjects(context, at);
}

/**
 * The day on which a figure held at another counts as out of date: a period that ended on a past day has
 * closed since.
 */
function dayOfOverdue(at: IsoDate, today: IsoDate): IsoDate {
  return at < today ? addDays(at, 1) : at;
}

/** Reads one indicator from the ledger as it stands at a day, as known now. */
export function readIndicator(
  context: AnswerContext,
  { plan, indicator: bare }: Subject,
  at: IsoDate,
): Reading {
  const indicator = withBase(context.ledger, bare);
  const figure = currentFigure(context.ledger, indicator, at);
  return {
    plan,
    indicator,
    at,
    today: todayOf(context),
    figure,
    progress: judgedProgress(context.ledger, { plan, indicator }, figure, {
      at,
      overdueOn: dayOfOverdue(at, todayOf(context)),
    }),
    proposals: inMemberOrder(
      openProposals(context.ledger, indicator, at),
      plan,
      (p) => p.fact.unit,
    ),
    contributions: contributionsOf(context.ledger, indicator, at),
  };
}
