import { beforeEach, describe, expect, it } from 'vitest';
import { taskStanding } from '../../../src/ledger/task-standing.js';
import { verifyChain } from '../../../src/ledger/hash-chain.js';
import { Conversation } from '../../fakes/conversation.js';
import { samplePlan } from '../../fakes/sample-plan.js';

let chat: Conversation;
beforeEach(async () => {
  chat = await Conversation.open();
});

const status = async (what: string) => (await chat.say('县长', `${what}多少了`)).text;

describe('a withdrawn report counts for nothing', () => {
  it('its figures: 未报 again, and the history says so', async () => {
    await chat.report('甲', '高企58家，科小71家');
    const { text } = await chat.say('甲', '撤销');
    expect(text).toContain('回执1已撤销，原入库内容不再计入');
    expect(text).toContain('高新技术企业：未报');
    expect(chat.events.at(-1)).toBe('report-withdrawn');
    expect(await status('科小')).toContain('未报');
    expect((await chat.say('主任', '高企的报送记录')).text).toContain('已撤回');
  });

  it('its correction: what was corrected stands again', async () => {
    await chat.report('甲', '截至6月底高企57家');
    await chat.report('甲', '更正：截至6月底高企应为58家', '2023-07-05T11:00:00+08:00');
    expect((await chat.say('甲', '撤销')).text).toContain('高新技术企业：现为57家');
    expect(await status('高企')).toContain('57家');
  });

  it('its zero report: the unit owes again', async () => {
    await chat.report('丙', '本周无新增');
    expect(chat.ledger.noChanges).toHaveLength(1);
    await chat.say('丙', '撤销');
    expect(chat.ledger.noChanges).toEqual([]);
    const { text } = await chat.say('县长', '谁还没报', { privately: true });
    expect(text).toMatch(/未报：.*县人社局/u);
  });

  it('its progress and task state: the task stands as before', async () => {
    const plan = samplePlan();
    const seventh = plan.tasks.find(({ no }) => no === '7');
    const standing = () =>
      seventh === undefined ? null : taskStanding(chat.ledger, plan, seventh, '2023-07-05');
    await chat.say('甲', '任务7已完成');
    await chat.say('甲', '确认');
    expect(standing()?.state).toBe('done');
    await chat.say('甲', '撤销');
    expect(standing()).toMatchObject({ state: 'not-started', lastProgress: null });
    expect((await chat.say('主任', '任务7谁报的')).text).toContain('任务7定为已完成（已撤回）');
  });

  it('its blocker: no longer open, and numbers do not shift', async () => {
    await chat.report('甲', '平台建设缺资金，请财政局协调解决');
    expect((await chat.say('县长', '困难有哪些')).text).toContain('困难1');
    await chat.say('甲', '撤销');
    expect((await chat.say('县长', '困难有哪些')).text).toContain('没有未解决的困难');
    await chat.report('甲', '星创天地选址有困难，请自然资源局协调', '2023-07-05T12:00:00+08:00');
    expect((await chat.say('县长', '困难有哪些')).text).toContain('困难2');
  });

  it('its answer to 是否已含: the question is open again', async () => {
    await chat.report('甲', '截至6月30日科小68家', '2023-07-03T10:00:00+08:00');
    await chat.say('甲', '6月份新增科小5家', { at: '2023-07-05T10:00:00+08:00' });
    await chat.say('甲', '未含');
    await chat.say('甲', '确认');
    expect(await status('科小')).toContain('73家');
    await chat.say('甲', '撤销');
    expect(await status('科小')).toContain('68家');
  });

  it('leaves what a later report said untouched, and the chain whole', async () => {
    await chat.report('甲', '截至5月底高企56家');
    await chat.say('甲', '截至6月底高企58家');
    await chat.say('甲', '确认');
    await chat.say('甲', '撤销');
    expect(await status('高企')).toContain('56家');
    expect(verifyChain(chat.store.read(chat.workspaceId).ledger).ok).toBe(true);
  });
});

describe('a bare 撤销 after a confirmation', () => {
  it('undoes what was confirmed last', async () => {
    await chat.report('甲', '截至6月底，高企58家');
    await chat.say('甲', '撤消');
    expect((await chat.say('县长', '高企多少家')).text).toContain('未报');
  });

  it('never reaches past another receipt that was closed since', async () => {
    await chat.report('甲', '截至6月底，高企58家');
    await chat.say('甲', '截至6月底，科小71家');
    await chat.say('甲', '撤销');
    await chat.say('甲', '撤销');
    expect((await chat.say('县长', '高企多少家')).text).toContain('58家');
  });
});
