import type { IsoDate } from '../kernel/dates.js';
import { decimal, decimalText, type DecimalText } from '../kernel/decimal.js';
import type { TrackedFact } from './tracked.js';

/** What facts of one stream (the county's, or one unit's part) come to at a date. */
export interface CountedFacts {
  readonly value: DecimalText;
  readonly asOf: IsoDate;
  readonly approx: boolean;
  /** The facts that make up the value: a total first, then the increases in order. */
  readonly parts: readonly TrackedFact[];
  /** Kept but not counted: whether they are already included is not answered, or they are. */
  readonly uncounted: readonly TrackedFact[];
  /** An approximate figure that may not replace the exact one. */
  readonly approximate: readonly TrackedFact[];
}

/** Two corrections of one fact share its place; then the later one comes last. */
export function byRank(a: TrackedFact, b: TrackedFact): number {
  return a.rank - b.rank || a.recorded.seq - b.recorded.seq;
}

function newest(totals: readonly TrackedFact[]): TrackedFact | null {
  return (
    [...totals]
      .sort((a, b) =>
        a.fact.asOf === b.fact.asOf ? byRank(a, b) : a.fact.asOf < b.fact.asOf ? -1 : 1,
      )
      .at(-1) ?? null
  );
}

function firstDay(delta: TrackedFact): IsoDate {
  return delta.fact.from ?? delta.fact.asOf;
}

/** A single event such as +1 or 又认定1家 is a period of one day. */
function isEvent(delta: TrackedFact): boolean {
  return firstDay(delta) === delta.fact.asOf;
}

/** An event of the day up to which something was counted, confirmed after that. */
function isLaterEventOf(day: IsoDate, rank: number, delta: TrackedFact): boolean {
  return isEvent(delta) && delta.fact.asOf === day && delta.rank > rank;
}

/** Whether a total may already hold an increase; a later event of the same day adds to it. */
export function overlapsTotal(delta: TrackedFact, total: TrackedFact): boolean {
  return firstDay(delta) <= total.fact.asOf && !isLaterEventOf(total.fact.asOf, total.rank, delta);
}

/** Whether two increases may hold the same thing; two events of one day are two things. */
export function overlapsDelta(one: TrackedFact, other: TrackedFact): boolean {
  if (isEvent(one) && isEvent(other)) return false;
  if (firstDay(one) > other.fact.asOf || firstDay(other) > one.fact.asOf) return false;
  return (
    !isLaterEventOf(other.fact.asOf, other.rank, one) &&
    !isLaterEventOf(one.fact.asOf, one.rank, other)
  );
}

/** The answer 未含 holds against what was known when it was given. */
function isDecidedAgainst(delta: TrackedFact, other: TrackedFact): boolean {
  return delta.overlap?.counted === true && delta.overlap.at.getTime() >= other.rankedAt.getTime();
}

/** Increases that count, kept so that a long row of them is not gone through for each. */
class Counted {
  readonly all: TrackedFact[] = [];
  /** Those that are more than an event: two events are never the same thing. */
  readonly #spans: TrackedFact[] = [];
  #lastDay: IsoDate | null = null;

  add(delta: TrackedFact): void {
    this.all.push(delta);
    if (!isEvent(delta)) this.#spans.push(delta);
    const { asOf } = delta.fact;
    if (this.#lastDay === null || asOf > this.#lastDay) this.#lastDay = asOf;
  }

  overlapping(delta: TrackedFact): readonly TrackedFact[] {
    if (this.#lastDay === null || firstDay(delta) > this.#lastDay) return [];
    const others = isEvent(delta) ? this.#spans : this.all;
    return others.filter((other) => overlapsDelta(delta, other));
  }
}

function countDeltas(
  total: TrackedFact | null,
  deltas: readonly TrackedFact[],
): { counted: readonly TrackedFact[]; uncounted: TrackedFact[] } {
  const counted = new Counted();
  const uncounted: TrackedFact[] = [];
  for (const delta of [...deltas].sort(byRank)) {
    if (total !== null && delta.fact.asOf < total.fact.asOf) continue;
    const inTheWay = [
      ...(total !== null && overlapsTotal(delta, total) ? [total] : []),
      ...counted.overlapping(delta),
    ];
    if (inTheWay.every((other) => isDecidedAgainst(delta, other))) counted.add(delta);
    else if (total === null || !isSuperseded(delta, total)) uncounted.push(delta);
  }
  return { counted: counted.all, uncounted };
}

/** A total of the same or a later day, confirmed afterwards, has taken the increase in. */
function isSuperseded(delta: TrackedFact, total: TrackedFact): boolean {
  return delta.fact.asOf <= total.fact.asOf && delta.rank < total.rank;
}

/**
 * The newest exact total (ties: latest confirmed) plus the increases after it; an approximate
 * total counts only while there is no exact one. Order of the input does not matter.
 * Source: semantics, "Current figure at D" and "Approx".
 * @param facts active facts of one stream with `asOf` on or before the date asked for.
 * @param start where increases begin when no total is known: 0 for a flow, 年初数 for a stock,
 *   `null` when unknown or when the indicator never adds.
 * @returns `null` when the facts do not come to a figure.
 */
export function countFacts(
  facts: readonly TrackedFact[],
  start: DecimalText | null,
): CountedFacts | null {
  const totals = facts.filter(({ fact }) => fact.measure === 'total');
  const exact = totals.filter(({ fact }) => !fact.approx);
  const total = newest(exact) ?? newest(totals);
  const isExact = total?.fact.approx === false;
  const deltas = facts.filter(({ fact }) => fact.measure === 'delta');
  const usable = isExact ? deltas.filter(({ fact }) => !fact.approx) : deltas;
  const { counted, uncounted } = countDeltas(total, usable);
  const from = total?.fact.value ?? start;
  if (from === null || (total === null && counted.length === 0)) return null;
  const parts = [...(total === null ? [] : [total]), ...counted];
  return {
    value: decimalText(counted.reduce((sum, { fact }) => sum.plus(fact.value), decimal(from))),
    asOf: parts.map(({ fact }) => fact.asOf).reduce((a, b) => (a > b ? a : b)),
    approx: parts.some(({ fact }) => fact.approx),
    parts,
    uncounted,
    approximate: isExact
      ? facts.filter(({ fact }) => fact.approx && fact.asOf >= total.fact.asOf).sort(byRank)
      : [],
  };
}
