import { jsonBytes } from './json-bytes.js';

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });
/** No character that people see as one is longer, unless it is made to be. */
const LONGEST_CHARACTER = 64;

/**
 * Cuts one long line into pieces that fit, between characters as people see them. Only the surroundings
 * of a cut are looked at: the segmenter's time grows with the square of what it is given.
 */
export function cutLine(line: string, maxBytes: number): readonly string[] {
  const pieces: string[] = [];
  let start = 0;
  while (start < line.length) {
    const end = cutBefore(line, start, fittingEnd(line, start, maxBytes));
    pieces.push(line.slice(start, end));
    start = end;
  }
  return pieces;
}

/** Where the bytes are used up, never inside of a surrogate pair and always further on. */
function fittingEnd(line: string, start: number, maxBytes: number): number {
  let bytes = 0;
  let end = start;
  while (end < line.length) {
    const char = String.fromCodePoint(line.codePointAt(end) ?? 0);
    bytes += jsonBytes(char);
    if (bytes > maxBytes && end > start) return end;
    end += char.length;
  }
  return end;
}

/** The beginning of the character that `end` lies in. */
function cutBefore(line: string, start: number, end: number): number {
  if (end >= line.length) return line.length;
  const from = Math.max(start, end - LONGEST_CHARACTER);
  const around = line.slice(from, end + LONGEST_CHARACTER);
  const character = segmenter.segment(around).containing(end - from);
  const cut = from + (character?.index ?? end - from);
  return cut > from ? cut : end;
}
