import type { Span } from '../understanding.js';
import { CharClass } from './char-class.js';

/** A stretch between commas and stronger marks. Spans are indexes into the normalised text. */
export interface Clause {
  readonly span: Span;
  readonly text: string;
  /** Number of the sentence it stands in, from 0; a line break ends a sentence. */
  readonly sentence: number;
  /** Number of its line, from 0. */
  readonly line: number;
  /** The mark that ends it (`，`, `。`, a line break), or nothing at the end of the message. */
  readonly mark: string;
}

const CLAUSE_END = /[，。;!?\n]/;
const ends = new CharClass((char) => CLAUSE_END.test(char));
const SENTENCE_ENDS = new Set(['。', '!', '?', '\n']);

/** Cuts normalised text into clauses; empty ones are left out. */
export function splitClauses(text: string): readonly Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  let sentence = 0;
  let line = 0;
  for (let index = 0; index <= text.length; index += 1) {
    if (index < text.length && !ends.has(text, index)) continue;
    const mark = text.charAt(index);
    const words = text.slice(start, index);
    if (words.trim() !== '') {
      clauses.push({ span: { start, end: index }, text: words, sentence, line, mark });
    }
    start = index + 1;
    if (SENTENCE_ENDS.has(mark)) sentence += 1;
    if (mark === '\n') line += 1;
  }
  return clauses;
}
