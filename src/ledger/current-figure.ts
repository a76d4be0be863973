import type { IsoDate } from '../kernel/dates.js';
import { decimal, decimalText, type DecimalText } from '../kernel/decimal.js';
import { baseOf } from '../plan/pace.js';
import type { Indicator } from '../plan/model.js';
import { countFacts, type CountedFacts } from './count-facts.js';
import { factsOfIndicators } from './facts-by-indicator.js';
import { asKnownAt, type LedgerState } from './ledger-state.js';
import { periodFor, sharedIds } from './shared-indicators.js';
import type { NoChange, TrackedFact } from './tracked.js';

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

/** Facts that count; of a ratio only totals, for it never adds. */
function countable(state: LedgerState, indicator: Indicator, at: IsoDate): readonly TrackedFact[] {
  return factsOf(state, indicator, at).filter(
    ({ end, fact }) => end === null && (indicator.kind !== 'ratio' || fact.measure === 'total'),
  );
}

function startOf(state: LedgerState, indicator: Indicator): DecimalText | null {
  return indicator.kind === 'ratio' ? null : baseOf(withBase(state, indicator));
}

function isByOwner(state: LedgerState, note: NoChange, indicator: Indicator): boolean {
  const named = !note.ofAll;
  const ids = sharedIds(state.plans, indicator);
  if (named && !note.indicatorIds.some((id) => ids.has(id))) return false;
  const { unit } = note.recorded;
  // The office may speak for any figure, but only by name: it owes none itself.
  return unit === indicator.ownerUnit || (named && unit === OFFICE_UNIT);
}

/** In whose name the office confirms and sets figures. */
export const OFFICE_UNIT = '专班办公室';

/** The latest day up to which nothing has changed since the figure's newest part was reported. */
function unchangedUpTo(
  state: LedgerState,
  indicator: Indicator,
  newest: TrackedFact,
  at: IsoDate,
): IsoDate {
  const period = periodFor(state.plans, indicator.id, at);
  return state.noChanges
    .filter((note) => note.asOf <= at && (period === null || note.asOf <= period.to))
    .filter((note) => note.recorded.seq > newest.rank && isByOwner(state, note, indicator))
    .reduce((last, { asOf }) => (asOf > last ? asOf : last), newest.fact.asOf);
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
  const facts = countable(known, indicator, at).filter(({ standing }) => standing === 'county');
  const counted = countFacts(facts, startOf(known, indicator));
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

/** Each unit's own part at a date, in the order of the plan's member list. */
export function contributionsOf(
  state: LedgerState,
  indicator: Indicator,
  at: IsoDate,
): readonly Contribution[] {
  const facts = countable(state, indicator, at).filter(
    ({ standing }) => standing === 'contribution',
  );
  const units = [...new Set(facts.map(({ fact }) => fact.unit))];
  const order = state.plans.flatMap((plan) => plan.units.map((unit) => unit.name));
  const place = (unit: string) => (order.includes(unit) ? order.indexOf(unit) : order.length);
  return units
    .sort((a, b) => place(a) - place(b))
    .flatMap((unit) => {
      const own = facts.filter(({ fact }) => fact.unit === unit);
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
  const facts = factsOf(state, indicator, at).filter(({ end }) => end === null);
  const county = facts.filter(
    ({ standing, fact }) => standing === 'county' && fact.measure === 'total',
  );
  return facts.filter(
    (proposal) =>
      proposal.standing === 'proposal' &&
      !county.some(
        (fact) => fact.fact.asOf >= proposal.fact.asOf && fact.rank > proposal.recorded.seq,
      ),
  );
}
