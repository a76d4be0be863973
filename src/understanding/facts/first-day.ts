import { firstPlanDay } from '../lexicon-lookup.js';
import type { ReadMessage } from '../read-message.js';
import { Pattern } from '../text/pattern.js';

/** These compare with what was before, so that figures of an earlier day are not what is reported. */
const COMPARES = new Pattern(
  /同期|同比|去年|上年|前年|往年|今年|目前|现在|当前|截至今|年初|增长|对比|相比/,
);

/**
 * Figures of days before this one are last year's, given for comparison: the first day of the plans. A message whose
 * only dates are earlier days, named outright (截至2022年12月31日高企50家), reports just those; then it is the empty text.
 */
export function firstDayOf({ lexicon, text, dates }: ReadMessage): string {
  const firstDay = firstPlanDay(lexicon);
  const named = dates.filter(({ compared, negated }) => !compared && !negated);
  const allEarlier =
    named.length > 0 &&
    named.every(
      ({ asOf, kind, closing, doubt }) =>
        doubt === null && asOf < firstDay && (closing || kind === 'point' || kind === 'event'),
    );
  return allEarlier && !COMPARES.test(text.text) ? '' : firstDay;
}
