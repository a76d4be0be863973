import { beforeEach, describe, expect, it } from 'vitest';
import { whatIsOwed } from '../../../../src/ledger/what-is-owed.js';
import type { Plan } from '../../../../src/plan/model.js';
import { Conversation, PEOPLE } from '../../../fakes/conversation.js';
import { indicatorOf, samplePlan } from '../../../fakes/sample-plan.js';

let talk: Conversation;

function zeroReports(): readonly object[] {
  return talk.store
    .read(talk.workspaceId)
    .ledger.flatMap(({ event }) => (event.kind === 'no-change-reported' ? [event] : []));
}

async function tap(who: string, at: string): Promise<string> {
  return (await talk.say(who, '本期无变化', { at, privately: true })).text;
}

describe('“本期无变化” under a monthly reminder', () => {
  beforeEach(async () => {
    talk = await Conversation.open();
    await talk.tick('2023-07-31T08:00:00+08:00');
    await talk.say('主任', '提醒改为每月', { at: '2023-07-31T09:00:00+08:00', privately: true });
    const told = await talk.tick('2023-08-02T09:30:00+08:00');
    expect(told.map(({ to }) => to)).toContain('乙');
    expect(await tap('乙', '2023-08-02T10:00:00+08:00')).toContain('高新区本期无变化');
  });

  it('reports for the month that was asked for', () => {
    const duties = whatIsOwed(talk.ledger, { from: '2023-07-01', to: '2023-07-31' });
    expect(duties.find(({ unit }) => unit === '高新区')?.status).toBe('reported');
    expect(zeroReports()).toMatchObject([{ asOf: '2023-07-31' }]);
  });

  it('is done with one tap', async () => {
    expect(await tap('乙', '2023-08-02T10:05:00+08:00')).toContain('没有等您报送的事项');
    expect(zeroReports()).toHaveLength(1);
  });
});

/** 瞪羚企业 has a milestone in the middle of July, everything else only the year's end. */
function planWithMilestone(): Plan {
  const plan = samplePlan();
  const pacing = { kind: 'milestones', steps: [{ at: '2023-07-14', value: '1' }] } as const;
  return {
    ...plan,
    indicators: plan.indicators.map((one) =>
      one.shortName === '瞪羚企业' ? { ...one, pacing } : one,
    ),
  };
}

describe('“本期无变化”', () => {
  it('says no more than the reminder listed', async () => {
    const plan = planWithMilestone();
    talk = await Conversation.open(PEOPLE, [plan]);
    await talk.tick('2023-07-03T08:00:00+08:00');
    await talk.report('甲', '截至6月底高企58家', '2023-07-03T09:00:00+08:00');
    await talk.say('主任', '提醒改为按节点', { at: '2023-07-03T10:00:00+08:00', privately: true });
    const [told] = await talk.tick('2023-07-07T09:30:00+08:00');
    expect(told?.text).toContain('瞪羚企业');
    expect(told?.text).not.toContain('高新技术企业');
    await tap('甲', '2023-07-07T10:00:00+08:00');
    const { id } = indicatorOf(plan, '瞪羚企业');
    expect(zeroReports()).toEqual([
      { kind: 'no-change-reported', indicatorIds: [id], asOf: '2023-07-07' },
    ]);
  });

  it('is asked for with everything that it is to cover, however long the list', async () => {
    talk = await Conversation.open();
    await talk.tick('2023-07-10T08:00:00+08:00');
    const told = await talk.tick('2023-07-13T09:30:00+08:00');
    const lines = told.find(({ to }) => to === '甲')?.text.split('\n') ?? [];
    const duty = whatIsOwed(talk.ledger, { from: '2023-07-10', to: '2023-07-13' }).find(
      ({ unit }) => unit === '县科工信局',
    );
    const owed = (duty?.indicators.length ?? 0) + (duty?.tasks.length ?? 0);
    expect(owed).toBeGreaterThan(12);
    expect(lines.filter((line) => line.startsWith('· '))).toHaveLength(owed);
    await tap('甲', '2023-07-13T10:00:00+08:00');
    const after = whatIsOwed(talk.ledger, { from: '2023-07-10', to: '2023-07-13' });
    expect(after.find(({ unit }) => unit === '县科工信局')?.status).toBe('reported');
  });

  it('is an ordinary zero report where no reminder came or its time is over', async () => {
    talk = await Conversation.open();
    await talk.tick('2023-07-10T08:00:00+08:00');
    expect(await tap('乙', '2023-07-12T10:00:00+08:00')).toContain('零报告');
    await talk.say('乙', '确认', { privately: true });
    expect(zeroReports()).toMatchObject([{ asOf: '2023-07-12' }]);
    await talk.tick('2023-07-13T09:30:00+08:00');
    expect(await tap('甲', '2023-07-14T17:00:00+08:00')).toContain('零报告');
  });
});
