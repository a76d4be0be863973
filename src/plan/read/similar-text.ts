import { bareText } from './normal-text.js';

function pairs(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at + 1 < text.length; at += 1) {
    const pair = text.slice(at, at + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

/** Share of character pairs that two texts have in common, 0 to 1, marks and punctuation aside. */
export function similarity(left: string, right: string): number {
  const a = bareText(left);
  const b = bareText(right);
  if (a === b) return 1;
  const countsA = pairs(a);
  const countsB = pairs(b);
  let common = 0;
  for (const [pair, count] of countsA) common += Math.min(count, countsB.get(pair) ?? 0);
  const total = Math.max(a.length - 1, 0) + Math.max(b.length - 1, 0);
  return total === 0 ? 0 : (2 * common) / total;
}

/** Whether the characters of `short` stand in `long` in the same order. */
export function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const char of long) if (char === short[at]) at += 1;
  return at === short.length;
}
