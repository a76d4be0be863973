import type { IndicatorId } from '../kernel/ids.js';
import { currentFigure, withBase } from '../ledger/current-figure.js';
import { formatDate, formatFigure } from '../plan/format-figure.js';
import type { Situation } from './situation.js';

/** The county figure of each indicator as it now stands. */
export function standsNow(situation: Situation, ids: readonly IndicatorId[]): readonly string[] {
  return situation.view.plans
    .flatMap((plan) => plan.indicators)
    .filter(({ id }) => ids.includes(id))
    .map((found) => {
      const indicator = withBase(situation.ledger, found);
      const figure = currentFigure(situation.ledger, indicator, situation.today);
      if (figure === null) return `${indicator.shortName}：未报`;
      const value = formatFigure(figure.value, indicator.unit, figure.approx);
      return `${indicator.shortName}：现为${value}（截至${formatDate(figure.asOf, situation.today)}）`;
    });
}
