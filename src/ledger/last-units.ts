import type { IsoDate } from '../kernel/dates.js';
import { decimal, decimalText, type DecimalText } from '../kernel/decimal.js';
import type { Indicator, Plan } from '../plan/model.js';
import { progress } from '../plan/pace.js';
import { currentFigure, withBase } from './current-figure.js';
import type { LedgerState } from './ledger-state.js';

/** The last three of so few units would be nearly all of them. */
const FEWEST_UNITS = 4;
const LAST = 3;

/**
 * Mean completion of a unit in percent: what is not reported counts as nothing done, more than the target
 * as the target. `null` for a unit without indicators.
 */
export function meanCompletion(shares: readonly (DecimalText | null)[]): DecimalText | null {
  if (shares.length === 0) return null;
  const sum = shares.reduce((total, share) => {
    const exact = decimal(share ?? '0');
    return total.plus(exact.gt(100) ? 100 : exact);
  }, decimal('0'));
  return decimalText(sum.div(shares.length));
}

function shareOf(
  state: LedgerState,
  plan: Plan,
  indicator: Indicator,
  at: IsoDate,
): DecimalText | null {
  const figure = currentFigure(state, indicator, at);
  return progress(withBase(state, indicator), plan, figure, at).shareOfTarget;
}

function findLastUnits(state: LedgerState, plan: Plan, at: IsoDate): ReadonlySet<string> {
  const shares = new Map<string, (DecimalText | null)[]>();
  for (const indicator of plan.indicators) {
    const { ownerUnit, comparator } = indicator;
    if (ownerUnit === null || comparator === '<=') continue;
    const own = shares.get(ownerUnit) ?? [];
    shares.set(ownerUnit, [...own, shareOf(state, plan, indicator, at)]);
  }
  if (shares.size < FEWEST_UNITS) return new Set();
  const means = [...shares].map(([unit, own]) => ({ unit, mean: meanCompletion(own) ?? '0' }));
  const worse = (mean: DecimalText) => means.filter((one) => decimal(one.mean).lt(mean)).length;
  return new Set(means.flatMap(({ unit, mean }) => (worse(mean) < LAST ? [unit] : [])));
}

type UnitsByDay = Map<IsoDate, ReadonlySet<string>>;

/** By state and plan: a digest asks for every indicator in turn, and a spell of 红 for one day after the other. */
const known = new WeakMap<LedgerState, WeakMap<Plan, UnitsByDay>>();

function unitsByDay(state: LedgerState, plan: Plan): UnitsByDay {
  const plans = known.get(state) ?? new WeakMap<Plan, UnitsByDay>();
  known.set(state, plans);
  const days = plans.get(plan) ?? new Map<IsoDate, ReadonlySet<string>>();
  plans.set(plan, days);
  return days;
}

/**
 * The units of a plan that fewer than three others fall behind, by mean completion; equals share a
 * place. Only the rule of lights that ranks units asks for them.
 */
export function lastUnits(state: LedgerState, plan: Plan, at: IsoDate): ReadonlySet<string> {
  if (plan.lightRule !== 'three-colour') return new Set();
  const days = unitsByDay(state, plan);
  const units = days.get(at) ?? findLastUnits(state, plan, at);
  days.set(at, units);
  return units;
}
