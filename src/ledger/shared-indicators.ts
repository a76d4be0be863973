import type { DateRange, IsoDate } from '../kernel/dates.js';
import type { IndicatorId } from '../kernel/ids.js';
import type { Indicator, Plan } from '../plan/model.js';
import { grouped } from './grouped.js';
import { remembered } from './remembered.js';

function holds(period: DateRange, date: IsoDate): boolean {
  return period.from <= date && date <= period.to;
}

/** Whether two plans mean the same thing: the same identity, or name, unit and kind agree. */
export function isSameIndicator(one: Indicator, other: Indicator): boolean {
  if (one.id === other.id) return true;
  const sameName = one.name === other.name || one.shortName === other.shortName;
  return sameName && one.unit === other.unit && one.kind === other.kind;
}

/** What `isSameIndicator` compares: whoever shares one of these is the same. */
function marksOf({ id, name, shortName, unit, kind }: Indicator): readonly string[] {
  return [
    JSON.stringify(['id', id]),
    JSON.stringify(['name', name, unit, kind]),
    JSON.stringify(['short', shortName, unit, kind]),
  ];
}

interface Placed {
  readonly place: number;
  readonly indicator: Indicator;
}

/** A digest asks for every indicator, and a province has thousands: none is looked for among all. */
interface PlanIndex {
  readonly byMark: ReadonlyMap<string, readonly Placed[]>;
  /** Of the plans that carry an id, earliest first. */
  readonly periods: ReadonlyMap<IndicatorId, readonly DateRange[]>;
  readonly shared: WeakMap<Indicator, ReadonlySet<IndicatorId>>;
}

const indexOf = remembered((plans: readonly Plan[]): PlanIndex => {
  const placed = plans
    .flatMap((plan) => plan.indicators)
    .map((indicator, place) => ({ place, indicator }));
  const inTurn = [...plans].sort((a, b) => (a.period.from < b.period.from ? -1 : 1));
  const carrying = grouped(inTurn, (plan) => plan.indicators.map(({ id }) => id));
  return {
    byMark: grouped(placed, ({ indicator }) => marksOf(indicator)),
    periods: new Map([...carrying].map(([id, found]) => [id, found.map(({ period }) => period)])),
    shared: new WeakMap(),
  };
});

/** Every indicator by its id; of several plans that carry one, as the first has it. */
export const indicatorsById = remembered(
  (plans: readonly Plan[]): ReadonlyMap<IndicatorId, Indicator> =>
    new Map(
      plans
        .flatMap((plan) => plan.indicators)
        .toReversed()
        .map((indicator) => [indicator.id, indicator]),
    ),
);

/**
 * All ids under which figures of an indicator are recorded: its own and those of the same
 * indicator in other plans, since a shared one is asked for once and counts in both (semantics,
 * "Several plans").
 */
export function sharedIds(plans: readonly Plan[], indicator: Indicator): ReadonlySet<IndicatorId> {
  const index = indexOf(plans);
  const ids = index.shared.get(indicator) ?? findShared(index, indicator);
  index.shared.set(indicator, ids);
  return ids;
}

function findShared({ byMark }: PlanIndex, indicator: Indicator): ReadonlySet<IndicatorId> {
  const same = marksOf(indicator).flatMap((mark) => byMark.get(mark) ?? []);
  const inOrder = same.sort((a, b) => a.place - b.place);
  return new Set([indicator.id, ...inOrder.map((one) => one.indicator.id)]);
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
  const periods = indexOf(plans).periods.get(indicatorId) ?? [];
  return (
    periods.find((period) => holds(period, at)) ??
    periods.findLast((period) => period.from <= at) ??
    periods[0] ??
    null
  );
}
