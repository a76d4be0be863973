import { chanceOfProgress } from '../classifier/figure-use.js';
import type { ReadMessage } from '../read-message.js';
import { isCue } from './figure-words.js';
import type { Figure } from './figures.js';

/** Below this chance the words around a figure are not those of progress. See docs/adr/0016-classifier.md. */
const LIKELY = 0.5;

/** 应为62家, 按62家计, 以6人为准: said outright to hold, whatever else stands around it. */
function isSettled({ left, right }: Figure): boolean {
  if (left.some((token) => isCue(token, 'new'))) return true;
  return /^[按以]$/.test(left.at(-1)?.text ?? '') && /^(?:为准|计|算)/.test(right[0]?.text ?? '');
}

/** Whether the words around a figure are unlike those of progress, though no rule says what else it is. */
export function looksUnlike(message: ReadMessage, figure: Figure): boolean {
  return !isSettled(figure) && chanceOfProgress(message, figure.number.span) < LIKELY;
}
