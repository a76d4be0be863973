import { beforeEach, describe, expect, it } from 'vitest';
import { Conversation, SECOND_GROUP } from '../../fakes/conversation.js';

let chat: Conversation;
beforeEach(async () => {
  chat = await Conversation.open();
});

describe('a receipt shows what was understood', () => {
  it('for each figure old → new, target, completion, pace and light, as-of date and owner', async () => {
    await chat.report('甲', '截至5月底，高企56家');
    const { text, buttons } = await chat.say('甲', '截至6月底，高企58家，科小71家');
    expect(text).toContain('1. 高新技术企业：56家 → 58家（截至6月30日）');
    expect(text).toContain('目标66家，完成87.9%，时序50.0%，绿灯；县科工信局为牵头单位');
    expect(text).toContain('2. 科技型中小企业：未报 → 71家（截至6月30日）');
    expect(text).toContain('快于时序进度25.5个百分点');
    expect(buttons).toEqual(['确认', '撤销', '不是我报的']);
  });

  it('says that a figure is the one already stored for that day', async () => {
    await chat.report('甲', '截至6月底，高企57家');
    const same = await chat.say('甲', '截至6月底，高企57家');
    expect(same.text).toContain('57家 → 57家（截至6月30日），与已入库数相同');
    await chat.say('甲', '撤销');
    expect((await chat.say('甲', '截至今天，高企57家')).text).not.toContain('相同');
  });

  it('says what was left out and why', async () => {
    const { text } = await chat.say('甲', '小巨人累计认定4家，另申报5家待评审，目标8家');
    expect(text).toContain('小巨人企业：未报 → 4家');
    expect(text).toMatch(/5家.*：未计入（尚未认定）/u);
    expect(text).toMatch(/8家：未计入（是目标数）/u);
  });

  it('says 已完成年度目标 once the target is passed', async () => {
    const { text } = await chat.say('甲', '截至今天高企67家');
    expect(text).toContain('已完成年度目标，蓝灯');
  });

  it('is not official before 确认, and is afterwards', async () => {
    await chat.say('甲', '高企58');
    expect((await chat.say('县长', '高企多少家')).text).toContain('未报');
    await chat.say('甲', '确认');
    expect((await chat.say('县长', '高企多少家')).text).toContain('58家');
  });

  it('has buttons that say just what can be typed', async () => {
    const { replies } = await chat.say('甲', '高企58');
    for (const button of replies.flatMap(({ buttons }) => buttons)) {
      expect(button.label).toBe(button.text);
    }
  });

  it('is given only once to a message that is delivered twice', async () => {
    await chat.report('甲', '高企58');
    expect(chat.events).toEqual(['fact-recorded']);
    expect((await chat.say('甲', '确认')).text).toContain('无需重复确认');
    expect(chat.events).toEqual(['fact-recorded']);
  });
});

