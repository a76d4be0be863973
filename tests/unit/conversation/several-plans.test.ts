import { beforeEach, describe, expect, it } from 'vitest';
import { asId } from '../../../src/kernel/ids.js';
import type { IndicatorId, PlanId } from '../../../src/kernel/ids.js';
import type { Plan } from '../../../src/plan/model.js';
import { Conversation, PEOPLE } from '../../fakes/conversation.js';
import { samplePlan } from '../../fakes/sample-plan.js';

/** The sample's plan a year later, with indicators of its own. */
function nextYear(): Plan {
  const plan = samplePlan();
  return {
    ...plan,
    id: asId<PlanId>('plan-2024'),
    title: '攸县2024年工作方案',
    year: 2024,
    period: { from: '2024-01-01', to: '2024-12-31' },
    indicators: plan.indicators.map((indicator) => ({
      ...indicator,
      id: asId<IndicatorId>(`2024-${indicator.id}`),
      target: indicator.shortName === '高新技术企业' ? '80' : indicator.target,
    })),
  };
}

/** A plan of another department for the same year that shares two indicators, one in name only. */
function innovationPlan(): Plan {
  const plan = samplePlan();
  const shared = plan.indicators.filter(({ shortName }) => shortName === '高新技术企业');
  const namesake = plan.indicators.filter(({ shortName }) => shortName === '技术合同登记额');
  return {
    ...plan,
    id: asId<PlanId>('plan-other'),
    title: '攸县创新型县建设方案',
    tasks: [],
    indicators: [
      ...shared.map((indicator) => ({
        ...indicator,
        id: asId<IndicatorId>('other-stock'),
        taskNo: null,
        target: '70' as const,
      })),
      ...namesake.map((indicator) => ({
        ...indicator,
        id: asId<IndicatorId>('other-money'),
        taskNo: null,
        unit: '%',
        kind: 'ratio' as const,
      })),
    ],
  };
}

let chat: Conversation;
beforeEach(async () => {
  chat = await Conversation.open(PEOPLE, [samplePlan(), nextYear()]);
});

describe('several plans', () => {
  it('截至12月31日 sent in January is last year’s', async () => {
    const { text } = await chat.say('甲', '截至12月31日高企66家', {
      at: '2024-01-05T10:00:00+08:00',
    });
    expect(text).toContain('截至2023年12月31日');
    expect(text).toContain('目标66家');
    await chat.say('甲', '确认');
    expect([...chat.ledger.facts.values()][0]?.fact.planId).toBe(samplePlan().id);
  });

  it('a figure of this year belongs to this year’s plan', async () => {
    const { text } = await chat.say('甲', '高企67家', { at: '2024-02-05T10:00:00+08:00' });
    expect(text).toContain('目标80家');
    expect(text.match(/1\. 高新技术企业/gu)).toHaveLength(1);
  });

  it('a date in no plan’s period is asked about, not stored', async () => {
    await chat.say('甲', '高企50家');
    const { text, buttons } = await chat.say('甲', '日期改成2022年12月31日');
    expect(text).toContain('不在任何方案的期限内');
    expect(buttons).not.toContain('确认');
    await chat.say('甲', '确认');
    expect(chat.events).toEqual([]);
  });
});

describe('two plans of one year', () => {
  beforeEach(async () => {
    chat = await Conversation.open(PEOPLE, [samplePlan(), innovationPlan()]);
  });

  it('a shared indicator is asked for once and counts in both', async () => {
    const { text } = await chat.say('甲', '截至6月底高企58家');
    expect(text.match(/高新技术企业：/gu)).toHaveLength(1);
    await chat.say('甲', '确认');
    expect(chat.events).toEqual(['fact-recorded']);
    const overview = (await chat.say('县长', '总体进度')).text;
    expect(overview).toContain('高新技术企业 58家/66家');
    expect(overview).toContain('高新技术企业 58家/70家');
    const { text: owed } = await chat.say('县长', '谁还没报', { privately: true });
    expect(owed.match(/高新技术企业/gu)).toBeNull();
  });

  it('one that only shares its name is asked about by the names of the plans', async () => {
    const { text, buttons } = await chat.say('甲', '截至6月底技术合同登记额12.3亿');
    expect(text).toContain('两个方案都有这项指标，计入哪一个？1 攸县打好科技创新攻坚仗');
    expect(text).toContain('2 攸县创新型县建设方案');
    expect(buttons).not.toContain('确认');
    await chat.say('甲', '1');
    await chat.say('甲', '确认');
    expect([...chat.ledger.facts.values()][0]?.fact.planId).toBe(samplePlan().id);
  });
});
