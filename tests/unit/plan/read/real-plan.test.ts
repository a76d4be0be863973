import { existsSync, readFileSync } from 'node:fs';
import { env } from 'node:process';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FindingKind } from '../../../../src/plan/read/finding.js';
import type { PlanDraft } from '../../../../src/plan/read/plan-draft.js';
import { readDocument } from '../../../../src/plan/read/read-document.js';
import { readPlan } from '../../../../src/plan/read/read-plan.js';

/** The first real plan is not part of the repository; its path comes from outside. */
const path = env['ZHANBAO_REAL_PLAN'] ?? '';
const expectedPath = path.replace(/\.txt$/, '.expected.json');

interface Expected {
  readonly title: string;
  readonly year: number;
  readonly groups: readonly string[];
  readonly tasks: readonly {
    readonly no: string;
    readonly title: string;
    readonly leads: readonly string[];
    readonly responsibles: readonly string[];
    readonly items: readonly {
      readonly startsWith: string;
      readonly leads: readonly string[];
      readonly responsibles: readonly string[];
    }[];
  }[];
  readonly indicators: readonly {
    readonly keywords: readonly string[];
    readonly target: number;
    readonly unit: string;
    readonly altUnits?: readonly string[];
    readonly comparator: string;
    readonly task?: string;
  }[];
  readonly memberUnits: readonly string[];
}

/** What the careful reader's list of contradictions comes to in kinds. */
const KINDS: readonly FindingKind[] = [
  'lead-differs',
  'responsibles-differ',
  'wording-differs',
  'split-responsibility',
  'open-list',
  'unit-order-differs',
  'unit-two-names',
  'unit-not-member',
  'member-without-task',
  'deputy-not-member',
  'indicator-without-task',
  'indicator-not-in-goals',
  'measure-word-differs',
  'indicator-name-differs',
  'counting-unclear',
  'year-mismatch',
  'year-missing',
  'target-without-number',
  'target-without-subject',
  'scope-differs',
  'heading-mark-differs',
  'repeated-table-header',
  'no-deadline',
  'attachment-only',
  'title-without-year',
];

describe.skipIf(path === '' || !existsSync(path))('the first real plan', () => {
  let draft: PlanDraft;
  let expected: Expected;
  beforeAll(async () => {
    draft = readPlan(await readDocument(readFileSync(path), path));
    expected = JSON.parse(readFileSync(expectedPath, 'utf8')) as Expected;
  });

  it('has the title, year and actions of the document', () => {
    expect([draft.title, draft.year, draft.actions]).toEqual([
      expected.title,
      expected.year,
      expected.groups,
    ]);
  });

  it('has its tasks and work items with their units', () => {
    expect(
      draft.tasks.map(({ no, title, leads, responsibles }) => ({ no, title, leads, responsibles })),
    ).toEqual(
      expected.tasks.map(({ no, title, leads, responsibles }) => ({
        no,
        title,
        leads,
        responsibles,
      })),
    );
    for (const [index, task] of expected.tasks.entries()) {
      const items = draft.tasks[index]?.workItems ?? [];
      expect(items.map(({ leads, responsibles }) => ({ leads, responsibles }))).toEqual(
        task.items.map(({ leads, responsibles }) => ({ leads, responsibles })),
      );
      for (const [row, item] of task.items.entries())
        expect(items[row]?.text.startsWith(item.startsWith)).toBe(true);
    }
  });

  it('has its indicators and no others', () => {
    expect(draft.indicators).toHaveLength(expected.indicators.length);
    for (const wanted of expected.indicators) {
      const found = draft.indicators.filter(
        (item) =>
          wanted.keywords.every((word) =>
            [item.name, ...item.aliases].some((name) => name.includes(word)),
          ) &&
          Number(item.target) === wanted.target &&
          [wanted.unit, ...(wanted.altUnits ?? [])].includes(item.unit ?? '') &&
          item.comparator === wanted.comparator &&
          item.taskNo === (wanted.task ?? null),
      );
      expect(found, wanted.keywords.join()).toHaveLength(1);
    }
  });

  it('has its units in the order of the member list', () => {
    const members = draft.units.filter(({ isMember }) => isMember === true);
    expect(
      members.flatMap(({ name, aliases }) =>
        expected.memberUnits.includes(name) ? [name] : aliases,
      ),
    ).toEqual(expected.memberUnits);
  });

  it('reports what the careful reader reports, each with a place', () => {
    const kinds = new Set(draft.findings.map(({ kind }) => kind));
    expect(KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
    expect(draft.findings.every(({ message, where }) => message.length > 8 && where !== '')).toBe(
      true,
    );
    expect(draft.findings.length).toBeLessThanOrEqual(30);
  });
});
