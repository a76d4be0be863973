import { describe, expect, it } from 'vitest';
import { applyDecisions, parseDecisions } from '../../../../src/plan/decisions.js';
import { diffPlans, isSamePlan, planDifferenceText } from '../../../../src/plan/diff-plan.js';
import { draftToPlan } from '../../../../src/plan/draft-to-plan.js';
import { planDraftText } from '../../../../src/cli/plan-read-text.js';
import { STYLES } from './other-styles.js';
import { draftOf, findingKinds } from './read-text.js';

const PLAN = `青石县2024年科技创新工作方案
一、工作目标
2024年，高新技术企业达到66家，登记技术合同230个，裂变新公司1家。
二、工作任务
1.培育企业。高新技术企业达到66家。（县科技局牵头，县财政局、县工信局按职责分工负责）
2.转化成果。12月底前登记技术合同230个。（县科技局牵头，县市场监管局按职责分工负责）
`;

const CHANGED = PLAN.replaceAll('66家', '70家').replace('县工信局按', '县税务局按');

const DECISIONS = `
units:
  - { name: 县工信局, aliases: [县工业和信息化局] }
indicators:
  - name: 裂变新公司
    owner: 县科技局
    task: '1'
    aliases: [裂变]
  - name: 高新技术企业
    base: 50
    pacing: { due: 2024-12-31 }
`;

describe('decisions', () => {
  it('give an indicator the owner, task and base that the document leaves open, and settle the finding', async () => {
    const draft = await draftOf(PLAN);
    expect(findingKinds(draft)).toContain('indicator-without-task');
    const decided = applyDecisions(draft, parseDecisions(DECISIONS));
    const spinOff = decided.indicators.find(({ name }) => name === '裂变新公司');
    expect(spinOff).toMatchObject({ ownerUnit: '县科技局', taskNo: '1', aliases: ['裂变'] });
    expect(decided.indicators[0]).toMatchObject({
      base: '50',
      pacing: { kind: 'none', due: '2024-12-31' },
    });
    expect(decided.units.find(({ name }) => name === '县工信局')?.aliases).toEqual([
      '县工业和信息化局',
    ]);
    expect(findingKinds(decided)).not.toContain('indicator-without-task');
  });

  it('drop an indicator and settle the period', async () => {
    const decisions = parseDecisions(
      'period: { from: 2024-03-01, to: 2025-02-28 }\nindicators: [{ name: 裂变新公司, drop: true }]',
    );
    const decided = applyDecisions(await draftOf(PLAN), decisions);
    expect(decided.indicators.map(({ name }) => name)).not.toContain('裂变新公司');
    expect([decided.year, decided.period]).toEqual([
      2025,
      { from: '2024-03-01', to: '2025-02-28' },
    ]);
  });

  it('join two names of one unit in tasks and owners', async () => {
    const draft = await draftOf(
      PLAN.replace(
        '2.转化成果。12月底前登记技术合同230个。（县科技局',
        '2.转化成果。登记技术合同230个。（县科技和工信局',
      ),
    );
    const decided = applyDecisions(
      draft,
      parseDecisions('units: [{ name: 县科技局, aliases: [县科技和工信局] }]'),
    );
    expect(decided.tasks[1]?.leads).toEqual(['县科技局']);
    expect(decided.indicators.find(({ taskNo }) => taskNo === '2')?.ownerUnit).toBe('县科技局');
    expect(decided.units.map(({ name }) => name)).not.toContain('县科技和工信局');
  });

  it.each([
    ['indicators: [{ name: 没有的指标 }]', '没有的指标'],
    ['indicators: [{ name: 裂变新公司, owner: 县气象局 }]', '县气象局'],
    ["indicators: [{ name: 裂变新公司, task: '9' }]", '“9”'],
    ['units: [{ name: 县气象局, aliases: [气象局] }]', '县气象局'],
    ['indicators: [{ name: 裂变新公司, shortName: 高新技术企业 }]', '高新技术企业'],
  ])('name what the plan does not have: %s', async (source, name) => {
    const draft = await draftOf(PLAN);
    const decisions = parseDecisions(source);
    expect(() => applyDecisions(draft, decisions)).toThrow(
      expect.objectContaining({
        code: 'input-invalid',
        userText: expect.stringContaining(name) as string,
      }) as Error,
    );
  });

  it.each([
    'indicators: [{ nam: 高企 }]',
    'indicators: {',
    'period: { from: 2024-02-30, to: 2024-12-31 }',
  ])('are refused when a field is wrong: %s', (source) => {
    expect(() => parseDecisions(source)).toThrow(
      expect.objectContaining({ code: 'input-invalid' }) as Error,
    );
  });

  it('may be empty', () => {
    expect(parseDecisions('')).toEqual({ units: [], indicators: [] });
  });
});

