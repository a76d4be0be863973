import type { IsoDate } from '../kernel/dates.js';
import { decimal, decimalText } from '../kernel/decimal.js';
import type { DecimalText } from '../kernel/decimal.js';
import { contributionsOf, currentFigure, withBase } from '../ledger/current-figure.js';
import { lastUnits } from '../ledger/last-units.js';
import type { LedgerState } from '../ledger/ledger-state.js';
import type { Indicator, Plan } from '../plan/model.js';
import { applyEvents, figureEvents, isBlocking } from './figure-events.js';
import type { Receipt, ReceiptFigure } from './receipt.js';

interface Known {
  readonly value: DecimalText;
  readonly approx: boolean;
  readonly asOf: IsoDate;
}

/** What confirming one figure would change, for its line in the receipt. */
export interface FigureEffect {
  readonly figure: ReceiptFigure;
  /** With its 年初数 where the ledger knows it. */
  readonly indicator: Indicator;
  readonly plan: Plan;
  /** The other plan that it may belong to, while that is asked. */
  readonly rival: Plan | null;
  /** The county's figure, or the unit's own part, at the figure's date; `null` is 未报. */
  readonly before: Known | null;
  readonly after: Known | null;
  /** A county figure of a later date, which stays the newest whatever this one says. */
  readonly newer: Known | null;
  /** Its owner would be among the last three units, where the plan's lights ask for that. */
  readonly isAmongLast: boolean;
  /** Dates of other years than its are said with their year. */
  readonly today: IsoDate;
}

function knownAt(
  state: LedgerState,
  indicator: Indicator,
  figure: ReceiptFigure,
  at: IsoDate,
): Known | null {
  const { standing, unit } = figure.fact;
  if (standing !== 'contribution') return currentFigure(state, indicator, at);
  return contributionsOf(state, indicator, at).find((part) => part.unit === unit) ?? null;
}

/** What adopting a proposal, or answering yes to a doubt, would make of the figure. */
function claimed(figure: ReceiptFigure, before: Known | null): Known {
  const { measure, value, approx, asOf } = figure.fact;
  if (measure === 'total' || before === null) return { value, approx, asOf };
  return { value: decimalText(decimal(before.value).plus(value)), approx, asOf };
}

function rivalOf({ plans }: LedgerState, { question }: ReceiptFigure): Plan | null {
  if (question?.kind !== 'which-plan') return null;
  const { indicatorId } = question;
  return plans.find(({ indicators }) => indicators.some(({ id }) => id === indicatorId)) ?? null;
}

function effectOf(
  state: LedgerState,
  figure: ReceiptFigure,
  today: IsoDate,
  next: LedgerState | null,
): FigureEffect | null {
  const plan = state.plans.find(({ id }) => id === figure.fact.planId);
  const found = plan?.indicators.find(({ id }) => id === figure.fact.indicatorId);
  if (plan === undefined || found === undefined) return null;
  const indicator = withBase(state, found);
  const { asOf, standing } = figure.fact;
  const before = knownAt(state, indicator, figure, asOf);
  const isShown = next !== null && standing !== 'proposal';
  const after = isShown ? knownAt(next, indicator, figure, asOf) : claimed(figure, before);
  const latest = standing === 'county' ? currentFigure(state, indicator, today) : null;
  const newer = latest !== null && latest.asOf > asOf ? latest : null;
  const last = lastUnits(next ?? state, plan, asOf);
  const isAmongLast = indicator.ownerUnit !== null && last.has(indicator.ownerUnit);
  const rival = rivalOf(state, figure);
  return { figure, indicator, plan, rival, before, after, newer, isAmongLast, today };
}

/** The effects of a receipt's figures one after the other, as a confirmation would apply them. */
export function figureEffects(
  ledger: LedgerState,
  receipt: Pick<Receipt, 'figures' | 'unit'>,
  now: Date,
  today: IsoDate,
): readonly FigureEffect[] {
  let state = ledger;
  const effects: FigureEffect[] = [];
  for (const figure of receipt.figures) {
    const next = isBlocking(figure.question)
      ? null
      : applyEvents(state, figureEvents(figure), { at: now, unit: receipt.unit });
    const effect = effectOf(state, figure, today, next);
    if (effect !== null) effects.push(effect);
    if (next !== null) state = next;
  }
  return effects;
}
