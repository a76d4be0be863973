import type { AnswerContext } from '../answers/answer.js';
import { todayOf, type Reading } from '../answers/subjects.js';
import type { IsoDate } from '../kernel/dates.js';
import { currentFigure } from '../ledger/current-figure.js';
import { grouped } from '../ledger/grouped.js';
import { knownThen } from '../ledger/known-then.js';
import type { LedgerState } from '../ledger/ledger-state.js';
import { remembered } from '../ledger/remembered.js';
import { sharedIds } from '../ledger/shared-indicators.js';
import type { PublishedDigest } from '../ledger/tracked.js';
import { formatDate, formatFigure } from '../plan/format-figure.js';
import type { Indicator, Plan } from '../plan/model.js';

/** Whether a digest told a plan's figures: one asked for in a group may tell those of several. */
function isAbout({ planId, figures }: PublishedDigest, plan: Plan): boolean {
  if (planId !== undefined) return planId === plan.id;
  const own = new Set<string>(plan.indicators.map(({ id }) => id));
  return figures.some(({ indicatorId }) => own.has(indicatorId));
}

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
  return read.flatMap(({ indicator }) => {
    const then = knownThen(ledger, indicator, last.published.at);
    const { changedFrom } = then;
    if (changedFrom === null) return [];
    const days = daysPublished(ledger, indicator).filter((day) => day >= changedFrom);
    return days.flatMap((asOf) => {
      const old = then.at(asOf);
      const now = currentFigure(ledger, indicator, asOf);
      if (old === null || old.value === now?.value) return [];
      const was = formatFigure(old.value, indicator.unit, old.approx);
      const is =
        now === null ? '撤回' : `更正为${formatFigure(now.value, indicator.unit, now.approx)}`;
      return [`${indicator.shortName}${formatDate(asOf, todayOf(context))}数由${was}${is}`];
    });
  });
}
