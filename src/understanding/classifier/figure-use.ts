import type { ReadMessage } from '../read-message.js';
import type { Span } from '../understanding.js';
import { FIGURE_USE } from './figure-use-weights.js';
import { HashedGrams } from './hashed-grams.js';
import { LinearClassifier } from './linear-classifier.js';
import { maskedText } from './masked-text.js';

/** How far around a figure is looked, in characters. */
const REACH = 14;
const LONGEST = 3;
/** Right beside the figure longer runs tell more. */
const LONGEST_BESIDE = 4;
export const FIGURE_GRAMS = 1 << 16;

const MARKS = '，。;!?\n';
const isMark = (char: string): boolean => char !== '' && MARKS.includes(char);

/** What stands around a figure: in its clause, and in the clauses before and after it. */
export function addFigureGrams(grams: HashedGrams, text: string, at: number): void {
  const first = Math.max(0, at - REACH);
  const last = Math.min(text.length, at + 1 + REACH);
  let start = at;
  while (start > first && !isMark(text.charAt(start - 1))) start -= 1;
  let end = at + 1;
  while (end < last && !isMark(text.charAt(end))) end += 1;
  grams.addAll('before', text, start, at, LONGEST);
  grams.addAll('after', text, at + 1, end, LONGEST);
  grams.addAll('clause before', text, Math.max(0, start - REACH), start, LONGEST);
  grams.addAll('clause after', text, end, Math.min(text.length, end + REACH), LONGEST);
  for (let length = 1; length <= LONGEST_BESIDE; length += 1) {
    grams.add('beside before', text, Math.max(start, at - length), at);
    grams.add('beside after', text, at + 1, Math.min(end, at + 1 + length));
  }
}

const classifier = new LinearClassifier(FIGURE_USE);
const grams = new HashedGrams(FIGURE_GRAMS);

/**
 * The chance that a figure tells progress rather than an aim, a plan, an application, a part or what else stands beside
 * indicators, judged by the words around it as in messages that people have labelled.
 * @param span of the number, in the normalised text
 */
export function chanceOfProgress(message: ReadMessage, span: Span): number {
  const { text, numberAt } = maskedText(message);
  const at = numberAt.get(span.start);
  if (at === undefined) return 1;
  grams.clear();
  addFigureGrams(grams, text, at);
  return classifier.chances(grams.numbers)[0] ?? 1;
}