describe('changing a pending receipt', () => {
  it('meets an objection that it cannot read with what can be done, never with silence', async () => {
    expect((await chat.say('甲', '不对，应该是还在申报')).text).toBe('');
    await chat.say('甲', '高企58');
    const { text } = await chat.say('甲', '不对，应该是还在申报');
    expect(text).toContain('还没有入库。要改请回“改1 正确的数”，不报了请回“撤销”');
    expect((await chat.say('乙', '不对，应该是还在申报')).text).toBe('');
  });

  it('改2 7.9亿 changes one line', async () => {
    await chat.say('甲', '技合124个、7.3亿');
    const { text } = await chat.say('甲', '改2 7.9亿');
    expect(text).toContain('2. 技术合同登记额：未报 → 7.9亿元');
    expect(text).toContain('1. 技术合同登记数：未报 → 124个');
  });

  it('改成90家 changes the only line and asks which one when there are several', async () => {
    await chat.say('甲', '科小71');
    expect((await chat.say('甲', '改成90家')).text).toContain('未报 → 90家');
    await chat.say('甲', '技合124个、7.3亿');
    expect((await chat.say('甲', '改成90')).text).toContain('注明序号');
  });

  it('日期改成6月底 changes the date of every line', async () => {
    await chat.say('甲', '高企58，科小71');
    const { text } = await chat.say('甲', '日期改成6月底');
    expect(text.match(/截至6月30日/gu)).toHaveLength(2);
  });

  it('改2 79000万元 is converted to the unit the figure is kept in', async () => {
    await chat.say('甲', '技合124个、7.3亿');
    expect((await chat.say('甲', '改2 79000万元')).text).toContain('未报 → 7.9亿元');
  });

  it('refuses a date that does not exist and a value that is none', async () => {
    await chat.say('甲', '高企58');
    expect((await chat.say('甲', '日期改成2月30日')).text).toContain('看不懂');
    expect((await chat.say('甲', '改1 很多很多')).text).toContain('看不懂');
    expect((await chat.say('甲', '改7 90家')).text).toContain('没有这一行');
  });

  it('不是我报的 and 撤销 drop it', async () => {
    await chat.say('甲', '高企58');
    expect((await chat.say('甲', '不是我报的')).text).toContain('已作废');
    await chat.say('甲', '高企58');
    expect((await chat.say('甲', '撤销')).text).toContain('已撤销');
    expect((await chat.say('甲', '确认')).text).toContain('没有待您确认');
    expect(chat.events).toEqual([]);
  });

  it('is corrected by a correction before it was ever confirmed', async () => {
    await chat.say('甲', '截至6月底高企57家');
    const { text } = await chat.say('甲', '刚才报错了，截至6月底高企应该是58家，不是57家');
    expect(text).toContain('未报 → 58家（截至6月30日）');
    expect(text).toContain('已由本回执替换');
    await chat.say('甲', '确认');
    expect(chat.events).toEqual(['fact-recorded']);
  });
});

