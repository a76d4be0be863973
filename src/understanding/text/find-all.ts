/**
 * All matches of a global pattern, in order. Does what `matchAll` does without copying the pattern for every text,
 * which costs more than the search in a short one.
 * @param pattern with the flag `g`; searched from the start, whatever it was used for before
 */
export function findAll(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (match[0] === '') pattern.lastIndex += 1;
    found.push(match);
  }
  return found;
}
