import { dateOf, daysBetween, type DateRange, type IsoDate } from '../../../src/kernel/dates.js';
import type { IndicatorId } from '../../../src/kernel/ids.js';
import { countFacts, type CountedFacts } from '../../../src/ledger/count-facts.js';
import { OFFICE_UNIT, withBase } from '../../../src/ledger/current-figure.js';
import type { LedgerState } from '../../../src/ledger/ledger-state.js';
import { isSameIndicator } from '../../../src/ledger/shared-indicators.js';
import type { Provenance, TrackedFact } from '../../../src/ledger/tracked.js';
import type { Indicator, Plan, Task } from '../../../src/plan/model.js';
import { baseOf } from '../../../src/plan/pace.js';

/**
 * The rules of the ledger, read in the plainest way there is: every question goes through everything. What
 * the product finds by index is compared with this.
 */
export function plainIds(plans: readonly Plan[], indicator: Indicator): readonly IndicatorId[] {
  const others = plans
    .flatMap((plan) => plan.indicators)
    .filter((other) => isSameIndicator(indicator, other));
  return [...new Set([indicator.id, ...others.map(({ id }) => id)])];
}

export function plainPeriod(
  plans: readonly Plan[],
  id: IndicatorId,
  at: IsoDate,
): DateRange | null {
  const periods = plans
    .filter((plan) => plan.indicators.some((one) => one.id === id))
    .map(({ period }) => period)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const holding = periods.find(({ from, to }) => from <= at && at <= to);
  return holding ?? periods.findLast(({ from }) => from <= at) ?? periods[0] ?? null;
}

function plainFacts(state: LedgerState, indicator: Indicator, at: IsoDate): TrackedFact[] {
  const ids = plainIds(state.plans, indicator);
  const period = plainPeriod(state.plans, indicator.id, at);
  return [...state.facts.values()].filter(
    ({ fact, end }) =>
      end === null &&
      ids.includes(fact.indicatorId) &&
      fact.asOf <= at &&
      (period === null || (period.from <= fact.asOf && fact.asOf <= period.to)),
  );
}

function counting(facts: readonly TrackedFact[], { kind }: Indicator): TrackedFact[] {
  return facts.filter(({ fact }) => kind !== 'ratio' || fact.measure === 'total');
}

function plainAsOf(
  state: LedgerState,
  indicator: Indicator,
  at: IsoDate,
  newest: TrackedFact,
): IsoDate {
  const ids = plainIds(state.plans, indicator);
  const period = plainPeriod(state.plans, indicator.id, at);
  return state.noChanges
    .filter(({ asOf, recorded }) => {
      const isInTime = asOf <= at && (period === null || asOf <= period.to);
      return isInTime && recorded.seq > newest.rank;
    })
    .filter(({ indicatorIds, recorded: { unit } }) =>
      indicatorIds.length === 0
        ? unit === indicator.ownerUnit
        : indicatorIds.some((id) => ids.includes(id)) &&
          (unit === indicator.ownerUnit || unit === OFFICE_UNIT),
    )
    .reduce((last, { asOf }) => (asOf > last ? asOf : last), newest.fact.asOf);
}

export function plainFigure(
  state: LedgerState,
  indicator: Indicator,
  at: IsoDate,
): CountedFacts | null {
  const facts = plainFacts(state, indicator, at).filter(({ standing }) => standing === 'county');
  const start = indicator.kind === 'ratio' ? null : baseOf(withBase(state, indicator));
  const counted = countFacts(counting(facts, indicator), start);
  if (counted === null) return null;
  const newest = counted.parts.reduce((last, part) =>
    part.fact.asOf > last.fact.asOf || (part.fact.asOf === last.fact.asOf && part.rank > last.rank)
      ? part
      : last,
  );
  return { ...counted, asOf: plainAsOf(state, indicator, at, newest) };
}

/** Ids of the proposals that wait, in the order they were made. */
export function plainProposals(state: LedgerState, indicator: Indicator, at: IsoDate): string[] {
  const facts = plainFacts(state, indicator, at);
  const totals = facts.filter(
    ({ standing, fact }) => standing === 'county' && fact.measure === 'total',
  );
  return facts
    .filter(
      ({ standing, fact, recorded }) =>
        standing === 'proposal' &&
        !totals.some((one) => one.fact.asOf >= fact.asOf && one.rank > recorded.seq),
    )
    .map(({ fact }) => fact.id);
}

