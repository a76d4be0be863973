import type { AnswerContext } from '../../answers/answer.js';
import { formatValue } from '../../answers/figure-lines.js';
import type { Reading } from '../../answers/subjects.js';
import { OFFICE_SET } from '../../answers/texts.js';
import { addDays, instantAt, type DateRange } from '../../kernel/dates.js';
import { decimal, decimalText } from '../../kernel/decimal.js';
import type { CurrentFigure } from '../../ledger/current-figure.js';
import { knownThen, type FigureThen } from '../../ledger/known-then.js';
import { formatChange } from '../../plan/format-figure.js';
import type { DigestChange, ToldBefore } from './digest-content.js';

/** A figure that changed, with what it was; `before` is `null` for a first one. */
export interface MovedReading {
  readonly reading: Reading & { readonly figure: CurrentFigure };
  readonly before: FigureThen | null;
}

interface MovedIn {
  readonly days: DateRange;
  readonly since: ToldBefore | null;
}

function movedFrom(reading: Reading, before: FigureThen | null): readonly MovedReading[] {
  const { figure } = reading;
  if (figure === null) return [];
  const isSame = before?.value === figure.value && before.approx === figure.approx;
  return isSame ? [] : [{ reading: { ...reading, figure }, before }];
}

/**
 * What moved since the digest before, or since the first day where there was none: against the figures of
 * the last day that it told, as they were known when it went out. A late or corrected figure shows too,
 * and nothing is passed over or said twice, however long after its days a digest went out.
 */
export function movedReadings(
  read: readonly Reading[],
  { days, since }: MovedIn,
  { ledger }: Pick<AnswerContext, 'ledger'>,
): readonly MovedReading[] {
  const eve = since?.to ?? addDays(days.from, -1);
  const instant = since?.at ?? instantAt(days.from, 0);
  return read.flatMap((reading) =>
    movedFrom(reading, knownThen(ledger, reading.indicator, instant).at(eve)),
  );
}

function changeOf({ reading, before }: MovedReading): DigestChange {
  const { indicator, figure } = reading;
  const grown = before === null ? null : decimalText(decimal(figure.value).minus(before.value));
  return {
    indicator: indicator.shortName,
    before: before === null ? null : formatValue({ indicator, figure: before }),
    after: formatValue(reading),
    difference: grown === null ? null : formatChange(grown, indicator.unit),
    asOf: figure.asOf,
    by: figure.byOffice ? OFFICE_SET : figure.unit,
  };
}

/** What moved, worded. */
export function digestChanges(
  read: readonly Reading[],
  moved: MovedIn,
  context: Pick<AnswerContext, 'ledger'>,
): readonly DigestChange[] {
  return movedReadings(read, moved, context).map(changeOf);
}
