import type { Finding } from '../read/finding.js';
import { withDescendants } from '../read/outline.js';
import type { Section } from '../read/outline.js';
import type { PlanReading } from '../read/plan-reading.js';
import { checkupTexts as texts } from './texts.js';

interface Numbered {
  readonly value: number;
  readonly label: string;
}

function describe(section: Section): string {
  return `${section.mark?.text ?? ''}${section.heading.slice(0, 16)}`;
}

/** Gaps and repetitions in a run that should count up by one. */
function problems(run: readonly Numbered[], where: string): Finding[] {
  const findings: Finding[] = [];
  run.forEach((entry, index) => {
    const before = run[index - 1];
    if (before === undefined) return;
    if (entry.value === before.value) {
      findings.push({
        kind: 'numbering-duplicate',
        message: texts.numberingDuplicate(`“${before.label}”与“${entry.label}”`),
        where,
      });
    } else if (entry.value > before.value + 1) {
      const missing = Array.from(
        { length: entry.value - before.value - 1 },
        (_, i) => before.value + 1 + i,
      );
      const named =
        missing.length > 3 ? `${missing[0] ?? ''}至${missing.at(-1) ?? ''}` : missing.join('、');
      findings.push({
        kind: 'numbering-gap',
        message: texts.numberingGap(`“${before.label}”之后的第${named}项`),
        where,
      });
    }
  });
  return findings;
}

/** Numbers go on through the document or start anew below each heading. */
function runsOf(sections: readonly Section[]): Section[][] {
  const runs: Section[][] = [];
  for (const section of sections) {
    const last = runs.at(-1);
    const sibling = last?.at(-1)?.parent === section.parent && section.parent !== null;
    const restarts = section.mark?.value === 1 && !sibling;
    if (last === undefined || restarts) runs.push([section]);
    else last.push(section);
  }
  return runs;
}

function inText(reading: PlanReading): Finding[] {
  const all = reading.outline.sections.flatMap(withDescendants);
  return (['han', 'hanParen', 'namedAction', 'namedTask', 'arabic'] as const).flatMap((kind) => {
    const marked = all.filter((section) => section.kind === kind && section.mark?.value != null);
    return runsOf(marked).flatMap((run) =>
      problems(
        run.map((section) => ({ value: section.mark?.value ?? 0, label: describe(section) })),
        '正文编号',
      ),
    );
  });
}

function inTables(reading: PlanReading): Finding[] {
  return reading.taskTables.flatMap(({ tasks }) => {
    const numbered = tasks.flatMap(({ no, title }): Numbered[] =>
      /^\d+$/.test(no) ? [{ value: Number(no), label: `${no} ${title.slice(0, 16)}` }] : [],
    );
    const restarts = numbered.filter(({ value }) => value === 1).length > 1;
    return restarts ? [] : problems(numbered, '清单序号');
  });
}

/** Numbers that are missing or stand twice. */
export function checkNumbering(reading: PlanReading): Finding[] {
  return [...inText(reading), ...inTables(reading)];
}
