const OPEN = '<think>';
const CLOSE = '</think>';

/**
 * An answer without what some models say before it, between marks of their own. A thought that is never
 * ended stays. In one pass, without a pattern: an endpoint may send these marks by the thousand.
 */
export function withoutThoughts(answer: string): string {
  const kept: string[] = [];
  let from = 0;
  for (;;) {
    const start = answer.indexOf(OPEN, from);
    const end = start === -1 ? -1 : answer.indexOf(CLOSE, start);
    if (end === -1) return kept.join('') + answer.slice(from);
    kept.push(answer.slice(from, start));
    from = end + CLOSE.length;
  }
}
