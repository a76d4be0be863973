import { beforeEach, describe, expect, it } from 'vitest';
import { Conversation } from '../../fakes/conversation.js';

let chat: Conversation;
beforeEach(async () => {
  chat = await Conversation.open();
});

const BLOCKED =
  '园区企业和湖南工业大学的校企联合实验室谈好了，合同签了，就是场地供电容量不够，要请供电公司支持一下';

describe('progress without figures', () => {
  it('is shown with its task and recorded on 确认', async () => {
    const { text } = await chat.say('乙', '反渗透膜中试线昨天跑通了，脱盐率测下来达标');
    expect(text).toContain('工作进展：任务2（“一主一特”产业技术）');
    await chat.say('乙', '确认');
    expect(chat.events).toEqual(['progress-recorded']);
  });

  it('a zero report is stored as no change and counts as reported', async () => {
    expect((await chat.say('丙', '本周无新增')).text).toContain('零报告：本单位负责的指标无变化');
    await chat.say('丙', '确认');
    expect(chat.events).toEqual(['no-change-reported']);
    const { text } = await chat.say('主任', '谁还没报', { privately: true });
    expect(text.split('未报')[1]).not.toContain('县人社局');
  });

  it('a zero report may name its indicator', async () => {
    expect((await chat.say('丙', '本周硕士引进无新增')).text).toContain('硕士以上人才无变化');
  });
});

describe('task states', () => {
  it('已完成 is set by a lead of the task, after 确认', async () => {
    const { text } = await chat.say('甲', '任务3已完成');
    expect(text).toContain('任务3（加大科技型企业培育） → 已完成');
    expect(chat.events).toEqual([]);
    await chat.say('甲', '确认');
    expect(chat.events).toEqual(['task-state-set']);
  });

  it('or by the office, but by nobody else', async () => {
    expect((await chat.say('主任', '任务3已完成')).text).toContain('已完成');
    for (const who of ['乙', '丙', '县长']) {
      expect((await chat.say(who, '任务3已完成')).text).toContain('须由牵头单位（县科工信局）');
    }
  });

  it('a responsible unit may say 推进中', async () => {
    expect((await chat.say('乙', '任务3推进中')).text).toContain('→ 推进中');
  });

  it('a task no plan has is said to be none', async () => {
    expect((await chat.say('甲', '任务99已完成')).text).toContain('没有任务99');
  });
});

describe('blockers', () => {
  beforeEach(async () => {
    await chat.report('乙', BLOCKED);
  });

  it('are raised with the report and get a number', () => {
    expect(chat.events).toEqual(['progress-recorded', 'blocker-raised']);
    expect([...chat.ledger.blockers.values()][0]).toMatchObject({ closed: null });
  });

  it('the office names who coordinates; nobody else does', async () => {
    expect((await chat.say('乙', '请供电公司协调')).text).toContain('由专班办公室指定');
    expect((await chat.say('主任', '请发改局协调')).text).toContain('困难1由县发改局负责协调');
    expect([...chat.ledger.blockers.values()][0]?.coordinator).toBe('县发改局');
  });

  it.each([
    ['乙', '已解决', 'solved'],
    ['甲', '已协调', 'coordinated'],
    ['主任', '已解决1', 'solved'],
  ])('are closed by who raised it, the lead or the office: %s %s', async (who, text, how) => {
    expect((await chat.say(who, text)).text).toContain('困难1已销号');
    expect([...chat.ledger.blockers.values()][0]?.closed?.how).toBe(how);
  });

  it.each(['困难有哪些', '困难问题有哪些', '还有哪些困难没解决', '有哪些困难', '目前有什么困难？'])(
    '%s lists the open ones with their age',
    async (words) => {
      const { text } = await chat.say('县长', words, { at: '2023-07-08T10:00:00+08:00' });
      expect(text).toMatch(/困难1：.*提出.*已3天，尚未明确协调单位/u);
    },
  );

  it('are known like the overview: to an unknown person without the words, unless switched off', async () => {
    expect((await chat.say('路人', '困难有哪些')).text).toMatch(/困难1：/u);
    expect((await chat.say('路人', '困难有哪些')).text).not.toContain('原话');
    expect((await chat.say('丙', '困难有哪些')).text).toContain('原话：');
    await chat.say('主任', '关闭未绑定人员查询');
    expect((await chat.say('路人', '困难有哪些')).text).toContain('未开放');
  });

  it('are not closed by others', async () => {
    for (const who of ['丙', '县长']) {
      expect((await chat.say(who, '已解决')).text).toContain('可以销号');
    }
    expect([...chat.ledger.blockers.values()][0]?.closed).toBeNull();
  });

  it('several are listed by numbers that never shift', async () => {
    await chat.report('甲', '中央引导地方科技发展资金项目申报受阻，请高新区尽快协调企业补充资料');
    expect((await chat.say('主任', '已解决')).buttons).toEqual(['已解决1', '已解决2']);
    await chat.say('主任', '已解决1');
    expect((await chat.say('主任', '已解决2')).text).toContain('困难2已销号');
  });
});

