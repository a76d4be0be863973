import type { IsoDate } from '../kernel/dates.js';
import type { IndicatorId } from '../kernel/ids.js';
import type { Indicator, Plan } from '../plan/model.js';
import type { FigureQuestion } from './figure-question.js';
import { isSameIndicator } from './shared-indicators.js';

/** Where a figure of an indicator belongs by its date. */
export interface PlacedFigure {
  readonly plan: Plan;
  readonly indicator: Indicator;
}

function placesFor(plans: readonly Plan[], named: Indicator, asOf: IsoDate): PlacedFigure[] {
  return plans
    .filter(({ period }) => period.from <= asOf && asOf <= period.to)
    .flatMap((plan) =>
      plan.indicators
        .filter((other) => isSameIndicator(other, named) || other.shortName === named.shortName)
        .map((indicator) => ({ plan, indicator })),
    );
}

/**
 * The plan that a figure belongs to: the one whose period holds its date (截至12月31日 sent in
 * January is last year's). One shared by two plans is recorded once and counts in both; different
 * ones of the same name are asked about. Source: semantics, "Several plans".
 */
export function placeFigure(
  plans: readonly Plan[],
  indicatorId: IndicatorId,
  asOf: IsoDate,
): PlacedFigure | FigureQuestion {
  const named = plans
    .flatMap((plan) => plan.indicators)
    .find((indicator) => indicator.id === indicatorId);
  if (named === undefined) return { kind: 'no-plan-for-date', asOf };
  const places = placesFor(plans, named, asOf);
  const own = places.find(({ indicator }) => indicator.id === indicatorId);
  const first = own ?? places[0];
  if (first === undefined) return { kind: 'no-plan-for-date', asOf };
  const rival = places.find(({ indicator }) => !isSameIndicator(indicator, first.indicator));
  return rival === undefined ? first : { kind: 'which-plan', indicatorId: rival.indicator.id };
}
