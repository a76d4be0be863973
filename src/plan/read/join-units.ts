import type { DraftTask, DraftUnit, PlanDraft } from './plan-draft.js';

function renamed(names: readonly string[], aliases: readonly string[], name: string): string[] {
  return [...new Set(names.map((old) => (aliases.includes(old) ? name : old)))];
}

function inTask(task: DraftTask, aliases: readonly string[], name: string): DraftTask {
  const change = (names: readonly string[]): string[] => renamed(names, aliases, name);
  return {
    ...task,
    leads: change(task.leads),
    responsibles: change(task.responsibles),
    workItems: task.workItems.map((item) => ({
      ...item,
      leads: change(item.leads),
      responsibles: change(item.responsibles),
    })),
  };
}

/** Makes `aliases` other names of the unit `name`, in its list, its tasks and as owner. */
export function joinUnits(draft: PlanDraft, name: string, aliases: readonly string[]): PlanDraft {
  const merged = draft.units.filter((unit) => aliases.includes(unit.name) && unit.name !== name);
  const units = draft.units
    .filter((unit) => !merged.includes(unit))
    .map((unit): DraftUnit => {
      if (unit.name !== name) return unit;
      const more = [...unit.aliases, ...aliases, ...merged.flatMap((other) => other.aliases)];
      const isMember =
        unit.isMember === null ? null : [unit, ...merged].some((u) => u.isMember === true);
      return { name, aliases: [...new Set(more)].filter((alias) => alias !== name), isMember };
    });
  return {
    ...draft,
    units,
    tasks: draft.tasks.map((task) => inTask(task, aliases, name)),
    indicators: draft.indicators.map((indicator) => ({
      ...indicator,
      ownerUnit:
        indicator.ownerUnit !== null && aliases.includes(indicator.ownerUnit)
          ? name
          : indicator.ownerUnit,
    })),
  };
}
