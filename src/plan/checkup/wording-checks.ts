import type { Finding } from '../read/finding.js';
import { bareText } from '../read/normal-text.js';
import type { MergedTask, PlanReading } from '../read/plan-reading.js';
import { similarity } from '../read/similar-text.js';
import { withoutDates } from '../read/target-name.js';
import { checkupTexts as texts } from './texts.js';

/** Clauses this alike are the same clause with a slip in it; less alike they say different things. */
const SAME_CLAUSE = 0.7;
/** A list that repeats at least this share of the text's clauses was copied from it. */
const COPIED = 0.5;

function clausesOf(text: string): string[] {
  return text
    .split(/[，。；\n]/)
    .map((clause) => withoutDates(clause).trim())
    .filter((clause) => clause.length >= 4);
}

/** Clauses of the list that the text has in slightly other words. */
function slips(task: MergedTask): { inText: string; inTable: string }[] {
  if (task.text === null || task.table === null) return [];
  const body = clausesOf(task.draft.text);
  const bare = new Set(body.map(bareText));
  const items = task.table.rows.flatMap((row) => clausesOf(row.item));
  const strange = items.filter((clause) => !bare.has(bareText(clause)));
  if (items.length === 0 || (items.length - strange.length) / items.length < COPIED) return [];
  return strange.flatMap((inTable) => {
    const best = body
      .map((inText) => ({ inText, likeness: similarity(inText, inTable) }))
      .sort((a, b) => b.likeness - a.likeness)[0];
    const known =
      best !== undefined && items.some((clause) => bareText(clause) === bareText(best.inText));
    return best !== undefined && best.likeness >= SAME_CLAUSE && !known
      ? [{ inText: best.inText, inTable }]
      : [];
  });
}

function wordings(reading: PlanReading): Finding[] {
  return reading.tasks.flatMap((task) =>
    slips(task).map(({ inText, inTable }) => ({
      kind: 'wording-differs' as const,
      message: texts.wordingDiffers(inText, inTable),
      where: `任务${task.draft.no}，正文与清单`,
    })),
  );
}

function titles(reading: PlanReading): Finding[] {
  return reading.tasks.flatMap(({ text, table, draft }) => {
    if (text === null || table === null || bareText(text.title) === bareText(table.title))
      return [];
    const contained =
      bareText(table.titleCell).includes(bareText(text.title)) ||
      bareText(text.title).includes(bareText(table.title));
    return contained
      ? []
      : [
          {
            kind: 'title-differs' as const,
            message: texts.titleDiffers(text.title, table.title),
            where: `任务${draft.no}`,
          },
        ];
  });
}

const stops = (text: string): boolean => /[。．.]$/.test(text.trim());

/** Headings of one kind of which some end in a full stop and some do not. */
function headingMarks(reading: PlanReading): Finding[] {
  const groups = new Set(
    reading.tasks.flatMap(({ table }) => (table?.group == null ? [] : [table.group.trim()])),
  );
  const cells = reading.tasks.flatMap(({ table }) =>
    table === null || table.titleCell.length > 40 ? [] : [table.titleCell.trim()],
  );
  const parts = [[...groups], cells].flatMap((headings) => {
    const odd = headings.filter(stops);
    const even = headings.filter((heading) => !stops(heading));
    if (odd.length === 0 || even.length === 0) return [];
    const few = odd.length <= even.length ? odd : even;
    return [`清单中“${few.join('”“')}”${few === odd ? '带句号，其余不带' : '不带句号，其余带'}`];
  });
  return parts.length === 0
    ? []
    : [{ kind: 'heading-mark-differs', message: texts.headingMarks(parts), where: '清单' }];
}

const FIELD = /(?:^|[。；，])([\u4E00-\u9FFF]{2,12}?(?:、[\u4E00-\u9FFF]{2,10}?){0,8})领域/g;

/** A field that a task works on while the overview of its action lists others only. */
function fields(reading: PlanReading): Finding[] {
  return reading.tasks.flatMap(({ text }) => {
    const parent = text?.section.parent;
    if (text === null || parent == null) return [];
    const overview = parent.paragraphs.slice(1).join('');
    const named = [
      ...text.segments
        .map((s) => s.text)
        .join('')
        .matchAll(FIELD),
    ].flatMap((m) => (m[1] ?? '').split(/[、和与]/));
    const listed = named.filter((field) => overview.includes(field));
    const absent = [...new Set(named.filter((field) => !overview.includes(field)))];
    if (listed.length < 2 || absent.length === 0) return [];
    return absent.map((field) => ({
      kind: 'scope-differs' as const,
      message: texts.scopeDiffers(field, `${parent.mark?.text ?? ''}${parent.heading}`),
      where: `任务${text.no}`,
    }));
  });
}

function unmatched(reading: PlanReading): Finding[] {
  const inText = reading.tasks.filter(({ text }) => text !== null);
  const inTable = reading.tasks.filter(({ table }) => table !== null);
  if (inText.length === 0 || inTable.length === 0) return [];
  const name = ({ draft }: MergedTask): string => `${draft.no} ${draft.title}`;
  const rows = inTable.filter(({ text }) => text === null).map(name);
  const tasks = inText.filter(({ table }) => table === null).map(name);
  const findings: Finding[] = [];
  if (rows.length > 0)
    findings.push({
      kind: 'table-row-unmatched',
      message: texts.rowUnmatched(rows),
      where: '清单',
    });
  if (tasks.length > 0 && inTable.length > rows.length) {
    findings.push({
      kind: 'table-row-unmatched',
      message: texts.textUnmatched(tasks),
      where: '正文',
    });
  }
  return findings;
}

function unread(reading: PlanReading): Finding[] {
  return reading.unreadTables.map(({ caption, columns }) => ({
    kind: 'table-not-read',
    message: texts.tableNotRead(
      columns.map(({ header }) => header).filter((header) => header !== ''),
    ),
    where: caption.at(-1) ?? '表格',
  }));
}

function tables(reading: PlanReading): Finding[] {
  const count = reading.taskTables.reduce((sum, { table }) => sum + table.repeatedHeaders, 0);
  return count === 0
    ? []
    : [{ kind: 'repeated-table-header', message: texts.repeatedHeader(count), where: '清单' }];
}

/** What text and list word differently, and slips of form. */
export function checkWording(reading: PlanReading): Finding[] {
  return [
    ...wordings(reading),
    ...titles(reading),
    ...headingMarks(reading),
    ...fields(reading),
    ...unmatched(reading),
    ...tables(reading),
    ...unread(reading),
  ];
}
