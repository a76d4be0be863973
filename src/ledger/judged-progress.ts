import type { IsoDate } from '../kernel/dates.js';
import type { Indicator, Plan } from '../plan/model.js';
import { progress, type FigureAt, type Progress } from '../plan/pace.js';
import { withBase } from './current-figure.js';
import { lastUnits } from './last-units.js';
import type { LedgerState } from './ledger-state.js';

/**
 * How a figure stands by its plan's rule of lights, with all that the rule asks of the ledger: the base,
 * and whether the owner is among the last units.
 * @param at the day on which units are compared
 * @param overdueOn the day on which the figure may be out of date; the same unless given
 */
export function judgedProgress(
  state: LedgerState,
  { plan, indicator }: { readonly plan: Plan; readonly indicator: Indicator },
  figure: FigureAt | null,
  { at, overdueOn = at }: { readonly at: IsoDate; readonly overdueOn?: IsoDate },
): Progress {
  const isAmongLast = lastUnits(state, plan, at).has(indicator.ownerUnit ?? '');
  return progress(withBase(state, indicator), { ...plan, isAmongLast }, figure, overdueOn);
}
