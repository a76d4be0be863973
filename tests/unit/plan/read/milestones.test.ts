import { describe, expect, it } from 'vitest';
import { draftToPlan } from '../../../../src/plan/draft-to-plan.js';
import { applyDecisions, parseDecisions } from '../../../../src/plan/decisions.js';
import { expectedFigure } from '../../../../src/plan/pace.js';
import { draftOf } from './read-text.js';

async function read(goals: string) {
  return await draftOf(`某县2023年科技创新工作方案\n一、工作目标\n${goals}\n`);
}

async function stepsOf(goals: string): Promise<readonly string[]> {
  const { indicators } = await read(goals);
  return indicators.map(
    ({ name, target, milestones }) =>
      `${name} ${target ?? ''}：${milestones.map(({ at, value }) => `${at} ${value}`).join('，')}`,
  );
}

describe('milestones in a plan’s text', () => {
  it.each([
    '高新技术企业6月底前达到30家，年底达到66家。',
    '高新技术企业达到66家，6月30日前完成30家。',
    '高新技术企业达到66家，其中上半年完成30家。',
    '高新技术企业达到66家（6月底前完成30家）。',
    '高新技术企业达到66家（其中上半年达到30家），加强培育。',
    '到6月底，高新技术企业达到30家；到年底，高新技术企业达到66家。',
  ])('%s', async (goals) => {
    expect(await stepsOf(goals)).toEqual(['高新技术企业 66：2023-06-30 30']);
  });

  it('a date that stands alone holds for all that follows it up to the next', async () => {
    expect(
      await stepsOf(
        '到6月底，高新技术企业达到30家，科技型中小企业达到40家；到年底，高新技术企业达到66家，科技型中小企业达到94家。',
      ),
    ).toEqual(['高新技术企业 66：2023-06-30 30', '科技型中小企业 94：2023-06-30 40']);
  });

  it('in brackets is no date of what stands behind them', async () => {
    expect(
      await stepsOf('高新技术企业达到66家（6月底前完成30家），科技型中小企业达到94家。'),
    ).toEqual(['高新技术企业 66：2023-06-30 30', '科技型中小企业 94：']);
  });

  it('drive the pace, and a decision may have steps by quarter in their place', async () => {
    const draft = await read('高新技术企业6月底前达到30家，年底达到66家。');
    const year = { from: '2023-01-01', to: '2023-12-31' } as const;
    const decide = (pacing: string) => {
      const yaml = `indicators:\n  - { name: 高新技术企业, base: 20${pacing} }\n`;
      return draftToPlan(applyDecisions(draft, parseDecisions(yaml)), null).indicators[0]!;
    };
    expect(expectedFigure(decide(''), year, '2023-08-01')).toBe('30');
    const byQuarter = decide(', pacing: quarters');
    expect(byQuarter.pacing).toEqual({ kind: 'quarters' });
    expect(expectedFigure(byQuarter, year, '2023-08-01')).toBe('43');
  });
});
