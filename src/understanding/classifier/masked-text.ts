import { oncePerMessage } from '../once-per.js';
import type { ReadMessage } from '../read-message.js';
import { lowerCase } from '../text/lower-case.js';
import type { Span } from '../understanding.js';

/**
 * A message in which one letter stands for each thing that was read, so that what is learned of it holds for any plan:
 * `I` indicators, `N` numbers with their units, `D` dates, `U` units. The text itself is in lower case.
 */
export interface MaskedText {
  readonly text: string;
  /** By where a number starts in the message: where its letter stands. */
  readonly numberAt: ReadonlyMap<number, number>;
}

interface Mark {
  readonly letter: 'I' | 'N' | 'D' | 'U';
  readonly span: Span;
}

function marksOf({ mentions, numbers, dates, units }: ReadMessage): readonly Mark[] {
  const marks: Mark[] = [];
  for (const { span } of mentions) marks.push({ letter: 'I', span });
  for (const { span } of numbers) marks.push({ letter: 'N', span });
  for (const { span } of dates) marks.push({ letter: 'D', span });
  for (const { span } of units) marks.push({ letter: 'U', span });
  return marks.sort((a, b) => a.span.start - b.span.start);
}

export const maskedText = oncePerMessage((message: ReadMessage): MaskedText => {
  const original = lowerCase(message.text.text);
  const numberAt = new Map<number, number>();
  let text = '';
  let from = 0;
  for (const { letter, span } of marksOf(message)) {
    if (span.start < from) continue;
    text += original.slice(from, span.start);
    if (letter === 'N') numberAt.set(span.start, text.length);
    text += letter;
    from = span.end;
  }
  return { text: text + original.slice(from), numberAt };
});