describe('several pending receipts', () => {
  it('of several people in one group do not mix: a bare 确认 confirms one’s own', async () => {
    await chat.say('甲', '高企58');
    await chat.say('丙', '引进硕士14名');
    const { text } = await chat.say('丙', '确认');
    expect(text).toContain('硕士以上人才');
    expect(text).not.toContain('高新技术企业');
    expect((await chat.say('甲', '没问题，入库吧')).text).toContain('高新技术企业');
  });

  it('of one person: a bare 确认 lists short numbers, 确认2 and 全部确认 choose', async () => {
    await chat.say('甲', '高企58');
    await chat.say('甲', '科小71');
    await chat.say('甲', '技合124个');
    const list = await chat.say('甲', '确认');
    expect(list.buttons).toEqual(['确认1', '确认2', '确认3', '全部确认']);
    expect(chat.events).toEqual([]);
    expect((await chat.say('甲', '确认2')).text).toContain('科技型中小企业');
    const rest = await chat.say('甲', '全部确认');
    expect(rest.text).toContain('高新技术企业');
    expect(rest.text).toContain('技术合同登记数');
    expect(chat.events).toHaveLength(3);
  });

  it('of different people: the office’s bare 确认 lists them', async () => {
    await chat.say('甲', '高企58');
    await chat.say('丙', '引进硕士14名');
    const { text, buttons } = await chat.say('主任', '确认');
    expect(text).toContain('确认1：县科工信局，高新技术企业58家');
    expect(text).toContain('确认2：县人社局，硕士以上人才14名');
    expect(buttons).toEqual(['确认1', '确认2', '全部确认']);
    expect(chat.events).toEqual([]);
  });

  it('of one person in two groups do not mix', async () => {
    await chat.say('甲', '高企58');
    await chat.say('甲', '科小71', { group: SECOND_GROUP });
    expect((await chat.say('甲', '确认', { group: SECOND_GROUP })).text).toContain(
      '科技型中小企业',
    );
    expect(chat.events).toHaveLength(1);
    expect((await chat.say('甲', '确认')).text).toContain('高新技术企业');
  });

  it('a bare 确认 means the newest where all others wait for an answer', async () => {
    await chat.say('甲', '科小3.14家');
    await chat.say('甲', '高企58');
    expect((await chat.say('甲', '确认')).text).toContain('高新技术企业：未报 → 58家');
    await chat.say('甲', '技合1.5个');
    await chat.say('甲', '科小71家');
    await chat.say('甲', '瞪羚0.5家');
    expect((await chat.say('甲', '确认')).text).toContain('请注明编号');
  });

  it('quoting a receipt picks it', async () => {
    const first = await chat.say('甲', '高企58');
    await chat.say('甲', '科小71');
    const { text } = await chat.say('甲', '确认', { quotedText: first.text });
    expect(text).toContain('高新技术企业');
    expect(text).not.toContain('科技型中小企业');
  });

  it('a number means the newest receipt that had it, whatever it held', async () => {
    await chat.say('甲', '本周无新增');
    await chat.say('甲', '确认');
    await chat.say('甲', '高企51家');
    await chat.say('甲', '高企52家');
    await chat.say('甲', '撤销1');
    expect(chat.events).toEqual(['no-change-reported']);
  });

  it('quoting tells an old receipt from a new one of the same number', async () => {
    const first = await chat.say('甲', '高企58');
    await chat.say('甲', '确认');
    await chat.say('甲', '科小71');
    const { text } = await chat.say('甲', '撤销', { quotedText: first.text });
    expect(text).toContain('高新技术企业：未报');
    expect((await chat.say('甲', '确认')).text).toContain('科技型中小企业');
  });

  it('quoting an old receipt never confirms a new one of the same number', async () => {
    const first = await chat.say('甲', '高企58');
    await chat.say('甲', '撤销');
    await chat.say('丁', '高企5');
    const { text } = await chat.say('甲', '确认', { quotedText: first.text });
    expect(text).toContain('回执1已撤销');
    expect(chat.events).toEqual([]);
    await chat.say('丁', '撤销');
    const idle = await chat.say('丁', '本周无新增');
    expect((await chat.say('甲', '确认', { quotedText: first.text })).text).toContain('已撤销');
    expect(chat.events).toEqual([]);
    await chat.say('甲', '确认', { quotedText: idle.text });
    expect(chat.events).toEqual(['no-change-reported']);
  });

  it('asks when the quoted words do not tell receipts of one number apart', async () => {
    await chat.say('甲', '高企58');
    await chat.say('甲', '撤销');
    await chat.say('丁', '高企5');
    const quotedText = '【回执1】县科工信局，请核对：';
    expect((await chat.say('甲', '确认', { quotedText })).text).toContain('看不出引用的是哪一份');
    expect((await chat.say('甲', '撤销', { quotedText })).text).toContain('未作处理');
    expect((await chat.say('甲', '改1 6家', { quotedText })).text).toContain('未作处理');
    expect(chat.events).toEqual([]);
    expect((await chat.say('甲', '确认1')).text).toContain('未报 → 5家');
  });

  it('a new one of the same sender, indicator and date replaces the pending one', async () => {
    await chat.say('甲', '截至6月底高企57家、科小70家');
    const { text } = await chat.say('甲', '截至6月底高企58家');
    expect(text).toContain('回执1中同一指标同一日期的数已由本回执替换，其余不变');
    await chat.say('甲', '全部确认');
    const values = [...chat.ledger.facts.values()].map(({ fact }) => fact.value);
    expect(values.sort()).toEqual(['58', '70']);
  });

  it('another date replaces nothing', async () => {
    await chat.say('甲', '截至5月底高企56家');
    expect((await chat.say('甲', '截至6月底高企58家')).text).not.toContain('替换');
  });
});

