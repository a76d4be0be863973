import { bareText } from './normal-text.js';
import type { Section } from './outline.js';
import type { TableTask } from './table-tasks.js';
import type { Segment } from './unit-segments.js';

/** What the list behind the text says of a task. */
interface SaidAgain {
  readonly no: string;
  readonly title: string;
  readonly action: string | null;
  readonly segments: readonly Segment[];
  readonly leads: readonly string[];
  readonly responsibles: readonly string[];
}

/** Task sections, with those apart that say a task again in a list behind the text (附件：任务1：…). */
export function splitRepeated(nodes: readonly Section[]): {
  readonly first: readonly Section[];
  readonly again: readonly Section[];
} {
  const titles = new Map<string, Section>();
  const again = nodes.filter((node) => {
    const title = bareText(node.heading);
    const before = titles.get(title);
    if (before === undefined) titles.set(title, node);
    // Below one heading the same title twice is a slip, not a second list.
    return before !== undefined && before.parent !== node.parent;
  });
  return { first: nodes.filter((node) => !again.includes(node)), again };
}

/** A task that the text says again, as the row of a list that it is. */
export function repeatedTask(task: SaidAgain, position: number): TableTask {
  const clauses = task.segments.flatMap(({ clause }) => clause ?? []);
  return {
    no: task.no,
    title: task.title,
    titleCell: task.title,
    group: task.action,
    rows: [
      {
        position,
        group: task.action,
        no: task.no,
        task: task.title,
        item: task.segments.map(({ text }) => text).join('\n'),
        indicator: '',
        measure: null,
        targets: [],
        leads: task.leads,
        responsibles: task.responsibles,
        open: clauses.some(({ open }) => open),
        due: clauses.map(({ due }) => due).find((due) => due !== null) ?? null,
      },
    ],
  };
}
