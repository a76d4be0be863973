import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../../src/plan/model.js';
import { Conversation, PEOPLE, type Pushed } from '../../../fakes/conversation.js';
import { indicatorOf, samplePlan } from '../../../fakes/sample-plan.js';

/** Four units with a figure each: fewer are not ranked. */
function fourUnits(): Plan {
  const plan = samplePlan();
  const owners = {
    高新技术企业: '县科工信局',
    科技型中小企业: '高新区',
    瞪羚企业: '县人社局',
    技术合同登记额: '县发改局',
  };
  const indicators = Object.entries(owners).map(([name, ownerUnit]) => {
    return { ...indicatorOf(plan, name), ownerUnit };
  });
  return { ...plan, indicators };
}

function proposals(pushed: readonly Pushed[]): string {
  return pushed.flatMap(({ text }) => (text.includes('持续亮红灯') ? text : [])).join('\n');
}

describe('a letter under another rule of lights', () => {
  it('is drafted where 蓝 only reminds of a deadline that is near', async () => {
    const chat = await Conversation.open();
    await chat.say('主任', '亮灯规则改为蓝灯提醒');
    await chat.report('甲', '截至12月8日高企65家', '2023-12-09T10:00:00+08:00');
    const { text } = await chat.say('主任', '督办 高企 12月20日前', { privately: true });
    expect(text).not.toContain('已经完成');
    expect(text).toContain('尚未发出');
  });

  it('is refused where the target is reached, although done is 绿 by 三色', async () => {
    const chat = await Conversation.open();
    await chat.say('主任', '亮灯规则改为三色');
    await chat.report('甲', '截至6月底高企70家');
    const { text } = await chat.say('主任', '督办 高企 7月31日前', { privately: true });
    expect(text).toContain('已经完成，不用督办');
  });

  it('is proposed for 红 by 三色, which ranks units', async () => {
    const chat = await Conversation.open(PEOPLE, [fourUnits()]);
    await chat.tick('2023-07-10T08:00:00+08:00');
    await chat.say('主任', '亮灯规则改为三色', { at: '2023-07-10T09:00:00+08:00' });
    await chat.say('主任', '暂停周报');
    await chat.report('甲', '截至6月底高企52家', '2023-07-11T10:00:00+08:00');
    await chat.report('乙', '截至6月底科小94家', '2023-07-11T10:10:00+08:00');
    expect((await chat.say('甲', '高企怎么样了')).text).toContain('牵头单位排在后三名');
    expect(proposals(await chat.tick('2023-07-25T09:00:00+08:00'))).toBe('');
    const text = proposals(await chat.tick('2023-07-26T09:00:00+08:00'));
    expect(text).toContain('高新技术企业：自6月30日的数据起亮红灯');
    expect(text).not.toContain('科技型中小企业');
  });

  it('waits as long for a figure that others have made 红 by overtaking it', async () => {
    const chat = await Conversation.open(PEOPLE, [fourUnits()]);
    await chat.tick('2023-07-10T08:00:00+08:00');
    await chat.say('主任', '亮灯规则改为三色', { at: '2023-07-10T09:00:00+08:00' });
    await chat.say('主任', '暂停周报');
    await chat.report('甲', '截至6月底高企52家', '2023-07-11T10:00:00+08:00');
    await chat.report('乙', '截至7月20日科小94家', '2023-07-20T10:00:00+08:00');
    expect(proposals(await chat.tick('2023-07-26T09:00:00+08:00'))).toBe('');
    expect(proposals(await chat.tick('2023-08-04T09:00:00+08:00'))).toContain('高新技术企业');
  });

  it('is proposed for 红 in two digests by 三色', async () => {
    const chat = await Conversation.open(PEOPLE, [fourUnits()]);
    await chat.tick('2023-07-10T08:00:00+08:00');
    await chat.say('主任', '亮灯规则改为三色', { at: '2023-07-10T09:00:00+08:00' });
    await chat.report('甲', '截至6月底高企52家', '2023-07-11T10:00:00+08:00');
    await chat.report('乙', '截至6月底科小94家', '2023-07-11T10:10:00+08:00');
    for (const friday of ['2023-07-14', '2023-07-21']) {
      await chat.tick(`${friday}T09:00:00+08:00`);
      await chat.tick(`${friday}T16:00:00+08:00`);
    }
    expect(proposals(await chat.tick('2023-07-24T09:00:00+08:00'))).toContain('高新技术企业');
  });
});
