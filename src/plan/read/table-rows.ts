import { markOf, withoutMark } from './numbering.js';
import { columnsWith } from './plan-table.js';
import type { PlanTable } from './plan-table.js';
import { parseUnitClause } from './unit-clause.js';
import { isUnitName, parseUnitList } from './unit-names.js';
import type { ColumnRole } from './table-columns.js';

/** A cell with a figure and what its column says of it. */
export interface TargetCell {
  readonly header: string;
  readonly role: 'target' | 'year' | 'step' | 'base';
  readonly text: string;
}

/** One row of a plan's table with merged cells filled in. */
export interface TableRow {
  /** Position among the table's rows, from 1, headers not counted. */
  readonly position: number;
  readonly group: string | null;
  readonly no: string | null;
  readonly task: string;
  readonly item: string;
  readonly indicator: string;
  readonly measure: string | null;
  readonly targets: readonly TargetCell[];
  readonly leads: readonly string[];
  readonly responsibles: readonly string[];
  readonly open: boolean;
  readonly due: string | null;
}

const TOTALS = /^(合计|总计|小计|注|备注|说明|填报|单位：|制表)/;

function cellsOf(table: PlanTable, row: readonly string[], role: ColumnRole): string[] {
  return columnsWith(table, role).map((column) => row[column] ?? '');
}

function textOf(table: PlanTable, row: readonly string[], role: ColumnRole): string {
  return [...new Set(cellsOf(table, row, role).filter((cell) => cell !== ''))].join('\n');
}

/** A row whose only text is spread over all cells, or stands alone: the heading of a group. */
function groupOf(table: PlanTable, row: readonly string[]): string | null {
  const filled = row.filter((cell) => cell !== '');
  const distinct = new Set(filled);
  const [text] = [...distinct];
  if (distinct.size !== 1 || text === undefined || text.length > 60 || table.columns.length < 3)
    return null;
  const column = row.indexOf(text);
  const role = table.columns[column]?.role;
  const alone = filled.length === 1 && (column === 0 || role === 'group' || role === 'task');
  return filled.length > 2 || (alone && (markOf(text) !== null || column === 0)) ? text : null;
}

interface Units {
  readonly leads: readonly string[];
  readonly responsibles: readonly string[];
  readonly open: boolean;
  readonly due: string | null;
}

function unitsOf(table: PlanTable, row: readonly string[]): Units {
  const cells = {
    lead: textOf(table, row, 'lead'),
    main: textOf(table, row, 'main'),
    support: textOf(table, row, 'support'),
  };
  const labelled = [cells.main, cells.lead]
    .map((text) => parseUnitClause(text.replace(/\n/g, ' '), false))
    .find((clause) => clause !== null && clause.leads.length > 0);
  if (labelled) return labelled;
  const hasLead = columnsWith(table, 'lead').length > 0;
  const hasSupport = columnsWith(table, 'support').length > 0;
  const lead = parseUnitList(!hasLead && hasSupport ? cells.main : cells.lead);
  const rest = [hasLead || !hasSupport ? cells.main : '', cells.support].map(parseUnitList);
  const names = [...new Set(rest.flatMap((list) => list.names))].filter(
    (n) => !lead.names.includes(n),
  );
  return {
    leads: lead.names,
    responsibles: names,
    open: rest.some((list) => list.open),
    due: null,
  };
}

/** Measure of the targets in a header such as 2024年目标（家）. */
function measureOf(table: PlanTable, row: readonly string[]): string | null {
  const cell = textOf(table, row, 'measure').replace(/[（）]/g, '');
  return cell === '' ? null : cell;
}

function targetsOf(table: PlanTable, row: readonly string[]): TargetCell[] {
  return (['target', 'year', 'step', 'base'] as const).flatMap((role) =>
    columnsWith(table, role).flatMap((column) => {
      const text = row[column] ?? '';
      return text === '' || /^[-—/\\]+$/.test(text)
        ? []
        : [{ header: table.columns[column]?.header ?? '', role, text }];
    }),
  );
}

interface Carry {
  group: string | null;
  no: string | null;
  task: string;
  units: Units | null;
}

function readRow(
  table: PlanTable,
  row: readonly string[],
  position: number,
  carry: Carry,
): TableRow {
  const group = textOf(table, row, 'group');
  const no = textOf(table, row, 'no').replace(/(?<![.．、\s])[.．、\s]+$/, '');
  const task = textOf(table, row, 'task');
  const goesOn = task === '' && (no === '' || no === carry.no);
  const own = unitsOf(table, row);
  const units =
    goesOn && carry.units !== null && own.leads.length === 0
      ? {
          ...own,
          leads: carry.units.leads,
          responsibles: own.responsibles.length > 0 ? own.responsibles : carry.units.responsibles,
        }
      : own;
  if (group !== '') carry.group = group.replace(/\n/g, '');
  if (no !== '' || task !== '') carry.no = no === '' ? null : no;
  if (task !== '') carry.task = task;
  carry.units = units;
  const due = textOf(table, row, 'due');
  return {
    position,
    group: carry.group,
    no: carry.no,
    task: carry.task,
    item: textOf(table, row, 'item'),
    indicator: textOf(table, row, 'indicator'),
    measure: measureOf(table, row),
    targets: targetsOf(table, row),
    leads: units.leads,
    responsibles: units.responsibles,
    open: units.open,
    due: due === '' ? units.due : due,
  };
}

/** Rows of a table from top to bottom; group headings, totals and notes are taken in or left out. */
export function tableRowsOf(table: PlanTable): TableRow[] {
  const carry: Carry = { group: null, no: null, task: '', units: null };
  const rows: TableRow[] = [];
  for (const row of table.rows) {
    const first = row.find((cell) => cell !== '') ?? '';
    if (first === '' || TOTALS.test(first)) continue;
    const group = groupOf(table, row);
    if (group !== null) {
      carry.group = group.replace(/\n/g, '');
      carry.no = null;
      carry.task = '';
      continue;
    }
    rows.push(readRow(table, row, rows.length + 1, carry));
  }
  return rows;
}

/** Rows are offices and columns figures: a split of targets among units, no list of tasks. */
export function isBreakdown(table: PlanTable): boolean {
  const names = table.rows.map((row) =>
    withoutMark(row.find((cell) => cell !== '' && !/^\d+$/.test(cell)) ?? ''),
  );
  const units = names.filter((name) => isUnitName(name) && name.length <= 8);
  return (
    columnsWith(table, 'lead').length +
      columnsWith(table, 'item').length +
      columnsWith(table, 'indicator').length ===
      0 &&
    table.rows.length >= 3 &&
    units.length * 10 >= names.length * 7
  );
}