describe('who may confirm or withdraw', () => {
  it('a colleague of the same unit and the office may', async () => {
    await chat.say('甲', '高企58');
    expect((await chat.say('丁', '确认')).text).toContain('已入库');
    await chat.say('甲', '科小71');
    expect((await chat.say('主任', '确认')).text).toContain('已入库');
  });

  it('a colleague’s 不是我报的 drops it, another unit’s does not', async () => {
    await chat.say('甲', '高企58');
    expect((await chat.say('丙', '不是我报的')).text).toContain('只有报送人');
    expect((await chat.say('丁', '不是我报的')).text).toContain('回执1已作废');
    expect((await chat.say('甲', '确认')).text).not.toContain('已入库');
  });

  it('another unit and a leader may not', async () => {
    await chat.say('甲', '高企58');
    for (const who of ['乙', '县长']) {
      expect((await chat.say(who, '确认1')).text).toContain('只有报送人');
      expect((await chat.say(who, '撤销1')).text).toContain('只有报送人');
      expect((await chat.say(who, '确认')).text).toContain('只有报送人');
    }
    expect(chat.events).toEqual([]);
  });

  it.each(['大家好', '你好', '领导好', '早上好'])('%s confirms nothing', async (greeting) => {
    await chat.say('甲', '高企58');
    await chat.say('甲', greeting);
    expect(chat.events).toEqual([]);
  });

  it('talk such as 好的没问题 confirms nothing of others and gets silence in the group', async () => {
    await chat.say('甲', '高企58');
    for (const who of ['乙', '县长', '丁', '主任']) {
      expect((await chat.say(who, '好的，没问题')).replies).toEqual([]);
    }
    expect(chat.events).toEqual([]);
  });

  it('a withdrawn report counts for nothing, also after its confirmation', async () => {
    await chat.report('甲', '截至5月底高企56家');
    await chat.report('甲', '截至6月底高企58家');
    const { text } = await chat.say('甲', '撤销');
    expect(text).toContain('现为56家（截至5月31日）');
    expect((await chat.say('县长', '高企多少家')).text).toContain('56家');
  });
});

describe('expiry', () => {
  const friday = '2023-07-07T10:00:00+08:00';
  const before = '2023-07-10T17:59:00+08:00';
  const after = '2023-07-10T18:00:00+08:00';

  it('is pending until 18:00 of the next working day', async () => {
    await chat.say('甲', '高企58', { at: friday });
    expect((await chat.say('甲', '确认', { at: before })).text).toContain('已入库');
  });

  it('then ends with a word to the sender, whoever writes next', async () => {
    await chat.say('甲', '高企58', { at: friday });
    const { replies } = await chat.say('县长', '高企多少家', { at: after });
    const { id: memberId } = chat.member('甲');
    expect(replies.map(({ to }) => to)).toEqual([{ kind: 'group' }, { kind: 'member', memberId }]);
    expect(chat.store.read(chat.workspaceId).receipts[0]?.status).toBe('expired');
  });

  it('several of one sender end with one word, line by line', async () => {
    await chat.say('甲', '科小71家');
    await chat.say('甲', '技合124个');
    const { replies, text } = await chat.say('丙', '早', { at: '2023-07-07T09:00:00+08:00' });
    expect(replies).toHaveLength(1);
    expect(text).toMatch(/您有\d份回执已过期，未入库：/u);
    expect(text).toContain('科技型中小企业71家');
    expect(text).toContain('技术合同登记数124个');
    expect(replies[0]?.buttons.map((button) => button.text)).toContain('确认2');
  });

  it('is still visible to the office', async () => {
    await chat.say('甲', '高企58', { at: friday });
    const { text } = await chat.say('主任', '待确认', { at: after });
    expect(text).toMatch(/回执1.*高新技术企业58家（已过期）/u);
  });

  it('a late 确认 shows it afresh and stores nothing yet', async () => {
    await chat.say('甲', '高企58', { at: friday });
    const late = await chat.say('甲', '确认', { at: after });
    expect(late.text).toContain('已过期，现按最新情况重新列出');
    expect(late.replies).toHaveLength(1);
    expect(chat.events).toEqual([]);
    expect((await chat.say('甲', '确认')).text).toContain('已入库');
    expect(chat.events).toEqual(['fact-recorded']);
  });

  it('a late 确认1 in private does the same', async () => {
    await chat.say('甲', '高企58', { at: friday });
    const late = await chat.say('甲', '确认1', { at: after, privately: true });
    expect(late.text).toContain('重新列出');
  });
});
