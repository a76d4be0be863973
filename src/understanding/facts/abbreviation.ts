/** Price of each further stretch of the name that is jumped to, of turning its parts round, and of what is left out. */
const JUMP = 0.7;
const TURN = 0.5;
const LEFT_OUT = 0.08;
const MAX_LEFT_OUT = 0.6;
/** Longer names are not written shorter by leaving out single characters. */
const MAX_TURNED = 12;
/** A single character that is turned round says less. */
const TURNED_SINGLE = 0.4;

/** The fewest stretches of `name` that give `short` in order, or `null` (农产品网零额: 农产品网, 零, 额). */
function stretches(short: string, name: string): number | null {
  let row: number[] = [];
  for (let index = 0; index < short.length; index += 1) {
    const next: number[] = [];
    let jump = index === 0 ? 1 : Infinity;
    for (let at = 0; at < name.length; at += 1) {
      const before = index === 0 ? Infinity : (row[at - 1] ?? Infinity);
      if (index > 0 && at > 1) jump = Math.min(jump, (row[at - 2] ?? Infinity) + 1);
      next.push(short.charAt(index) === name.charAt(at) ? Math.min(before, jump) : Infinity);
    }
    row = next;
  }
  const best = Math.min(...row);
  return Number.isFinite(best) ? best : null;
}

function turned(short: string, name: string): number | null {
  if (short.length > MAX_TURNED) return null;
  const counts: number[] = [];
  for (let cut = 1; cut < short.length; cut += 1) {
    const count = stretches(short.slice(cut) + short.slice(0, cut), name);
    const single = cut === 1 || cut === short.length - 1 ? TURNED_SINGLE : 0;
    if (count !== null) counts.push(count + single / JUMP);
  }
  return counts.length === 0 ? null : Math.min(...counts);
}

/**
 * How well `short` can be an abbreviation of `name`: its characters all stand in the name, in order or with two parts
 * turned round (化解积案 of 信访积案化解), in few stretches. `null` when it cannot be one; else about the number of
 * characters that agree.
 */
export function abbreviates(short: string, name: string): number | null {
  const rest = Math.min(MAX_LEFT_OUT, LEFT_OUT * Math.max(0, name.length - short.length));
  const straight = stretches(short, name);
  if (straight !== null) return short.length - JUMP * (straight - 1) - rest;
  const round = turned(short, name);
  return round === null ? null : short.length - JUMP * (round - 1) - TURN - rest;
}
