import { beforeEach, describe, expect, it } from 'vitest';
import { asId, type IndicatorId, type PlanId } from '../../../../src/kernel/ids.js';
import { readSupervisions } from '../../../../src/ledger/supervision.js';
import type { Plan } from '../../../../src/plan/model.js';
import { Conversation, PEOPLE, type Heard } from '../../../fakes/conversation.js';
import { indicatorOf, samplePlan } from '../../../fakes/sample-plan.js';

const first = samplePlan();
const OTHER = '攸县2023年底前乡村振兴方案';

/** Runs at the same time, with a task of the same number and one figure of the same name. */
function otherPlan(): Plan {
  const [task] = first.tasks;
  const stock = indicatorOf(first, '高新技术企业');
  if (task === undefined) throw new Error('the sample has tasks');
  return {
    ...first,
    id: asId<PlanId>('plan-other'),
    title: OTHER,
    units: [{ name: '县农业农村局', aliases: ['农业局'], isMember: true }],
    tasks: [{ ...task, no: '3', title: '乡村产业', leads: ['县农业农村局'], responsibles: [] }],
    indicators: [{ ...stock, id: asId<IndicatorId>('other-stock'), target: '70' }],
  };
}

let chat: Conversation;
const tell = (text: string): Promise<Heard> => chat.say('主任', text, { privately: true });
const letters = () => readSupervisions(chat.ledger.entries);

beforeEach(async () => {
  chat = await Conversation.open(PEOPLE, [first, otherPlan()]);
});

describe('a letter where several plans run', () => {
  it('asks which plan is meant, and can be said by a button with all that was said', async () => {
    const { text, replies } = await tell('督办 任务3 7月31日前 要求：排出计划');
    expect(text).toContain(`《${first.title}》任务3`);
    expect(text).toContain(`《${OTHER}》任务3`);
    expect((await tell('确认督办')).text).toContain('没有等您确认的督办单');
    const [button] = replies.flatMap(({ buttons }) => buttons).slice(1);
    const preview = await tell(button?.text ?? '');
    expect(preview.text).toContain('送：县农业农村局');
    expect(preview.text).toContain(`（《${OTHER}》）`);
    expect(preview.text).toContain('期限：7月31日');
    expect(preview.text).toContain('要求：排出计划');
    await tell('确认督办');
    expect(letters().map(({ planId }) => planId)).toEqual(['plan-other']);
  });

  it('asks the same of a figure that both plans have', async () => {
    expect((await tell('督办 高企 7月31日前')).text).toContain(`《${OTHER}》高新技术企业`);
    expect((await tell(`督办 《${first.title}》的高企 7月31日前`)).text).toContain('目标66家');
    expect((await tell('督办 《乡村振兴》高企 7月31日前')).text).toContain('目标70家');
    expect((await tell('督办 《没有》高企 7月31日前')).text).toContain('没有看出“《没有》”');
  });

  it('takes the plan in which the named unit is', async () => {
    const { text } = await tell('督办 任务3 县农业农村局 7月31日前');
    expect(text).toContain('任务3（乡村产业）');
    expect(text).toContain('送：县农业农村局');
  });

  it('is not refused for a letter of the other plan', async () => {
    await tell(`督办 《${first.title}》任务3 县农业农村局 7月31日前`);
    await tell('确认督办');
    expect((await tell(`督办 《${OTHER}》任务3 7月31日前`)).text).toContain('尚未发出');
    await tell('确认督办');
    expect(letters().map(({ letter }) => letter.no)).toEqual([1, 2]);
    expect((await tell(`督办 《${OTHER}》任务3 8月31日前`)).text).toContain('已有督办单第2号');
  });

  it('is proposed with its plan', async () => {
    await chat.tick('2023-07-10T08:00:00+08:00');
    for (const title of [first.title, OTHER]) await tell(`《${title}》暂停周报`);
    await tell('暂停周报');
    await chat.report('甲', '截至6月底高企52家', '2023-07-11T10:00:00+08:00');
    const pushed = await chat.tick('2023-07-26T09:00:00+08:00');
    const orders = pushed.filter(({ text }) => text.includes('持续亮红灯'));
    expect(orders.flatMap(({ buttons }) => buttons)).toEqual([
      `督办 《${first.title}》高新技术企业 8月9日前`,
      `督办 《${OTHER}》高新技术企业 8月9日前`,
    ]);
  });
});
