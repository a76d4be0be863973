import type { AnswerContext } from '../answers/answer.js';
import { todayOf, type Reading } from '../answers/subjects.js';
import type { IsoDate } from '../kernel/dates.js';
import { currentFigure } from '../ledger/current-figure.js';
import { asKnownAt } from '../ledger/ledger-state.js';
import { sharedIds } from '../ledger/shared-indicators.js';
import { formatDate, formatFigure } from '../plan/format-figure.js';

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
  const then = asKnownAt(ledger, last.published.at);
  return read.flatMap(({ indicator }) => {
    const ids = sharedIds(ledger.plans, indicator);
    const dates = new Set<IsoDate>(
      ledger.digests
        .flatMap(({ figures }) => figures)
        .filter(({ indicatorId }) => ids.has(indicatorId))
        .map(({ asOf }) => asOf),
    );
    return [...dates].sort().flatMap((asOf) => {
      const old = currentFigure(then, indicator, asOf);
      const now = currentFigure(ledger, indicator, asOf);
      if (old === null || old.value === now?.value) return [];
      const was = formatFigure(old.value, indicator.unit, old.approx);
      const is =
        now === null ? '撤回' : `更正为${formatFigure(now.value, indicator.unit, now.approx)}`;
      return [`${indicator.shortName}${formatDate(asOf, todayOf(context))}数由${was}${is}`];
    });
  });
}