describe('a message that reports and asks', () => {
  it('gets its receipt and its answer', async () => {
    await chat.report('甲', '科小71家');
    const { replies, text } = await chat.say('甲', '高企58家，科小还差几家？');
    expect(replies).toHaveLength(2);
    expect(text).toContain('高新技术企业：未报 → 58家');
    expect(text).toContain('还差23家');
  });
});

describe('after an answer', () => {
  beforeEach(async () => {
    await chat.report('甲', '截至6月底，高企58家，技合124个、7.9亿');
  });

  it('依据 shows message, unit and confirmation; a leader in a group gets the name privately', async () => {
    await chat.say('县长', '高企多少家');
    const { replies, text } = await chat.say('县长', '依据');
    expect(replies.map(({ to }) => to.kind)).toEqual(['group', 'sender']);
    expect(text).toContain('原文：“截至6月底，高企58家，技合124个、7.9亿”');
    expect(text).toContain('报送单位县科工信局');
  });

  it('the office sees the name, another unit’s liaison never', async () => {
    await chat.say('主任', '高企多少家');
    expect((await chat.say('主任', '依据')).text).toContain('报送人甲');
    await chat.say('丙', '高企多少家');
    expect((await chat.say('丙', '依据')).text).not.toContain('报送人甲');
  });

  it('怎么算的 shows the arithmetic', async () => {
    await chat.say('县长', '高企多少家');
    expect((await chat.say('县长', '怎么算的')).text).toContain('58家÷66家＝87.9%');
    expect((await chat.say('县长', '高企怎么算的')).text).toContain('应达数');
  });

  it('a follow-up is understood per person and chat', async () => {
    await chat.say('县长', '高企多少家');
    await chat.say('丙', '谁还没报');
    expect((await chat.say('县长', '那技术合同呢')).text).toContain('124个');
    expect((await chat.say('县长', '谁报的')).text).toContain('县科工信局');
  });

  it('days before the plan are said to be that', async () => {
    expect((await chat.say('县长', '去年6月底高企多少家')).text).toContain('早于方案期限');
  });

  it('is forgotten after half an hour', async () => {
    await chat.say('县长', '高企多少家');
    const { text } = await chat.say('县长', '依据', { at: '2023-07-05T10:31:00+08:00' });
    expect(text).not.toContain('58家');
  });

  it('missing units are counted in the group and named privately', async () => {
    const { replies } = await chat.say('县长', '谁还没报');
    expect(replies.map(({ to }) => to.kind)).toEqual(['group', 'sender']);
    await chat.say('主任', '允许群内点名');
    expect((await chat.say('县长', '谁还没报')).replies.map(({ to }) => to.kind)).toEqual([
      'group',
    ]);
  });

  it('a file comes as a file, a published digest is noted in the ledger', async () => {
    const { replies } = await chat.say('主任', '导出台账', { privately: true });
    expect(replies.flatMap(({ blocks }) => blocks).map(({ type }) => type)).toContain('file');
    await chat.say('主任', '发本周周报');
    expect(chat.events.at(-1)).toBe('digest-published');
  });
});
