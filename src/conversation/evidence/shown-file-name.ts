import { clip } from '../../answers/phrases.js';
import { screenText } from '../privacy-screen.js';
import { evidenceTexts } from './evidence-texts.js';

/** Longer names are cut: they stand within a line. */
const MAX_CHARACTERS = 40;

/** A file's name as an answer may show it: whoever sent the file gave it, and may have written anything. */
export function shownFileName(name: string): string {
  const screened = screenText(name.replace(/\p{C}/gu, ''));
  return screened.kind === 'blocked'
    ? evidenceTexts.hiddenName
    : clip(screened.text, MAX_CHARACTERS);
}
