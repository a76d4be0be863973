import type { DatePhrase } from '../dates/date-phrase.js';
import { liesAhead } from '../dates/lies-ahead.js';

/** 全年 and 年内 speak of targets, never of the day of a figure. */
const NEVER_DATES = /^(?:全年|年内|当年)$/;

/** Which date phrases say when figures hold: not those compared with, denied, of last year, or ahead. */
export function isUsable(date: DatePhrase, words: string, firstDay: string): boolean {
  if (date.negated || date.compared || NEVER_DATES.test(words)) return false;
  if (date.doubt === 'impossible-date') return true;
  if (date.asOf < firstDay) return false;
  return date.doubt === null || !liesAhead(date, words);
}
