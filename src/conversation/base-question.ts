import { currentFigure, factsOf, withBase } from '../ledger/current-figure.js';
import { sharedIds } from '../ledger/shared-indicators.js';
import type { SaidFigure } from './draft-figure.js';
import { postingsOf } from './posting.js';
import { reportTexts } from './report-texts.js';
import type { BoundSituation } from './situation.js';

/**
 * 年初数 of a stock is asked once of its owner: with the first figure that the owner ever reports
 * of it. Source: semantics, "Pace and lights".
 */
export function baseQuestions(
  situation: BoundSituation,
  figures: readonly SaidFigure[],
): readonly string[] {
  const { ledger, member, today, view } = situation;
  const units = postingsOf(member).map(({ unit }) => unit);
  const named = new Set(figures.map(({ indicatorId }) => indicatorId));
  return view.plans
    .flatMap((plan) => plan.indicators)
    .filter(({ id, kind }) => named.has(id) && kind === 'stock')
    .filter(({ ownerUnit }) => ownerUnit !== null && units.includes(ownerUnit))
    .filter((indicator) => {
      if (withBase(ledger, indicator).base !== null) return false;
      const ids = sharedIds(view.plans, indicator);
      const asked = view.receipts.some((receipt) =>
        receipt.figures.some(({ fact }) => ids.has(fact.indicatorId)),
      );
      return (
        !asked &&
        currentFigure(ledger, indicator, today) === null &&
        factsOf(ledger, indicator, today).length === 0
      );
    })
    .map(({ shortName }) => reportTexts.askBase(shortName));
}
