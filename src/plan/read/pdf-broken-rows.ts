type Row = readonly string[];

function isSame(a: Row, b: Row): boolean {
  return a.join('|') === b.join('|');
}

/** Pieces of words and sentences: the row began on the page before. */
const FRAGMENT = /^([\u4E00-\u9FFF]|[，。、；）%].*|月底?|日前?)$/;

function isContinuation(last: Row, next: Row): boolean {
  const filled = next.filter((cell) => cell !== '');
  if (filled.length * 2 <= next.length) return true;
  return (
    filled.some((cell) => FRAGMENT.test(cell)) ||
    last.some((cell, column) => /[、，（]$/.test(cell) && (next[column] ?? '') !== '')
  );
}

/** A merged cell that the page's end cut shows only its tail in the rows below. */
function mendMerged(rows: readonly Row[], tail: Row, whole: Row): Row[] {
  const open = new Set(tail.flatMap((cell, column) => (cell === '' ? [] : [column])));
  return rows.map((row) =>
    row.map((cell, column) => {
      if (cell !== tail[column]) open.delete(column);
      return open.has(column) ? (whole[column] ?? cell) : cell;
    }),
  );
}

/** Joins the rows of two pages of one table; a row that the page's end cut in two becomes whole again. */
export function joinTablePages(before: readonly Row[], after: readonly Row[]): Row[] {
  const [header] = before;
  const first = after[0];
  const repeated = header !== undefined && first !== undefined && isSame(header, first);
  const body = repeated ? after.slice(1) : after;
  const last = before.at(-1);
  const next = body[0];
  if (
    last === undefined ||
    next === undefined ||
    before.length < 2 ||
    !isContinuation(last, next)
  ) {
    return [...before, ...after];
  }
  const whole = last.map((cell, column) => {
    const rest = next[column] ?? '';
    return cell === rest ? cell : cell + rest;
  });
  return [...before.slice(0, -1), whole, ...mendMerged(body.slice(1), next, whole)];
}
