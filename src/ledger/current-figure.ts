import type { DateRange, IsoDate } from '../kernel/dates.js';
import { decimal, decimalText, type DecimalText } from '../kernel/decimal.js';
import { baseOf } from '../plan/pace.js';
import type { Indicator, Plan } from '../plan/model.js';
import { countFacts, type CountedFacts } from './count-facts.js';
import { decisiveWithin, timelineOf, within, type FactTimeline } from './fact-timeline.js';
import { factsOfIndicators } from './facts-by-indicator.js';
import { grouped } from './grouped.js';
import { asKnownAt, type LedgerState } from './ledger-state.js';
import { remembered } from './remembered.js';
import { periodFor, sharedIds } from './shared-indicators.js';
import type { TrackedFact } from './tracked.js';
import { lastUnchanged, zeroReportsOn } from './zero-reports.js';

/** Before any day that the product can meet. */
const EARLIEST: IsoDate = '0000-01-01';

/** The county figure at a date, with everything it is made of. */
export interface CurrentFigure extends CountedFacts {
  /** Latest date it is said to hold at: of its newest part, or of a later 无变化. */
  readonly asOf: IsoDate;
  /** The unit its newest part comes from. */
  readonly unit: string;
  /** Its newest part was set by the office (专班办公室核定). */
  readonly byOffice: boolean;
  /** It starts from the base because no cumulative figure was ever reported. */
  readonly startsAtBase: boolean;
}

/** A unit's own part of a county figure (分项). */
export interface Contribution extends CountedFacts {
  readonly unit: string;
}

/** The indicator with its 年初数 where the ledger holds it. */
export function withBase(state: LedgerState, indicator: Indicator): Indicator {
  for (const id of sharedIds(state.plans, indicator)) {
    const base = state.bases.get(id);
    if (base !== undefined) return { ...indicator, base };
  }
  return indicator;
}

/** All facts of an indicator within its plan's period up to a date, ended ones included. */
export function factsOf(
  state: LedgerState,
  indicator: Indicator,
  at: IsoDate,
): readonly TrackedFact[] {
  const ids = sharedIds(state.plans, indicator);
  const period = periodFor(state.plans, indicator.id, at);
  return factsOfIndicators(state, ids).filter(
    ({ fact }) =>
      fact.asOf <= at && (period === null || (period.from <= fact.asOf && fact.asOf <= period.to)),
  );
}

/** The days within which facts count for a figure at a date. */
function daysUpTo(state: LedgerState, indicator: Indicator, at: IsoDate): DateRange {
  const period = periodFor(state.plans, indicator.id, at);
  if (period === null) return { from: EARLIEST, to: at };
  return { from: period.from, to: at < period.to ? at : period.to };
}

/** Of a ratio only totals, for it never adds. */
function countable(facts: readonly TrackedFact[], { kind }: Indicator): readonly TrackedFact[] {
  return kind === 'ratio' ? facts.filter(({ fact }) => fact.measure === 'total') : facts;
}

function timelineFor(state: LedgerState, indicator: Indicator): FactTimeline {
  return timelineOf(state, sharedIds(state.plans, indicator));
}

function startOf(state: LedgerState, indicator: Indicator): DecimalText | null {
  return indicator.kind === 'ratio' ? null : baseOf(withBase(state, indicator));
}

/** In whose name the office confirms and sets figures. */
export const OFFICE_UNIT = '专班办公室';

/**
 * The latest day up to which nothing has changed since the figure's newest part was reported. The office
 * may speak for any figure, but only by name: it owes none itself.
 */
function unchangedUpTo(
  state: LedgerState,
  indicator: Indicator,
  newest: TrackedFact,
  at: IsoDate,
): IsoDate {
  const period = periodFor(state.plans, indicator.id, at);
  const { asOf } = newest.fact;
  const upTo = period === null || at <= period.to ? at : period.to;
  const ids = sharedIds(state.plans, indicator);
  return zeroReportsOn(state, ids, { owner: indicator.ownerUnit, others: OFFICE_UNIT })
    .map((byDay) => lastUnchanged(byDay, { after: asOf, upTo, since: newest.rank }) ?? asOf)
    .reduce((last, day) => (day > last ? day : last), asOf);
}

/**
 * The county figure at the end of a day, as known now or as known at `knownAt`.
 * Source: semantics, "Current figure at D", "Zero report", "History is as known now".
 * @returns `null` when the owner and the office reported nothing that comes to a figure; that is
 *   said as 未报, never guessed from proposals or contributions.
 */
export function currentFigure(
  state: LedgerState,
  indicator: Indicator,
  at: IsoDate,
  knownAt?: Date,
): CurrentFigure | null {
  const known = knownAt === undefined ? state : asKnownAt(state, knownAt);
  const { county } = timelineFor(known, indicator);
  const facts = decisiveWithin(county, daysUpTo(known, indicator, at));
  const counted = countFacts(countable(facts, indicator), startOf(known, indicator));
  const newest = counted?.parts.reduce((last, part) =>
    part.fact.asOf > last.fact.asOf || (part.fact.asOf === last.fact.asOf && part.rank > last.rank)
      ? part
      : last,
  );
  if (!counted || !newest) return null;
  return {
    ...counted,
    asOf: unchangedUpTo(known, indicator, newest, at),
    unit: newest.fact.unit,
    byOffice: newest.byOffice,
    startsAtBase: counted.parts[0]?.fact.measure === 'delta',
  };
}

const unitPlaces = remembered(
  (plans: readonly Plan[]): ReadonlyMap<string, number> =>
    new Map(
      [...new Set(plans.flatMap(({ units }) => units.map(({ name }) => name)))].map(
        (name, place) => [name, place],
      ),
    ),
);

function asRecorded(facts: readonly TrackedFact[]): readonly TrackedFact[] {
  return [...facts].sort((a, b) => a.recorded.seq - b.recorded.seq);
}

/** Each unit's own part at a date, in the order of the plan's member list. */
export function contributionsOf(
  state: LedgerState,
  indicator: Indicator,
  at: IsoDate,
): readonly Contribution[] {
  const { contributions } = timelineFor(state, indicator);
  const facts = countable(within(contributions, daysUpTo(state, indicator, at)), indicator);
  const order = unitPlaces(state.plans);
  const place = (unit: string) => order.get(unit) ?? order.size;
  return [...grouped(asRecorded(facts), ({ fact }) => [fact.unit])]
    .sort(([a], [b]) => place(a) - place(b))
    .flatMap(([unit, own]) => {
      const counted = countFacts(own, indicator.kind === 'ratio' ? null : '0');
      return counted === null ? [] : [{ ...counted, unit }];
    });
}

/** What the parts come to together; shown beside the county figure, never added to it. */
export function sumOfContributions(parts: readonly Contribution[]): DecimalText {
  return decimalText(parts.reduce((sum, { value }) => sum.plus(value), decimal('0')));
}

/**
 * County-wide statements of non-owners that wait for 采纳, oldest first. One that a county figure
 * of the same or a later date has overtaken is no longer open.
 */
export function openProposals(
  state: LedgerState,
  indicator: Indicator,
  at: IsoDate,
): readonly TrackedFact[] {
  const { county, proposals } = timelineFor(state, indicator);
  const days = daysUpTo(state, indicator, at);
  const isOvertaken = ({ fact, recorded }: TrackedFact) =>
    within(county, { from: fact.asOf, to: days.to }).some(
      (other) => other.fact.measure === 'total' && other.rank > recorded.seq,
    );
  return asRecorded(within(proposals, days).filter((proposal) => !isOvertaken(proposal)));
}
