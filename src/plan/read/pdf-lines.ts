import { markOf } from './numbering.js';

/** A run of text on a page; `y` grows upwards, sizes in points. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** Runs on one baseline. */
export interface TextLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

/** Gaps wider than this many characters separate columns. */
const COLUMN_GAP = 1.6;
/** Baselines of one line differ by less than this share of the type size (mixed fonts, raised signs). */
const SAME_LINE = 0.6;

function joinRuns(runs: readonly TextRun[]): TextLine | null {
  const sorted = [...runs].sort((a, b) => a.x - b.x);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return null;
  let text = '';
  let end = first.x;
  for (const run of sorted) {
    const gap = run.x - end;
    if (text !== '' && gap > run.size * COLUMN_GAP) text += '  ';
    else if (
      text !== '' &&
      gap > run.size * 0.3 &&
      /[A-Za-z\d]$/.test(text) &&
      /^[A-Za-z\d]/.test(run.text)
    )
      text += ' ';
    text += run.text;
    end = run.x + run.width;
  }
  return {
    text,
    left: first.x,
    right: end,
    y: first.y,
    size: Math.max(...sorted.map(({ size }) => size)),
  };
}

/** Groups runs by baseline, from top to bottom. */
export function linesOf(runs: readonly TextRun[]): TextLine[] {
  const rows: TextRun[][] = [];
  for (const run of [...runs].sort((a, b) => b.y - a.y || a.x - b.x)) {
    if (run.text.trim() === '') continue;
    const row = rows.at(-1);
    const above = row?.[0];
    if (row && above && Math.abs(above.y - run.y) <= Math.max(above.size, run.size) * SAME_LINE)
      row.push(run);
    else rows.push([run]);
  }
  return rows.flatMap((row) => joinRuns(row) ?? []);
}

const PAGE_NUMBER = /^[-—–\s]*\d{1,3}[-—–\s]*$|^第\s*\d+\s*页/;

function startsParagraph(line: TextLine, before: TextLine, left: number, right: number): boolean {
  const isShort = before.right < right - before.size * 2.2;
  // "…重点村" at the margin and "2 个。" below it are one sentence, not a paragraph numbered 2.
  const broken = !isShort && !/[。；：！）]$/.test(before.text.trim());
  if (markOf(line.text) !== null && !broken) return true;
  if (/^附[件表]/.test(line.text) || Math.abs(line.size - before.size) > 1.5) return true;
  return isShort || line.left > left + line.size * 1.2;
}

/** A heading broken in the middle of a page's width goes on in the next line of the same kind. */
function isTitleTail(line: TextLine, before: TextLine): boolean {
  return (
    Math.abs(line.size - before.size) < 0.5 &&
    line.size >= 18 &&
    before.y - line.y < line.size * 2.5
  );
}

/** Joins broken lines: a new paragraph is indented, numbered, of another size, or follows a short line. */
export function paragraphsOf(lines: readonly TextLine[]): string[] {
  const kept = lines.filter((line) => !PAGE_NUMBER.test(line.text.trim()));
  const left = Math.min(...kept.map((line) => line.left));
  const right = Math.max(...kept.map((line) => line.right));
  const result: string[] = [];
  kept.forEach((line, index) => {
    const before = kept[index - 1];
    const goesOn =
      before !== undefined &&
      (isTitleTail(line, before) || !startsParagraph(line, before, left, right));
    const text = line.text.trim();
    if (goesOn) result[result.length - 1] = `${result.at(-1) ?? ''}${text}`;
    else result.push(text);
  });
  return result;
}
