import { checkUp } from '../checkup/check-up.js';
import { collectTargets } from './collect-targets.js';
import type { DocumentText } from './document-text.js';
import { goalsOf } from './goals.js';
import { groupIndicators } from './group-indicators.js';
import { membershipOf } from './members.js';
import { mergeTasks } from './merge-tasks.js';
import { outlineOf } from './outline.js';
import type { Outline } from './outline.js';
import type { PlanDraft } from './plan-draft.js';
import { periodOf } from './plan-period.js';
import type { MergedTask, PlanReading } from './plan-reading.js';
import { columnsWith, planTableOf } from './plan-table.js';
import type { PlanTable } from './plan-table.js';
import { placeOf, titleOf, yearsBelow } from './plan-title.js';
import { unitsOf } from './plan-units.js';
import { taskTableOf } from './table-tasks.js';
import { textTasksOf } from './text-tasks.js';

function tablesOf(outline: Outline): PlanTable[] {
  const tables: PlanTable[] = [];
  for (const source of outline.tables) {
    const table = planTableOf(source, tables.at(-1) ?? null);
    if (table !== null) tables.push(table);
  }
  return tables;
}

/** A table with targets that is neither a list of tasks nor one of indicators: a split among units. */
function isUnread(table: PlanTable): boolean {
  const hasUnits = (['lead', 'main', 'support'] as const).some(
    (role) => columnsWith(table, role).length > 0,
  );
  return hasUnits && taskTableOf(table) === null && columnsWith(table, 'indicator').length === 0;
}

function actionsOf(fromText: readonly string[], tasks: readonly MergedTask[]): string[] {
  if (fromText.length > 0) return [...fromText];
  const groups = [
    ...new Set(tasks.flatMap(({ action }) => (action === null ? [] : [action.replace(/\s/g, '')]))),
  ];
  return groups.length > 1 || groups.some((group) => /(行动|工程|攻坚)/.test(group)) ? groups : [];
}

/** Everything that the document says, before the check-up. */
export function readingOf(document: DocumentText): PlanReading {
  const outline = outlineOf(document);
  const { title, found } = titleOf(document);
  const tables = tablesOf(outline);
  const taskTables = tables.flatMap((table) => taskTableOf(table) ?? []);
  const text = textTasksOf(outline, taskTables.length === 0);
  const { goals, strict } = goalsOf(outline, text.taskSections);
  const period = periodOf(title + yearsBelow(outline.lines, title), goals, outline.lines);
  const tasks = mergeTasks(text.tasks, [
    ...taskTables.flatMap(({ tasks: entries }) => entries),
    ...text.repeated,
  ]);
  const membership = membershipOf(outline);
  const { taken, setAside } = collectTargets({ goals, strict, tasks, tables, period });
  const { units, pairs } = unitsOf(tasks, membership, outline.lines);
  return {
    title,
    titleFound: found,
    period,
    outline,
    goals,
    actions: actionsOf(text.actions, tasks),
    tasks,
    taskTables,
    unreadTables: tables.filter((table) => isUnread(table)),
    indicators: groupIndicators(taken, period),
    setAside,
    membership,
    units,
    unitPairs: pairs,
  };
}

/**
 * Reads a work plan of any county and subject: title, period, tasks with their units, indicators, units, and the
 * findings of the check-up. What is not sure is a finding. Never fails: a text without a plan gives an empty draft.
 */
export function readPlan(document: DocumentText): PlanDraft {
  const reading = readingOf(document);
  return {
    title: reading.title,
    year: reading.period.year,
    period: { from: reading.period.from, to: reading.period.to },
    place: placeOf(reading.title),
    actions: reading.actions,
    tasks: reading.tasks.map(({ draft }) => draft),
    indicators: reading.indicators.map(({ draft }) => draft),
    units: reading.units,
    findings: checkUp(reading),
  };
}
