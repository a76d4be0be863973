import type { DatePhrase } from './date-phrase.js';

/** 截至7月31日 sent in July is a slip to ask about, and so is 7月末 a few days early; any other day ahead is a plan's. */
export function liesAhead(date: DatePhrase, words: string): boolean {
  if (date.doubt !== 'future-date') return false;
  if (words.startsWith('截')) return false;
  return !(date.kind === 'point' && date.soon);
}
