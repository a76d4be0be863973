import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planDraftJson } from '../../../../src/plan/read/plan-draft.js';
import { readDocument } from '../../../../src/plan/read/read-document.js';
import { readPlan } from '../../../../src/plan/read/read-plan.js';

const folder = join(import.meta.dirname, '../../../fixtures/plans');

/** Each plan stands beside what a careful reader takes from it. */
const PLANS = [
  'own-innovation.txt',
  'linxi-investment.docx',
  'nanping-livelihood.xlsx',
  'qingliu-air.pdf',
];

async function read(name: string): Promise<Record<string, unknown>> {
  const draft = readPlan(await readDocument(readFileSync(join(folder, name)), name));
  return planDraftJson(draft) as Record<string, unknown>;
}

describe('plans of the fixtures', () => {
  it.each(PLANS)('reads %s as a careful reader does', async (name) => {
    const expected: unknown = JSON.parse(
      readFileSync(join(folder, `${name}.expected.json`), 'utf8'),
    );
    expect(await read(name)).toEqual(expected);
  });

  it('gives exactly the fields of the published shape', async () => {
    const json = await read('own-innovation.txt');
    expect(Object.keys(json)).toEqual([
      'title',
      'year',
      'period',
      'actions',
      'tasks',
      'indicators',
      'units',
      'findings',
    ]);
    const [indicator] = json['indicators'] as Record<string, unknown>[];
    expect(Object.keys(indicator ?? {})).toEqual([
      'name',
      'shortName',
      'aliases',
      'target',
      'targetMax',
      'targetText',
      'unit',
      'comparator',
      'kind',
      'ownerUnit',
      'taskNo',
    ]);
    const [finding] = json['findings'] as Record<string, unknown>[];
    expect(Object.keys(finding ?? {})).toEqual(['kind', 'message', 'where']);
  });
});
