import { addDays, type IsoDate } from '../kernel/dates.js';
import { decimal, decimalText, type DecimalText } from '../kernel/decimal.js';
import type { Indicator } from '../plan/model.js';
import { baseOf } from '../plan/pace.js';
import { isWholeNumber } from '../plan/whole-number.js';
import { countFacts, overlapsDelta, overlapsTotal } from './count-facts.js';
import { contributionsOf, currentFigure, factsOf, withBase } from './current-figure.js';
import type { FigureQuestion } from './figure-question.js';
import type { RecordedFact } from './ledger-entry.js';
import type { LedgerState } from './ledger-state.js';
import { periodFor } from './shared-indicators.js';
import type { Provenance, TrackedFact } from './tracked.js';

/** From this factor on, up or down, a figure looks misread or of the wrong unit. */
const JUMP_FACTOR = 10;
/** 万元 taken for 亿元, or the other way round. */
const UNIT_SLIP_FACTOR = 10_000;
/** Between the two the nearer one is named; their geometric middle. */
const NEARER_TO_SLIP = 316;
const FAR_ABOVE_TARGET = '1.5';

/** The figure as it would stand if it were confirmed after everything else. */
function asTracked(fact: RecordedFact, state: LedgerState): TrackedFact {
  const seq = (state.entries.at(-1)?.seq ?? 0) + 1;
  const at = state.entries.at(-1)?.at ?? new Date(0);
  const recorded: Provenance = {
    seq,
    at,
    memberId: null,
    unit: fact.unit,
    source: null,
    receiptId: null,
  };
  return {
    fact,
    recorded,
    rank: seq,
    rankedAt: at,
    standing: fact.standing,
    byOffice: fact.byOffice,
    adopted: null,
    corrects: null,
    end: null,
    overlap: null,
  };
}

/** Facts that the new one stands beside: the county's, or the same unit's own part. */
function streamOf(
  fact: RecordedFact,
  state: LedgerState,
  indicator: Indicator,
): readonly TrackedFact[] {
  const isPart = fact.standing === 'contribution';
  return factsOf(state, indicator, fact.asOf).filter(
    ({ end, standing, fact: other }) =>
      end === null &&
      (isPart ? standing === 'contribution' && other.unit === fact.unit : standing === 'county'),
  );
}

function before(fact: RecordedFact, state: LedgerState, indicator: Indicator): DecimalText | null {
  if (fact.standing !== 'contribution') {
    return currentFigure(state, indicator, fact.asOf)?.value ?? null;
  }
  const own = contributionsOf(state, indicator, fact.asOf).find(({ unit }) => unit === fact.unit);
  return own?.value ?? null;
}

/** What increases begin from while nothing was reported. */
function startOf(fact: RecordedFact, state: LedgerState, indicator: Indicator): DecimalText {
  return fact.standing === 'contribution' ? '0' : (baseOf(withBase(state, indicator)) ?? '0');
}

/** What the figure would come to with the new fact, an open overlap taken as not included. */
function after(fact: RecordedFact, from: DecimalText): DecimalText {
  return fact.measure === 'total' ? fact.value : decimalText(decimal(from).plus(fact.value));
}

/** Last day whose facts belong to the same plan as the new one. */
function lastDay(fact: RecordedFact, state: LedgerState, indicator: Indicator): IsoDate {
  return periodFor(state.plans, indicator.id, fact.asOf)?.to ?? '9999-12-31';
}

function jump(old: DecimalText | null, next: DecimalText): FigureQuestion | null {
  if (old === null || decimal(old).lte(0) || decimal(next).lte(0)) return null;
  const up = decimal(next).gte(old);
  const ratio = up ? decimal(next).div(old) : decimal(old).div(next);
  if (ratio.lt(JUMP_FACTOR)) return null;
  const factor = ratio.gte(NEARER_TO_SLIP) ? UNIT_SLIP_FACTOR : JUMP_FACTOR;
  return { kind: 'unit-jump', factor: up ? factor : 1 / factor };
}

/** A cumulative figure may not fall; one filled in later may not stand above a newer one either. */
function fall(
  fact: RecordedFact,
  state: LedgerState,
  indicator: Indicator,
  old: DecimalText | null,
): FigureQuestion | null {
  if (indicator.kind === 'ratio') return null;
  const next = after(fact, old ?? startOf(fact, state, indicator));
  const falls = old !== null && decimal(next).lt(old);
  if (indicator.kind === 'stock') return falls ? { kind: 'falling-stock' } : null;
  return falls || standsAboveLater(fact, state, indicator) ? { kind: 'falling-flow' } : null;
}

