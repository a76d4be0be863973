import { addDays, instantAt, type DateRange, type IsoDate } from '../kernel/dates.js';
import type { IndicatorId } from '../kernel/ids.js';
import { firstAfter, firstFrom, sortedByDay } from './by-day.js';
import { byRank } from './count-facts.js';
import { factsOfIndicators } from './facts-by-indicator.js';
import type { LedgerState } from './ledger-state.js';
import { remembered } from './remembered.js';
import type { TrackedFact } from './tracked.js';

/** The facts of an indicator that count, in the orders in which they are looked for. */
export interface FactTimeline {
  /** All of them, by as-of date, those of one day as they were recorded. */
  readonly byDay: readonly TrackedFact[];
  /** By the instant at which they became official. */
  readonly bySaid: readonly TrackedFact[];
  /** Of the county figure, by as-of date, those of one day by rank. */
  readonly county: readonly TrackedFact[];
  readonly proposals: readonly TrackedFact[];
  readonly contributions: readonly TrackedFact[];
}

const dayOf = ({ fact }: TrackedFact): IsoDate => fact.asOf;
const saidAt = ({ recorded }: TrackedFact): number => recorded.at.getTime();

function timelineFrom(facts: readonly TrackedFact[]): FactTimeline {
  const byDay = sortedByDay(
    facts.filter(({ end }) => end === null),
    dayOf,
  );
  const of = (wanted: TrackedFact['standing']) =>
    byDay.filter(({ standing }) => standing === wanted);
  return {
    byDay,
    bySaid: [...byDay].sort((a, b) => saidAt(a) - saidAt(b)),
    county: sortedByDay(of('county').sort(byRank), dayOf),
    proposals: of('proposal'),
    contributions: of('contribution'),
  };
}

/** By the ids of an indicator; made when it is first asked for. */
const timelines: (facts: LedgerState['facts']) => Map<string, FactTimeline> = remembered(
  () => new Map(),
);

/** Years of an indicator's history are sorted once, so that a figure at a day is found and not gathered. */
export function timelineOf(
  state: Pick<LedgerState, 'facts'>,
  ids: Iterable<IndicatorId>,
): FactTimeline {
  const known = timelines(state.facts);
  const all = [...ids];
  const key = all.join('\n');
  const found = known.get(key) ?? timelineFrom(factsOfIndicators(state, all));
  known.set(key, found);
  return found;
}

/** Of facts by as-of date those within these days. */
export function within(
  byDay: readonly TrackedFact[],
  { from, to }: DateRange,
): readonly TrackedFact[] {
  return byDay.slice(firstFrom(byDay, from, dayOf), firstAfter(byDay, to, dayOf));
}

/** Those that became official within these days. */
export function saidWithin(
  { bySaid }: FactTimeline,
  { from, to }: DateRange,
): readonly TrackedFact[] {
  const start = firstFrom(bySaid, instantAt(from, 0).getTime(), saidAt);
  return bySaid.slice(start, firstFrom(bySaid, instantAt(addDays(to, 1), 0).getTime(), saidAt));
}

/** The newest up to a day; of one day the last recorded. */
export function lastUpTo({ byDay }: FactTimeline, day: IsoDate): TrackedFact | null {
  return byDay[firstAfter(byDay, day, dayOf) - 1] ?? null;
}

function isExactTotal({ fact }: TrackedFact): boolean {
  return fact.measure === 'total' && !fact.approx;
}

/**
 * Of a county's facts within these days those that the figure at their end can depend on: from the day
 * of the newest exact total on, since nothing before it counts; all where there is none.
 */
export function decisiveWithin(
  county: readonly TrackedFact[],
  days: DateRange,
): readonly TrackedFact[] {
  const inPeriod = firstFrom(county, days.from, dayOf);
  const end = firstAfter(county, days.to, dayOf);
  let start = end;
  while (start > inPeriod) {
    start -= 1;
    const fact = county[start];
    if (fact !== undefined && isExactTotal(fact)) {
      return county.slice(firstFrom(county, dayOf(fact), dayOf), end);
    }
  }
  return county.slice(start, end);
}
