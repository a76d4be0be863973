import type { AnswerContext } from '../answers/answer.js';
import { todayOf, type Reading } from '../answers/subjects.js';
import type { IsoDate } from '../kernel/dates.js';
import { currentFigure } from '../ledger/current-figure.js';
import { asKnownAt } from '../ledger/ledger-state.js';
import { sharedIds } from '../ledger/shared-indicators.js';
import type { PublishedDigest } from '../ledger/tracked.js';
import { formatDate, formatFigure } from '../plan/format-figure.js';
import type { Plan } from '../plan/model.js';

/** Whether a digest told a plan's figures: one asked for in a group may tell those of several. */
function isAbout({ planId, figures }: PublishedDigest, plan: Plan): boolean {
  if (planId !== undefined) return planId === plan.id;
  const own = new Set<string>(plan.indicators.map(({ id }) => id));
  return figures.some(({ indicatorId }) => own.has(indicatorId));
}

/**
 * 更正说明: published figures that were changed since the plan's last digest went out, one phrase each.
 * @param read indicators of one plan
 * Source: semantics, "History is as known now; … the next digest carries one line 更正说明".
 */
export function correctionNotes(
  read: readonly Reading[],
  context: AnswerContext,
): readonly string[] {
  const { ledger } = context;
  const plan = read[0]?.plan;
  if (plan === undefined) return [];
  const last = ledger.digests.findLast((one) => isAbout(one, plan));
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
      const was = formatFigure(old.value, indicator.unit);
      const is = now === null ? '撤回' : `更正为${formatFigure(now.value, indicator.unit)}`;
      return [`${indicator.shortName}${formatDate(asOf, todayOf(context))}数由${was}${is}`];
    });
  });
}
