import type { DateRange, IsoDate } from '../kernel/dates.js';
import type { IndicatorId } from '../kernel/ids.js';
import type { Indicator, Plan } from '../plan/model.js';

function holds(period: DateRange, date: IsoDate): boolean {
  return period.from <= date && date <= period.to;
}

/** Whether two plans mean the same thing: the same identity, or name, unit and kind agree. */
export function isSameIndicator(one: Indicator, other: Indicator): boolean {
  if (one.id === other.id) return true;
  const sameName = one.name === other.name || one.shortName === other.shortName;
  return sameName && one.unit === other.unit && one.kind === other.kind;
}

/**
 * All ids under which figures of an indicator are recorded: its own and those of the same
 * indicator in other plans, since a shared one is asked for once and counts in both (semantics,
 * "Several plans").
 */
export function sharedIds(plans: readonly Plan[], indicator: Indicator): ReadonlySet<IndicatorId> {
  const known = sharedIn.get(plans) ?? new WeakMap<Indicator, ReadonlySet<IndicatorId>>();
  sharedIn.set(plans, known);
  const ids = known.get(indicator) ?? findShared(plans, indicator);
  known.set(indicator, ids);
  return ids;
}

/** A digest asks for the same ones many times, and a province has thousands of indicators. */
const sharedIn = new WeakMap<readonly Plan[], WeakMap<Indicator, ReadonlySet<IndicatorId>>>();

function findShared(plans: readonly Plan[], indicator: Indicator): ReadonlySet<IndicatorId> {
  const ids = new Set([indicator.id]);
  for (const other of plans.flatMap((plan) => plan.indicators)) {
    if (isSameIndicator(indicator, other)) ids.add(other.id);
  }
  return ids;
}

/**
 * The period whose facts count for an indicator at a date: that of its plan, and of the one that
 * holds the date when several plans carry the id. `null` when no plan is known.
 */
export function periodFor(
  plans: readonly Plan[],
  indicatorId: IndicatorId,
  at: IsoDate,
): DateRange | null {
  const periods = plans
    .filter((plan) => plan.indicators.some((indicator) => indicator.id === indicatorId))
    .map((plan) => plan.period)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  return (
    periods.find((period) => holds(period, at)) ??
    periods.findLast((period) => period.from <= at) ??
    periods[0] ??
    null
  );
}
