import { addDays, type IsoDate } from '../kernel/dates.js';
import type { IndicatorId } from '../kernel/ids.js';
import { firstAfter, firstFrom, sortedByDay } from './by-day.js';
import { grouped } from './grouped.js';
import type { LedgerState } from './ledger-state.js';
import { remembered } from './remembered.js';
import type { NoChange } from './tracked.js';

interface ZeroReports {
  readonly byUnit: ReadonlyMap<string | null, readonly NoChange[]>;
  /** For all that the unit owes; by day. */
  readonly unnamed: ReadonlyMap<string | null, readonly NoChange[]>;
  /** By day. */
  readonly named: ReadonlyMap<IndicatorId, readonly NoChange[]>;
}

const dayOf = ({ asOf }: NoChange): IsoDate => asOf;

const indexOf = remembered((all: LedgerState['noChanges']): ZeroReports => {
  const byDay = sortedByDay(all, dayOf);
  return {
    byUnit: grouped(all, ({ recorded }) => [recorded.unit]),
    unnamed: grouped(byDay, ({ ofAll, recorded }) => (ofAll ? [recorded.unit] : [])),
    named: grouped(byDay, ({ indicatorIds }) => indicatorIds),
  };
});

/** All that a unit said. */
export function zeroReportsOf({ noChanges }: LedgerState, unit: string): readonly NoChange[] {
  return indexOf(noChanges).byUnit.get(unit) ?? [];
}

/**
 * What was said of a figure by its owner, and of it by name by those who may speak of any figure. Each
 * list by day.
 */
export function zeroReportsOn(
  { noChanges }: LedgerState,
  ids: Iterable<IndicatorId>,
  { owner, others }: { readonly owner: string | null; readonly others: string },
): readonly (readonly NoChange[])[] {
  const { unnamed, named } = indexOf(noChanges);
  const mayName = ({ recorded: { unit } }: NoChange) => unit === owner || unit === others;
  return [unnamed.get(owner) ?? [], ...[...ids].map((id) => (named.get(id) ?? []).filter(mayName))];
}

/** The latest of the days after one day and up to another on which something was said after an entry. */
export function lastUnchanged(
  byDay: readonly NoChange[],
  {
    after,
    upTo,
    since,
  }: { readonly after: IsoDate; readonly upTo: IsoDate; readonly since: number },
): IsoDate | null {
  const between = byDay.slice(
    firstFrom(byDay, addDays(after, 1), dayOf),
    firstAfter(byDay, upTo, dayOf),
  );
  return between.findLast(({ recorded }) => recorded.seq > since)?.asOf ?? null;
}
