import type { AnswerContext } from '../../answers/answer.js';
import { formatValue } from '../../answers/figure-lines.js';
import type { Reading } from '../../answers/subjects.js';
import { OFFICE_SET } from '../../answers/texts.js';
import { addDays, dateOf, instantAt, type DateRange } from '../../kernel/dates.js';
import { decimal, decimalText } from '../../kernel/decimal.js';
import { knownThen, type FigureThen } from '../../ledger/known-then.js';
import { formatChange } from '../../plan/format-figure.js';
import type { DigestChange } from './digest-content.js';

function changeOf(reading: Reading, before: FigureThen | null): DigestChange | null {
  const { indicator, figure } = reading;
  if (figure === null) return null;
  if (before?.value === figure.value && before.approx === figure.approx) return null;
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

/**
 * What moved since the digest before went out, or since the first day where there was none, against
 * what was known then: a late or corrected figure shows too, and nothing is passed over or said twice.
 */
export function digestChanges(
  read: readonly Reading[],
  { days, since }: { readonly days: DateRange; readonly since: Date | null },
  { ledger }: AnswerContext,
): readonly DigestChange[] {
  const eve = since === null ? addDays(days.from, -1) : dateOf(since);
  const instant = since ?? instantAt(days.from, 0);
  return read.flatMap(
    (reading) => changeOf(reading, knownThen(ledger, reading.indicator, instant).at(eve)) ?? [],
  );
}
