import { goalMentions, indicatorTableMentions, taskMentions } from './collect-mentions.js';
import type { Mentions } from './collect-mentions.js';
import type { PeriodReading } from './plan-period.js';
import type { MergedTask } from './plan-reading.js';
import { columnsWith } from './plan-table.js';
import type { PlanTable } from './plan-table.js';
import { taskTableOf } from './table-tasks.js';
import { tableRowsOf } from './table-rows.js';
import type { TaskTable } from './table-tasks.js';

export interface TargetSources {
  readonly goals: readonly string[];
  readonly strict: boolean;
  readonly tasks: readonly MergedTask[];
  readonly tables: readonly PlanTable[];
  readonly period: PeriodReading;
}

/** A table whose rows are indicators: it names them and gives figures, but no tasks. */
function asIndicatorTable(table: PlanTable): TaskTable[] {
  const figures = (['target', 'year', 'step'] as const).some(
    (role) => columnsWith(table, role).length > 0,
  );
  if (
    columnsWith(table, 'indicator').length === 0 ||
    columnsWith(table, 'task').length > 0 ||
    !figures
  )
    return [];
  const rows = tableRowsOf(table).filter(({ indicator }) => indicator !== '');
  const tasks = rows.map((row) => ({
    no: row.no ?? '',
    title: row.indicator,
    titleCell: row.indicator,
    group: row.group,
    rows: [row],
  }));
  return [{ table, tasks }];
}

/** Every target of the document with its place. */
export function collectTargets(sources: TargetSources): Mentions {
  const { goals, strict, tasks, tables, period } = sources;
  const indicatorTables = tables
    .filter((table) => taskTableOf(table) === null)
    .flatMap(asIndicatorTable);
  const parts = [
    goalMentions(goals, period, strict),
    indicatorTableMentions(indicatorTables, tasks, period),
    taskMentions(tasks, period),
  ];
  return {
    taken: parts.flatMap(({ taken }) => taken),
    setAside: parts.flatMap(({ setAside }) => setAside),
  };
}
