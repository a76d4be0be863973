import type { WorkItem } from '../model.js';
import type { MergedTask } from './plan-reading.js';
import { bareText } from './normal-text.js';
import { similarity } from './similar-text.js';
import type { TableRow } from './table-rows.js';
import type { TableTask } from './table-tasks.js';
import type { TextTask } from './text-tasks.js';

/** Titles that share this much are one title with a slip in it. */
const SAME_TITLE = 0.6;

function matches(text: TextTask, table: TableTask): boolean {
  const sameNo = text.no === table.no || text.section.mark?.value === Number(table.no);
  const likeness = similarity(text.title, table.title);
  if (likeness >= 0.85) return true;
  const a = bareText(text.title);
  const b = bareText(table.title);
  const contained = a.length >= 4 && b.length >= 4 && (a.includes(b) || b.includes(a));
  return (sameNo && (likeness >= SAME_TITLE || contained)) || (contained && likeness >= SAME_TITLE);
}

function rowText(row: TableRow): string {
  const text = [row.item, ...row.targets.map((target) => target.text)].filter(
    (part) => part !== '',
  );
  return (row.item === '' ? [row.task, ...text] : text).join('\n').replace(/\n+/g, '\n');
}

function itemOf(row: TableRow): WorkItem {
  return { text: rowText(row), leads: row.leads, responsibles: row.responsibles };
}

function union(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())];
}

function fromTable(table: TableTask, no: string): MergedTask {
  const items = table.rows.map(itemOf);
  const leads = union(items.map((item) => item.leads));
  return {
    draft: {
      no,
      title: table.title,
      text: union([table.rows.map((row) => row.task), items.map((item) => item.text)]).join('\n'),
      leads,
      responsibles: union(items.map((item) => item.responsibles)).filter((n) => !leads.includes(n)),
      workItems: items,
    },
    action: table.group,
    text: null,
    table,
    items,
  };
}

function textOf(task: TextTask): string {
  return task.segments
    .map((segment) => segment.text.trim())
    .filter((part) => part !== '')
    .join('\n');
}

/** Stretches of one paragraph that each name their own units are its work items. */
function segmentItems(task: TextTask): WorkItem[] {
  const carried = task.segments.filter(
    ({ text, clause }) =>
      text.trim() !== '' && clause !== null && clause.leads.length + clause.responsibles.length > 0,
  );
  if (carried.length < 2) return [];
  return carried.map(({ text, clause }) => ({
    text: text.trim(),
    leads: clause?.leads ?? [],
    responsibles: clause?.responsibles ?? [],
  }));
}

function merged(text: TextTask, table: TableTask | null): MergedTask {
  const items = table === null ? segmentItems(text) : table.rows.map(itemOf);
  const named = text.leads.length + text.responsibles.length > 0;
  const leads = named ? text.leads : union(items.map((item) => item.leads));
  const responsibles = named
    ? text.responsibles
    : union(items.map((item) => item.responsibles)).filter((name) => !leads.includes(name));
  return {
    draft: {
      no: text.no,
      title: text.title,
      text: textOf(text),
      leads,
      responsibles,
      workItems: items,
    },
    action: text.action ?? table?.group ?? null,
    text,
    table,
    items,
  };
}

function freeNo(wanted: string, group: string | null, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  const prefixed =
    group === null
      ? ''
      : `${/^[（(]?([一二三四五六七八九十\d]+)/.exec(group)?.[1] ?? ''}.${wanted}`;
  if (prefixed.length > wanted.length + 1 && !taken.has(prefixed)) return prefixed;
  for (let round = 2; ; round += 1)
    if (!taken.has(`${wanted}-${round}`)) return `${wanted}-${round}`;
}

/** Joins the tasks of the text with those of the tables; units come from the text where it names any. */
export function mergeTasks(texts: readonly TextTask[], tables: readonly TableTask[]): MergedTask[] {
  const open = new Set(tables);
  const result = texts.map((text) => {
    const found = [...open].filter((table) => matches(text, table));
    const best = found.find((table) => table.no === text.no) ?? found[0] ?? null;
    if (best !== null) open.delete(best);
    return merged(text, best);
  });
  const taken = new Set(result.map(({ draft }) => draft.no));
  for (const table of open) {
    const no = freeNo(table.no, table.group, taken);
    taken.add(no);
    result.push(fromTable(table, no));
  }
  return result;
}
