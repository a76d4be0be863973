import type { Finding } from '../read/finding.js';
import type { PlanReading } from '../read/plan-reading.js';
import { checkupTexts as texts } from './texts.js';

function otherYears(reading: PlanReading): Finding[] {
  const planYear = reading.period.year;
  if (planYear === null) return [];
  const mentions = reading.indicators.flatMap((group) => group.mentions);
  const first = Number((reading.period.from ?? '').slice(0, 4)) || planYear;
  const stated = mentions.filter(
    ({ raw }) =>
      raw.yearAttributive && raw.yearScope === 'clause' && raw.year !== null && raw.year < first,
  );
  const findings: Finding[] = stated.map(({ raw, place }) => ({
    kind: 'year-mismatch',
    message: texts.yearOfTarget(raw.clause, raw.year ?? planYear, planYear),
    where: place.where,
  }));
  const after = mentions.filter(
    ({ raw }) =>
      raw.yearAttributive && raw.yearScope === 'paragraph' && raw.year !== null && raw.year < first,
  );
  const [one] = after;
  if (one !== undefined) {
    findings.push({
      kind: 'year-missing',
      message: texts.yearMissing(
        [...new Set(after.map(({ raw }) => raw.name))],
        one.raw.year ?? planYear,
      ),
      where: one.place.where,
    });
  }
  const later = reading.setAside
    .filter(({ reason }) => reason === 'later-year')
    .map(({ mention }) => `“${mention.raw.clause}”`);
  if (later.length > 0) {
    findings.push({
      kind: 'year-mismatch',
      message: texts.laterYear([...new Set(later)]),
      where: '工作目标',
    });
  }
  return findings;
}

function periodFinding(reading: PlanReading): Finding[] {
  const { from, to, source } = reading.period;
  if (from === null || to === null)
    return [{ kind: 'period-unclear', message: texts.periodUnknown(), where: '全文' }];
  if (source === 'guess')
    return [
      { kind: 'period-unclear', message: texts.periodGuessed(from, to), where: '标题、工作目标' },
    ];
  return source === 'text' && !/20\d\d/.test(reading.title)
    ? [{ kind: 'title-without-year', message: texts.titleWithoutYear(from, to), where: '标题' }]
    : [];
}

/** A day, month or 年底 by which something is to be done. */
const DEADLINE =
  /(月(?:\d{1,2}日|底|末|中旬|上旬|下旬)?(?:之?前|以前|完成)|年(?:底|末)(?:之?前|完成)?|季度末?(?:前|完成)|\d{1,2}月底)/;

function deadlines(reading: PlanReading): Finding[] {
  if (reading.tasks.length === 0) return [];
  const found = reading.tasks.some(({ draft, text, table }) => {
    const inClause = text?.segments.some(({ clause }) => (clause?.due ?? null) !== null) === true;
    const inRow =
      table?.rows.some(
        ({ due, targets }) => due !== null || targets.some((t) => t.role !== 'target'),
      ) === true;
    return (
      inClause ||
      inRow ||
      DEADLINE.test(draft.text) ||
      draft.workItems.some((item) => DEADLINE.test(item.text))
    );
  });
  const staged = reading.outline.sections.some((s) =>
    /(步骤|阶段|时间安排|进度安排)/.test(s.heading + s.children.map((c) => c.heading).join('')),
  );
  return found || staged
    ? []
    : [{ kind: 'no-deadline', message: texts.noDeadline(), where: '全文' }];
}

/** A day by which something is to be done, in running text. */
const BY_DATE = /20\d{2}年\d{1,2}月(?:\d{1,2}日|底|末)?(?:之?前|以前|完成|建成|竣工|投产)/g;

/** Rows of the list that are due in a year before or after the plan. */
function dueOutside(reading: PlanReading): Finding[] {
  const { from, to } = reading.period;
  if (from === null || to === null) return [];
  const outside = (due: string): boolean =>
    [...due.matchAll(/20\d{2}(?=[年.\-/])/g)].some(
      ([year]) => year < from.slice(0, 4) || year > to.slice(0, 4),
    );
  const parts = reading.tasks.flatMap(({ draft, text, table }) => {
    const inText = text?.segments.map(({ clause }) => clause?.due ?? '') ?? [];
    const dues = [...inText, ...(table?.rows.map(({ due }) => due ?? '') ?? [])];
    return [...new Set(dues.filter(outside))].map((due) => `任务${draft.no}“${due}”`);
  });
  const late = reading.outline.lines.flatMap((line) =>
    [...line.matchAll(BY_DATE)].flatMap(([date]) =>
      date.slice(0, 4) > to.slice(0, 4) ? [`正文“${date}”`] : [],
    ),
  );
  parts.push(...new Set(late));
  return parts.length === 0
    ? []
    : [{ kind: 'year-mismatch', message: texts.dueOutside(parts, from, to), where: '完成时限' }];
}

/** Years that do not fit, and times that are missing. */
export function checkYears(reading: PlanReading): Finding[] {
  return [
    ...otherYears(reading),
    ...dueOutside(reading),
    ...periodFinding(reading),
    ...deadlines(reading),
  ];
}
