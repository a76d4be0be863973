import type { OutlineTable } from './outline.js';
import { normalText } from './normal-text.js';
import { columnRole, isHeaderRow } from './table-columns.js';
import type { ColumnRole } from './table-columns.js';

/** A column with its role and the wording of its header. */
export interface Column {
  readonly role: ColumnRole | null;
  readonly header: string;
}

/** A table of the plan with its header understood, cells still as text. */
export interface PlanTable {
  readonly caption: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** Headers printed again on later pages. */
  readonly repeatedHeaders: number;
}

/** Rows from the top in which a header is looked for, below a title and a line on the unit of figures. */
const HEADER_WINDOW = 6;

const compact = (cell: string): string => cell.replace(/\s/g, '');

function headerText(
  rows: readonly (readonly string[])[],
  at: number,
): { cells: string[]; size: number } {
  const first = (rows[at] ?? []).map(compact);
  const second = (rows[at + 1] ?? []).map(compact);
  const isSecond =
    second.length === first.length &&
    first.some((cell, i) => cell === second[i] || cell === '' || second[i] === '') &&
    second
      .filter((cell) => cell !== '')
      .every((cell) => columnRole(cell) !== null || first.includes(cell)) &&
    second.some((cell, i) => cell !== '' && cell !== first[i]);
  if (!isSecond) return { cells: first, size: 1 };
  return { cells: second.map((cell, i) => (cell === '' ? (first[i] ?? '') : cell)), size: 2 };
}

function widthOf(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/** A header cell over two columns leaves the flattened header shorter than its rows; the extra columns stand left. */
function spread(header: readonly string[], width: number): string[] {
  const missing = Math.max(0, width - header.length);
  return [...Array.from({ length: missing }, () => ''), ...header];
}

function repeats(values: readonly string[]): number {
  return values.filter((value, index) => index > 0 && (value === '' || value === values[index - 1]))
    .length;
}

/** A column of figures under a header such as 亿元以上项目 counts things; it does not name them. */
function isNumeric(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  const numbers = filled.filter((cell) => /^[\d.,]+%?$/.test(cell));
  return filled.length > 0 && numbers.length * 10 >= filled.length * 6;
}

/** Settles columns of the same role: the coarser of two task columns groups, the finer is the work item. */
function settleRoles(header: readonly string[], rows: readonly (readonly string[])[]): Column[] {
  const roles = header.map((cell) => columnRole(cell));
  const columnsOf = (role: ColumnRole): number[] =>
    roles.flatMap((r, i) => (r === role ? [i] : []));
  const cells = (column: number): string[] => rows.map((row) => compact(row[column] ?? ''));
  header.forEach((cell, index) => {
    const next = columnsOf('task')[0] ?? columnsOf('item')[0];
    if (cell === '' && next !== undefined && index < next) roles[index] = 'group';
  });
  roles.forEach((role, index) => {
    if ((role === 'task' || role === 'item' || role === 'group') && isNumeric(cells(index)))
      roles[index] = null;
  });
  const tasks = columnsOf('task');
  const [first, second] = tasks;
  if (first !== undefined && second !== undefined) {
    if (columnsOf('item').length > 0 || repeats(cells(first)) > repeats(cells(second)))
      roles[first] = 'group';
    else roles[second] = 'item';
  }
  if (!roles.includes('task') && !roles.includes('indicator')) {
    const stand = columnsOf('item')[0] ?? columnsOf('target')[0] ?? columnsOf('group').at(-1);
    if (stand !== undefined) roles[stand] = 'task';
  }
  return roles.map((role, index) => ({
    role: unitOrMeasure(role, header[index] ?? '', cells(index)),
    header: header[index] ?? '',
  }));
}

/** A column headed 单位 holds measure words or offices: its cells tell. */
function unitOrMeasure(
  role: ColumnRole | null,
  header: string,
  cells: readonly string[],
): ColumnRole | null {
  if (header !== '单位') return role;
  const filled = cells.filter((cell) => cell !== '');
  const measures = filled.filter((cell) => cell.length <= 3 || /[%元米亩]/.test(cell));
  return measures.length * 2 > filled.length ? 'measure' : 'main';
}

function isEmptyRow(row: readonly string[]): boolean {
  return row.every((cell) => compact(cell) === '');
}

function sameRow(row: readonly string[], header: readonly string[]): boolean {
  const cells = row.map(compact).filter((cell) => cell !== '');
  return cells.length > 0 && cells.join('|') === header.filter((cell) => cell !== '').join('|');
}

function fit(row: readonly string[], width: number): string[] {
  const cells = row.slice(0, width).map((cell) => normalText(cell));
  return [...cells, ...Array.from({ length: width - cells.length }, () => '')];
}

/**
 * Finds the header of a table and drops its repetitions. `null` when the table has no header that a plan's table has
 * and `before`, the table in front of it, does not go on in it.
 */
export function planTableOf(source: OutlineTable, before: PlanTable | null): PlanTable | null {
  const all = source.table.rows.filter((row) => !isEmptyRow(row));
  const at = all.slice(0, HEADER_WINDOW).findIndex((row) => isHeaderRow(row.map(normalText)));
  if (at < 0) {
    const width = before?.columns.length ?? 0;
    const goesOn = before !== null && source.caption.length === 0 && widthOf(all) === width;
    return goesOn
      ? { ...before, rows: all.map((row) => fit(row, width)), repeatedHeaders: 0 }
      : null;
  }
  const normal = all.map((row) => row.map(normalText));
  const { cells: header, size } = headerText(normal, at);
  const body = normal.slice(at + size);
  const kept = body.filter(
    (row) =>
      !sameRow(row, header) && !(isHeaderRow(row) && row.some((c) => header.includes(compact(c)))),
  );
  const width = Math.max(header.length, widthOf(kept));
  const rows = kept.map((row) => fit(row, width));
  return {
    caption: source.caption,
    columns: settleRoles(spread(header, width), rows),
    rows,
    repeatedHeaders: body.length - kept.length,
  };
}

export function columnsWith(table: PlanTable, role: ColumnRole): number[] {
  return table.columns.flatMap((column, index) => (column.role === role ? [index] : []));
}