describe('the next version of a plan', () => {
  it('keeps the ids of plan and indicators when a target changes', async () => {
    const first = draftToPlan(await draftOf(PLAN), null);
    const second = draftToPlan(await draftOf(CHANGED), first);
    expect([second.id, second.version]).toEqual([first.id, 2]);
    expect(second.indicators.map(({ id }) => id)).toEqual(first.indicators.map(({ id }) => id));
    expect(second.indicators[0]?.target).toBe('70');
  });

  it('follows an indicator whose name only gained a word, and gives a new one a new id', async () => {
    const first = draftToPlan(await draftOf(PLAN), null);
    const text = PLAN.replaceAll('高新技术企业', '有效高新技术企业').replace(
      '裂变新公司1家',
      '孵化器面积达到3万平方米',
    );
    const second = draftToPlan(await draftOf(text), first);
    expect(second.indicators[0]?.id).toBe(first.indicators[0]?.id);
    const fresh = second.indicators.find(({ name }) => name.includes('孵化器'));
    expect(first.indicators.map(({ id }) => id)).not.toContain(fresh?.id);
  });

  it('paces by the milestones of the document', async () => {
    const plan = draftToPlan(await draftOf(STYLES.threeYears), null);
    expect(plan.indicators[0]?.pacing).toEqual({
      kind: 'milestones',
      steps: [
        { at: '2024-12-31', value: '40' },
        { at: '2025-12-31', value: '50' },
        { at: '2026-12-31', value: '60' },
      ],
    });
  });

  it('asks for a period when the document has none', async () => {
    const draft = await draftOf('学习会通知\n一、请各单位准时参加。\n二、请带好材料。');
    expect(() => draftToPlan(draft, null)).toThrow(
      expect.objectContaining({ code: 'input-invalid' }) as Error,
    );
  });
});

describe('the difference of two versions', () => {
  it('tells changed targets and units, and nothing else', async () => {
    const first = draftToPlan(await draftOf(PLAN), null);
    const second = draftToPlan(await draftOf(CHANGED), first);
    const difference = diffPlans(first, second);
    expect(difference.indicators).toEqual({
      added: [],
      removed: [],
      changed: [
        { name: '高新技术企业', changes: [{ field: '目标', before: '66家', after: '70家' }] },
      ],
    });
    expect(difference.units).toMatchObject({ added: ['县税务局'], removed: ['县工信局'] });
    expect(difference.tasks.changed.map(({ name }) => name)).toEqual(['1 培育企业']);
    expect(planDifferenceText(difference)).toContain('改动指标：高新技术企业：目标 66家 → 70家');
  });

  it('follows a task whose title or number changed', async () => {
    const first = draftToPlan(await draftOf(PLAN), null);
    const second = draftToPlan(await draftOf(PLAN.replace('1.培育企业', '1.壮大企业')), first);
    expect(diffPlans(first, second).tasks.changed[0]?.changes[0]).toEqual({
      field: '名称',
      before: '培育企业',
      after: '壮大企业',
    });
  });

  it('is empty for the same document', async () => {
    const first = draftToPlan(await draftOf(PLAN), null);
    const difference = diffPlans(first, draftToPlan(await draftOf(PLAN), first));
    expect(isSamePlan(difference)).toBe(true);
    expect(planDifferenceText(difference)).toBe('与现行版本相同，没有变化。');
  });
});

describe('a draft for people', () => {
  it('lists tasks, indicators, units and findings with numbers', async () => {
    const text = planDraftText(await draftOf(PLAN));
    for (const part of [
      '青石县2024年科技创新工作方案',
      '  1. 培育企业',
      '牵头：县科技局；责任：县财政局、县工信局',
      '1. 高新技术企业：目标≥66家，存量，县科技局，任务1',
      '体检（',
    ]) {
      expect(text).toContain(part);
    }
  });
});
