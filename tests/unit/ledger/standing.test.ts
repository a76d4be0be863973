import { describe, expect, it } from 'vitest';
import { asId } from '../../../src/kernel/ids.js';
import { placeFigure } from '../../../src/ledger/place-figure.js';
import {
  mayAdopt,
  maySetTaskState,
  standingOf,
  type Statement,
} from '../../../src/ledger/standing.js';
import type { Plan } from '../../../src/plan/model.js';
import { County, flow, indicator, plan, stock } from './county.js';

const said: Statement = {
  unit: '县科工信局',
  role: 'liaison',
  scope: 'county',
  onBehalfOf: null,
  measure: 'total',
};
const park = { ...said, unit: '高新区' };

function judge(statement: Statement, county = new County()) {
  return standingOf(statement, county.state(), stock);
}

describe('who sets what, 数出一门 (semantics)', () => {
  it('the owner sets the county figure', () => {
    expect(judge(said)).toEqual({ standing: 'county', byOffice: false, question: null });
  });

  it('the office sets the county figure and is marked (专班办公室核定)', () => {
    expect(judge({ ...said, unit: '专班办公室', role: 'office' })).toEqual({
      standing: 'county',
      byOffice: true,
      question: null,
    });
  });

  it('a non-owner’s county-wide statement is a proposal, also without a scope named', () => {
    expect(judge(park)).toMatchObject({ standing: 'proposal', question: null });
    expect(judge({ ...park, measure: 'delta' })).toMatchObject({ standing: 'proposal' });
    expect(judge({ ...said, unit: '县人民政府', role: 'leader' }).standing).toBe('proposal');
  });

  it('a non-owner’s own part is its contribution', () => {
    expect(judge({ ...park, scope: 'unit' })).toMatchObject({
      standing: 'contribution',
      question: null,
    });
  });

  it('the park’s increase in its own name is asked once: 全县数还是分项', () => {
    const increase: Statement = { ...park, measure: 'delta', onBehalfOf: '高新区' };
    expect(judge(increase).question).toEqual({ kind: 'county-or-part' });
    const county = new County();
    county.delta('2', '2023-07-03', '2023-07-03', {
      of: stock,
      standing: 'contribution',
      unit: '高新区',
    });
    expect(judge(increase, county)).toEqual({
      standing: 'contribution',
      byOffice: false,
      question: null,
    });
  });

  it('the owner speaking of its own part is asked, for the county figure is its own too', () => {
    expect(judge({ ...said, scope: 'unit' }).question).toEqual({ kind: 'county-or-part' });
  });

  it('an indicator without owner is set by the office alone', () => {
    const orphan = { ...stock, ownerUnit: null };
    expect(standingOf(said, new County().state(), orphan).standing).toBe('proposal');
  });

  it('owner or office take a proposal with 采纳, nobody else', () => {
    expect(mayAdopt({ unit: '县科工信局', role: 'liaison' }, stock)).toBe(true);
    expect(mayAdopt({ unit: '专班办公室', role: 'office' }, stock)).toBe(true);
    expect(mayAdopt({ unit: '高新区', role: 'liaison' }, stock)).toBe(false);
    expect(mayAdopt({ unit: '县科工信局', role: 'unknown' }, stock)).toBe(false);
  });

  it('only the task’s lead or the office sets 已完成', () => {
    const task = plan.tasks[0]!;
    expect(maySetTaskState({ unit: '县科工信局', role: 'liaison' }, task, 'done')).toBe(true);
    expect(maySetTaskState({ unit: '专班办公室', role: 'office' }, task, 'done')).toBe(true);
    expect(maySetTaskState({ unit: '高新区', role: 'liaison' }, task, 'done')).toBe(false);
    expect(maySetTaskState({ unit: '高新区', role: 'liaison' }, task, 'under-way')).toBe(true);
    expect(maySetTaskState({ unit: '县人社局', role: 'liaison' }, task, 'under-way')).toBe(false);
    expect(maySetTaskState({ unit: '县人民政府', role: 'leader' }, task, 'done')).toBe(false);
  });
});

describe('the plan a figure belongs to (semantics, "Several plans")', () => {
  const next: Plan = {
    ...plan,
    id: asId('plan-2024'),
    period: { from: '2024-01-01', to: '2024-12-31' },
    indicators: [indicator({ shortName: '科技型中小企业', id: asId('科小2024') })],
  };

  it('is the one whose period holds its date: 截至12月31日 sent in January is last year’s', () => {
    expect(placeFigure([plan, next], asId('科小2024'), '2023-12-31')).toMatchObject({
      plan: { id: plan.id },
      indicator: { id: flow.id },
    });
    expect(placeFigure([plan, next], flow.id, '2024-01-31')).toMatchObject({
      plan: { id: next.id },
    });
  });

  it('a date outside all plans is asked about', () => {
    expect(placeFigure([plan], flow.id, '2022-12-31')).toEqual({
      kind: 'no-plan-for-date',
      asOf: '2022-12-31',
    });
  });

  it('one shared by two plans is asked for once', () => {
    const twin = { ...plan, id: asId<Plan['id']>('twin') };
    expect(placeFigure([plan, twin], flow.id, '2023-06-30')).toMatchObject({
      indicator: { id: flow.id },
    });
  });

  it('different indicators of one name are asked about', () => {
    const other: Plan = {
      ...plan,
      id: asId('other'),
      indicators: [
        indicator({
          shortName: '科技型中小企业',
          name: '科小贷款',
          id: asId('贷款'),
          unit: '亿元',
        }),
      ],
    };
    expect(placeFigure([plan, other], flow.id, '2023-06-30')).toEqual({
      kind: 'which-plan',
      indicatorId: '贷款',
    });
  });
});
