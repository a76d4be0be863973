/**
 * The matches of a pattern that begin at one of these places, which are in order, left to right and never overlapping.
 * @param sticky with the flag `y`; matches no empty text
 */
export function matchesAt(
  places: readonly number[],
  sticky: RegExp,
  text: string,
): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  let free = 0;
  for (const at of places) {
    if (at < free) continue;
    sticky.lastIndex = at;
    const match = sticky.exec(text);
    if (match === null) continue;
    found.push(match);
    free = sticky.lastIndex;
  }
  return found;
}
