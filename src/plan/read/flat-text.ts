import { paragraph } from './document-text.js';
import type { Block } from './document-text.js';
import { isHeaderRow } from './table-columns.js';

/** A row, or a line of ordinary text, in a text that lost its table borders. */
type Piece =
  { readonly kind: 'cells'; cells: string[] } | { readonly kind: 'text'; readonly text: string };

const isBlank = (line: string): boolean => line.trim() === '';

function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  const best = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0];
  return best?.[0] ?? 0;
}

/** Word's "copy as text": each cell on its own line behind a tab, a blank line after each row. */
function cellPerLine(lines: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  let open: string[] | null = null;
  for (const line of lines) {
    if (isBlank(line) && !line.startsWith('\t')) open = null;
    else if (line.startsWith('\t')) {
      if (open === null) {
        open = [];
        pieces.push({ kind: 'cells', cells: open });
      }
      open.push(...line.slice(1).split('\t'));
    } else if (open !== null) open[open.length - 1] = `${open.at(-1) ?? ''}\n${line}`;
    else pieces.push({ kind: 'text', text: line });
  }
  return joinBrokenRows(pieces);
}

/** A cell with blank lines in it looks like a row's end: a short row, its text, and the rest make one row. */
function joinBrokenRows(pieces: readonly Piece[]): Piece[] {
  const width = mostFrequent(
    pieces.flatMap((piece) =>
      piece.kind === 'cells' && piece.cells.length > 2 ? [piece.cells.length] : [],
    ),
  );
  const joined: Piece[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (piece === undefined) continue;
    const whole = piece.kind === 'text' || isHeaderRow(piece.cells.map((cell) => cell.trim()));
    const end = !whole ? endOfBrokenRow(pieces, at, width) : at;
    if (end === at || piece.kind === 'text') {
      joined.push(piece);
      continue;
    }
    const cells = [...piece.cells];
    for (const part of pieces.slice(at + 1, end + 1)) {
      if (part.kind === 'cells') cells.push(...part.cells);
      else cells[cells.length - 1] = `${cells.at(-1) ?? ''}\n${part.text}`.trim();
    }
    joined.push({ kind: 'cells', cells });
    at = end;
  }
  return joined;
}

/** How many lines may stand inside a cell with blank lines; more is text between two tables. */
const MAX_LOOSE_LINES = 4;

function endOfBrokenRow(pieces: readonly Piece[], at: number, width: number): number {
  let count = 0;
  let loose = 0;
  for (let end = at; end < pieces.length; end += 1) {
    const piece = pieces[end];
    if (piece?.kind === 'cells') count += piece.cells.length;
    else loose += 1;
    if (loose > MAX_LOOSE_LINES || count > width) return at;
    if (count === width && piece?.kind === 'cells') return end;
  }
  return at;
}

/** One row a line, cells between tabs; a line that is too short goes on in the next. */
function rowPerLine(rows: readonly (readonly string[] | string | null)[]): Piece[] {
  const width = mostFrequent(rows.flatMap((row) => (Array.isArray(row) ? [row.length] : [])));
  const pieces: Piece[] = [];
  let open: string[] | null = null;
  for (const row of rows) {
    if (row === null) open = null;
    else if (typeof row === 'string') {
      if (open !== null && open.length < width)
        open[open.length - 1] = `${open.at(-1) ?? ''}\n${row}`;
      else {
        open = null;
        pieces.push({ kind: 'text', text: row });
      }
    } else if (open !== null && row.length < width && open.length + row.length - 1 <= width) {
      open[open.length - 1] = `${open.at(-1) ?? ''}\n${row[0] ?? ''}`;
      open.push(...row.slice(1));
    } else {
      open = [...row];
      pieces.push({ kind: 'cells', cells: open });
    }
  }
  return pieces;
}

const PIPE = /^\s*[|│┃].*[|│┃]\s*$/;

function splitLine(line: string): readonly string[] | string | null {
  if (isBlank(line)) return null;
  if (PIPE.test(line)) {
    const cells = line
      .trim()
      .slice(1, -1)
      .split(/[|│┃]/)
      .map((cell) => cell.trim());
    return cells.every((cell) => /^:?[-─—]*:?$/.test(cell)) ? null : cells;
  }
  if (/^[\s┌┬┐├┼┤└┴┘─━┏┓┗┛+|-]+$/.test(line)) return null;
  return line.includes('\t') ? line.split('\t') : line;
}

/** Columns kept apart by two or more spaces, recognised by the header of a plan's table. */
function spacedTable(lines: readonly string[]): readonly (readonly string[] | string | null)[] {
  let width = 0;
  return lines.map((line) => {
    if (isBlank(line)) return null;
    const cells = line.trim().split(/[ \u3000]{2,}/);
    if (cells.length >= 3 && isHeaderRow(cells)) width = cells.length;
    return width > 0 && cells.length >= 2 && cells.length <= width ? cells : line;
  });
}

function toBlocks(pieces: readonly Piece[]): Block[] {
  const blocks: Block[] = [];
  let rows: string[][] | null = null;
  for (const piece of pieces) {
    if (piece.kind === 'text') {
      rows = null;
      blocks.push(paragraph(piece.text.trim()));
      continue;
    }
    if (rows === null) {
      rows = [];
      blocks.push({ kind: 'table', rows });
    }
    rows.push(piece.cells.map((cell) => cell.trim()));
  }
  return blocks;
}

/** Paragraphs and tables of plain text, whatever way its tables were flattened. */
export function readFlatText(text: string): Block[] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\f/g, '\n').split('\n');
  const tabbed = lines.filter((line) => line.includes('\t') && !isBlank(line));
  const leading = tabbed.filter((line) => line.startsWith('\t') && !line.slice(1).includes('\t'));
  if (tabbed.length > 0 && leading.length * 2 > tabbed.length && leading.length > 5) {
    return toBlocks(cellPerLine(lines));
  }
  const hasRows =
    tabbed.some((line) => line.trim().includes('\t')) || lines.some((line) => PIPE.test(line));
  return toBlocks(rowPerLine(hasRows ? lines.map(splitLine) : spacedTable(lines)));
}