function standsAboveLater(fact: RecordedFact, state: LedgerState, indicator: Indicator): boolean {
  if (fact.measure !== 'total' || fact.standing === 'contribution') return false;
  return factsOf(state, indicator, lastDay(fact, state, indicator)).some(
    (other) =>
      other.end === null &&
      other.standing === 'county' &&
      other.fact.measure === 'total' &&
      !other.fact.approx &&
      other.fact.asOf > fact.asOf &&
      decimal(other.fact.value).lt(fact.value),
  );
}

function beyondTarget(indicator: Indicator, next: DecimalText): FigureQuestion | null {
  const { target, targetMax, comparator } = indicator;
  if (target === null) return null;
  if (comparator === '<=') {
    return decimal(next).gt(target) ? { kind: 'above-limit' } : null;
  }
  const limit = decimal(targetMax ?? target).times(FAR_ABOVE_TARGET);
  return decimal(next).gt(limit) ? { kind: 'far-above-target' } : null;
}

function overlap(
  fact: RecordedFact,
  state: LedgerState,
  indicator: Indicator,
): FigureQuestion | null {
  if (indicator.kind === 'ratio' || fact.standing === 'proposal') return null;
  const tracked = asTracked(fact, state);
  const stream = streamOf(fact, state, indicator);
  if (fact.measure === 'delta') {
    const counted = countFacts(stream, startOf(fact, state, indicator))?.parts ?? [];
    const other = counted.find((part) =>
      part.fact.measure === 'total' ? overlapsTotal(tracked, part) : overlapsDelta(tracked, part),
    );
    return other === undefined ? null : { kind: 'overlap', otherFactId: other.fact.id };
  }
  const later = addDays(fact.asOf, 1);
  const open = streamAfter(fact, state, indicator).find(
    (delta) => delta.fact.asOf >= later && overlapsTotal(delta, tracked),
  );
  return open === undefined ? null : { kind: 'overlap', otherFactId: open.fact.id };
}

/** Increases counted today whose period reaches beyond the new total's date. */
function streamAfter(
  fact: RecordedFact,
  state: LedgerState,
  indicator: Indicator,
): readonly TrackedFact[] {
  const stream = streamOf({ ...fact, asOf: lastDay(fact, state, indicator) }, state, indicator);
  const counted = countFacts(stream, startOf(fact, state, indicator))?.parts ?? [];
  const total = counted.find((part) => part.fact.measure === 'total');
  if (total !== undefined && total.fact.asOf > fact.asOf) return [];
  return counted.filter((part) => part.fact.measure === 'delta');
}

function formQuestion(fact: RecordedFact, indicator: Indicator): FigureQuestion | null {
  const value = decimal(fact.value);
  if (fact.measure === 'total' && value.lt(0)) return { kind: 'negative' };
  if (fact.measure === 'delta' && indicator.kind === 'ratio') return { kind: 'ratio-delta' };
  if (isWholeNumber(indicator) && !value.isInteger()) return { kind: 'fraction' };
  return null;
}

function approxOverExact(
  fact: RecordedFact,
  state: LedgerState,
  indicator: Indicator,
): FigureQuestion | null {
  if (!fact.approx) return null;
  const hasExact = streamOf(
    { ...fact, asOf: lastDay(fact, state, indicator) },
    state,
    indicator,
  ).some((other) => other.fact.measure === 'total' && !other.fact.approx);
  return hasExact ? { kind: 'approx-over-exact' } : null;
}

/**
 * Everything to be asked before a figure is taken, in the order to ask it; at most one doubt about
 * its size. For a correction pass the state without the fact it corrects (`withoutFact`).
 * Source: semantics, "Questions instead of silent acceptance", "Current figure", "Approx".
 */
export function figureQuestions(
  fact: RecordedFact,
  state: LedgerState,
  indicator: Indicator,
  today: IsoDate,
): readonly FigureQuestion[] {
  if (fact.asOf > today) return [{ kind: 'future-date' }];
  const form = formQuestion(fact, indicator);
  if (form !== null) return [form];
  const old = before(fact, state, indicator);
  const next = after(fact, old ?? startOf(fact, state, indicator));
  // A negative change is a fall, to be explained or stood by; it never ends below nothing.
  if (decimal(next).lt(0)) return [{ kind: 'negative' }];
  const isPart = fact.standing === 'contribution';
  const size =
    jump(old, next) ??
    fall(fact, state, indicator, old) ??
    (isPart ? null : beyondTarget(indicator, next));
  const rest = [approxOverExact(fact, state, indicator), overlap(fact, state, indicator)];
  return [size, ...rest].filter((question) => question !== null);
}

/** The first question a figure raises, or `null` when it can be taken as it stands. */
export function questionFigure(
  fact: RecordedFact,
  state: LedgerState,
  indicator: Indicator,
  today: IsoDate,
): FigureQuestion | null {
  return figureQuestions(fact, state, indicator, today)[0] ?? null;
}
