import { markOf, withoutMark } from './numbering.js';
import { headingOf } from './outline.js';
import { columnsWith } from './plan-table.js';
import type { PlanTable } from './plan-table.js';
import { isBreakdown, tableRowsOf } from './table-rows.js';
import type { TableRow } from './table-rows.js';

/** A row of the task list with its task. */
export interface TableTask {
  readonly no: string;
  readonly title: string;
  /** The task cell as written, with mark and end punctuation. */
  readonly titleCell: string;
  readonly group: string | null;
  readonly rows: readonly TableRow[];
}

export interface TaskTable {
  readonly table: PlanTable;
  readonly tasks: readonly TableTask[];
}

/** Titles longer than this are cut at their first clause. */
const MAX_TITLE = 60;

function titleOf(cell: string): string {
  const title = headingOf(withoutMark(cell.replace(/\n/g, '')));
  return title.length > MAX_TITLE ? (title.split(/[，；]/)[0] ?? title) : title;
}

/** Numbers that differ on every row while the task is merged over several count the items, not the tasks. */
function numbersCountItems(rows: readonly TableRow[]): boolean {
  const numbered = rows.filter(({ no }) => no !== null);
  if (numbered.length < rows.length || rows.length < 2) return false;
  const numbers = new Set(numbered.map(({ no }) => no));
  const tasks = new Set(rows.map(({ task }) => task));
  return (
    numbers.size === rows.length &&
    tasks.size < rows.length &&
    rows.every(({ item }) => item !== '')
  );
}

function keyOf(row: TableRow): string {
  return `${row.no ?? ''}|${row.task}`;
}

function itemsAsTasks(rows: readonly TableRow[]): TableTask[] {
  return rows.map((row, index) => ({
    no: row.no ?? String(index + 1),
    title: titleOf(row.item),
    titleCell: row.item,
    group: row.task,
    rows: [row],
  }));
}

/** Tasks of a table, each with its rows. Numbers come from the 序号 column, else from the cell's mark, else by counting. */
function tasksOf(rows: readonly TableRow[]): TableTask[] {
  if (numbersCountItems(rows)) return itemsAsTasks(rows);
  const tasks: (TableTask & { rows: TableRow[]; key: string })[] = [];
  for (const row of rows) {
    const last = tasks.at(-1);
    if (last?.key === keyOf(row)) {
      last.rows.push(row);
      continue;
    }
    tasks.push({
      no: row.no ?? markOf(row.task)?.no ?? String(tasks.length + 1),
      title: titleOf(row.task),
      titleCell: row.task,
      group: row.group,
      rows: [row],
      key: keyOf(row),
    });
  }
  return tasks;
}

function isTaskTable(table: PlanTable): boolean {
  const units = ['lead', 'main', 'support'] as const;
  const hasUnits = units.some((role) => columnsWith(table, role).length > 0);
  const hasTargets = columnsWith(table, 'target').length + columnsWith(table, 'year').length > 0;
  return columnsWith(table, 'task').length > 0 && (hasUnits || hasTargets);
}

/** Reads a table as a list of tasks, or `null` when it is of another kind. */
export function taskTableOf(table: PlanTable): TaskTable | null {
  if (!isTaskTable(table) || isBreakdown(table)) return null;
  const rows = tableRowsOf(table).filter((row) => row.task !== '' || row.item !== '');
  return rows.length === 0 ? null : { table, tasks: tasksOf(rows) };
}