/** Unit and value of each part, in the order of the member lists. */
export function plainParts(state: LedgerState, indicator: Indicator, at: IsoDate): string[] {
  const facts = counting(plainFacts(state, indicator, at), indicator).filter(
    ({ standing }) => standing === 'contribution',
  );
  const order = state.plans.flatMap(({ units }) => units.map(({ name }) => name));
  const place = (unit: string) => (order.includes(unit) ? order.indexOf(unit) : order.length);
  const units = [...new Set(facts.map(({ fact }) => fact.unit))];
  return units
    .sort((a, b) => place(a) - place(b))
    .flatMap((unit) => {
      const own = facts.filter(({ fact }) => fact.unit === unit);
      const counted = countFacts(own, indicator.kind === 'ratio' ? null : '0');
      return counted === null ? [] : [`${unit} ${counted.value}`];
    });
}

function fallsIn({ from, to }: DateRange, asOf: IsoDate, { at }: Provenance): boolean {
  if (from <= asOf && asOf <= to) return true;
  const day = dateOf(at);
  return daysBetween(from, to) < 7 && from <= day && day <= to;
}

/** Whether the unit's report on a figure came in the period. */
export function plainFigureCame(
  state: LedgerState,
  unit: string,
  indicator: Indicator,
  period: DateRange,
): boolean {
  const ids = plainIds(state.plans, indicator);
  const facts = [...state.facts.values()].filter(
    ({ fact, end, byOffice, recorded }) =>
      end === null &&
      ids.includes(fact.indicatorId) &&
      (fact.unit === unit || byOffice) &&
      fallsIn(period, fact.asOf, recorded),
  );
  const notes = state.noChanges.filter(
    ({ indicatorIds, asOf, recorded }) =>
      recorded.unit === unit &&
      fallsIn(period, asOf, recorded) &&
      (indicatorIds.length === 0 || indicatorIds.some((id) => ids.includes(id))),
  );
  return facts.length + notes.length > 0;
}

/** Whether the unit's line on a task came in the period. */
export function plainTaskCame(
  state: LedgerState,
  unit: string,
  { plan, task }: { readonly plan: Plan; readonly task: Task },
  period: DateRange,
): boolean {
  const isIt = (ref: { planId: string; no: string }) =>
    ref.planId === plan.id && ref.no === task.no;
  const own = plan.indicators.filter(({ taskNo }) => taskNo === task.no).map(({ id }) => id);
  const isBy = (by: Provenance) => by.unit === unit || by.unit === OFFICE_UNIT;
  return (
    state.taskLines.some(
      ({ tasks, asOf, recorded }) =>
        isBy(recorded) && tasks.some(isIt) && fallsIn(period, asOf, recorded),
    ) ||
    state.taskStates.some(
      ({ task: ref, recorded }) =>
        isBy(recorded) && isIt(ref) && fallsIn(period, dateOf(recorded.at), recorded),
    ) ||
    [...state.facts.values()].some(
      ({ fact, end, recorded }) =>
        end === null &&
        own.includes(fact.indicatorId) &&
        fact.unit === unit &&
        fallsIn(period, fact.asOf, recorded),
    ) ||
    state.noChanges.some(
      ({ indicatorIds, asOf, recorded }) =>
        indicatorIds.length === 0 && recorded.unit === unit && fallsIn(period, asOf, recorded),
    )
  );
}

/** Day and entry of the last sign of progress of a task. */
export function plainProgress(
  state: LedgerState,
  plan: Plan,
  { no }: Task,
  today: IsoDate,
): string | null {
  const isIt = (ref: { planId: string; no: string }) => ref.planId === plan.id && ref.no === no;
  const own = plan.indicators.filter(({ taskNo }) => taskNo === no).map(({ id }) => id);
  const signs = [
    ...state.taskLines
      .filter(({ tasks }) => tasks.some(isIt))
      .map(({ asOf, recorded }) => ({ on: asOf, seq: recorded.seq })),
    ...[...state.facts.values()]
      .filter(({ fact, end }) => end === null && own.includes(fact.indicatorId))
      .map(({ fact, recorded }) => ({ on: fact.asOf, seq: recorded.seq })),
    ...state.taskStates
      .filter(({ task }) => isIt(task))
      .map(({ recorded }) => ({ on: dateOf(recorded.at), seq: recorded.seq })),
  ].filter(({ on }) => on <= today);
  const last = signs.reduce<(typeof signs)[number] | null>(
    (newest, sign) => (newest === null || sign.on >= newest.on ? sign : newest),
    null,
  );
  return last === null ? null : `${last.on} ${last.seq}`;
}
