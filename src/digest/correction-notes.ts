import type { AnswerContext } from '../answers/answer.js';
import { todayOf, type Reading } from '../answers/subjects.js';
import type { IsoDate } from '../kernel/dates.js';
import { currentFigure } from '../ledger/current-figure.js';
import { grouped } from '../ledger/grouped.js';
import { knownThen } from '../ledger/known-then.js';
import type { LedgerState } from '../ledger/ledger-state.js';
import { remembered } from '../ledger/remembered.js';
import { sharedIds } from '../ledger/shared-indicators.js';
import { formatDate, formatFigure } from '../plan/format-figure.js';
import type { Indicator } from '../plan/model.js';

const publishedBy = remembered((digests: LedgerState['digests']) =>
  grouped(
    digests.flatMap(({ figures }) => figures),
    ({ indicatorId }) => [indicatorId],
  ),
);

/** The days of an indicator's figures that were ever published. */
function daysPublished({ digests, plans }: LedgerState, indicator: Indicator): readonly IsoDate[] {
  const figures = publishedBy(digests);
  const days = [...sharedIds(plans, indicator)].flatMap((id) =>
    (figures.get(id) ?? []).map(({ asOf }) => asOf),
  );
  return [...new Set(days)].sort();
}

/**
 * 更正说明: published figures that were changed since the last digest went out, one phrase each.
 * Source: semantics, "History is as known now; … the next digest carries one line 更正说明".
 */
export function correctionNotes(
  read: readonly Reading[],
  context: AnswerContext,
): readonly string[] {
  const { ledger } = context;
  const last = ledger.digests.at(-1);
  if (last === undefined) return [];
  return read.flatMap(({ indicator }) => {
    const then = knownThen(ledger, indicator, last.published.at);
    const { changedFrom } = then;
    if (changedFrom === null) return [];
    const days = daysPublished(ledger, indicator).filter((day) => day >= changedFrom);
    return days.flatMap((asOf) => {
      const old = then.at(asOf);
      const now = currentFigure(ledger, indicator, asOf);
      if (old === null || old.value === now?.value) return [];
      const was = formatFigure(old.value, indicator.unit);
      const is = now === null ? '撤回' : `更正为${formatFigure(now.value, indicator.unit)}`;
      return [`${indicator.shortName}${formatDate(asOf, todayOf(context))}数由${was}${is}`];
    });
  });
}
