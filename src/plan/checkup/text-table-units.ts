import type { WorkItem } from '../model.js';
import type { Finding } from '../read/finding.js';
import type { MergedTask, PlanReading } from '../read/plan-reading.js';
import { checkupTexts as texts } from './texts.js';

type Same = (name: string) => string;

interface Compared {
  readonly task: MergedTask;
  readonly leads: readonly string[];
  readonly all: readonly string[];
}

function missing(from: readonly string[], inList: readonly string[]): string[] {
  return from.filter((name) => !inList.includes(name));
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && missing(a, b).length === 0;
}

function comparable(reading: PlanReading, same: Same): Compared[] {
  return reading.tasks.flatMap((task) => {
    const named = (task.text?.leads.length ?? 0) + (task.text?.responsibles.length ?? 0) > 0;
    if (task.text === null || task.table === null || !named) return [];
    const leads = task.draft.leads.map(same);
    return [{ task, leads, all: [...leads, ...task.draft.responsibles.map(same)] }];
  });
}

function rowPlace({ task }: Compared, index: number): string {
  const row = task.table?.rows[index];
  const ofTask = task.items.length > 1 ? `（本任务第${index + 1}行）` : '';
  return `任务${task.draft.no}，清单第${row?.position ?? index + 1}行${ofTask}`;
}

function unitsOf(item: WorkItem, same: Same): { leads: string[]; all: string[] } {
  const leads = item.leads.map(same);
  return { leads, all: [...leads, ...item.responsibles.map(same)] };
}

function rowFinding(compared: Compared, item: WorkItem, index: number, same: Same): Finding[] {
  const own = unitsOf(item, same);
  const absent = missing(compared.all, own.all);
  const extra = missing(own.all, compared.all);
  const where = rowPlace(compared, index);
  if (!sameSet(own.leads, compared.leads)) {
    const newLeads = missing(own.leads, compared.leads);
    const lost = missing(compared.leads, own.leads);
    const swapped =
      newLeads.length > 0 &&
      lost.length > 0 &&
      newLeads.every((n) => compared.all.includes(n)) &&
      lost.every((n) => own.all.includes(n));
    const message = swapped
      ? texts.rolesSwapped(compared.leads.join('、'), own.leads.join('、'), absent)
      : texts.leadDiffers(compared.leads, own.leads, absent);
    return [{ kind: 'lead-differs', message, where }];
  }
  return absent.length + extra.length === 0
    ? []
    : [{ kind: 'responsibles-differ', message: texts.responsiblesDiffer(absent, extra), where }];
}

/** Rows that together name exactly the text's units and agree on the lead only split the work. */
function isSplit({ task, leads, all }: Compared, same: Same): boolean {
  const rows = task.items.map((item) => unitsOf(item, same));
  const union = [...new Set(rows.flatMap((row) => row.all))];
  return rows.length > 1 && rows.every((row) => sameSet(row.leads, leads)) && sameSet(union, all);
}

function splitFinding(compared: Compared, same: Same): Finding[] {
  const { task } = compared;
  const partial = compared.all.filter((name) =>
    task.items.some((item) => !unitsOf(item, same).all.includes(name)),
  );
  if (partial.length === 0) return [];
  const parts = partial.map((name) => {
    const rows = task.items.flatMap((item, index) =>
      unitsOf(item, same).all.includes(name) ? [`第${index + 1}行`] : [],
    );
    return `${name}只在${rows.join('、')}`;
  });
  return [
    {
      kind: 'split-responsibility',
      message: texts.splitResponsibility(parts),
      where: `任务${task.draft.no}，清单`,
    },
  ];
}

function orderFinding(all: readonly Compared[], same: Same): Finding[] {
  const parts = all.flatMap(({ task }) => {
    const item = task.items.length === 1 ? task.items[0] : undefined;
    const inText = task.draft.responsibles.map(same);
    const inTable = item?.responsibles.map(same) ?? [];
    const differs = sameSet(inText, inTable) && inText.join() !== inTable.join();
    return differs
      ? [`任务${task.draft.no}正文为${inText.join('、')}，清单为${inTable.join('、')}`]
      : [];
  });
  return parts.length === 0
    ? []
    : [{ kind: 'unit-order-differs', message: texts.unitOrder(parts), where: '正文与清单' }];
}

function openLists(all: readonly Compared[]): Finding[] {
  const clausesOf = (task: MergedTask) =>
    task.text?.segments.flatMap(({ clause }) => clause ?? []) ?? [];
  const open = all.filter(({ task }) => clausesOf(task).some((clause) => clause.open));
  const closed = open.filter(({ task }) => task.table?.rows.every((row) => !row.open) === true);
  const findings: Finding[] = [];
  if (closed.length > 0) {
    const nos = closed.map(({ task }) => task.draft.no);
    findings.push({ kind: 'open-list', message: texts.openList(nos), where: '正文与清单' });
  }
  const byDuty = all.filter(({ task }) =>
    clausesOf(task).some(({ source }) => /按.{0,40}职责.{0,40}负责/.test(source)),
  );
  const plain = all.filter(({ task }) =>
    clausesOf(task).some(({ source }) => /负责$/.test(source) && !/职责/.test(source)),
  );
  if (byDuty.length > plain.length && plain.length > 0) {
    const nos = plain.map(({ task }) => task.draft.no);
    findings.push({
      kind: 'open-list',
      message: texts.mixedDuty(nos),
      where: `任务${nos.join('、')}`,
    });
  }
  return findings;
}

/** Units that the text and the task list give differently. */
export function checkTextAgainstTable(reading: PlanReading): Finding[] {
  const aliases = new Map(reading.unitPairs.filter((p) => p.certain).map((p) => [p.alias, p.name]));
  const same: Same = (name) => aliases.get(name) ?? name;
  const all = comparable(reading, same);
  const differing = all.flatMap((compared) =>
    isSplit(compared, same)
      ? splitFinding(compared, same)
      : compared.task.items.flatMap((item, index) => rowFinding(compared, item, index, same)),
  );
  return [...differing, ...orderFinding(all, same), ...openLists(all)];
}
