import { beforeEach, describe, expect, it } from 'vitest';
import { Conversation, PEOPLE } from '../../../fakes/conversation.js';

let chat: Conversation;
beforeEach(async () => {
  chat = await Conversation.open({
    ...PEOPLE,
    兼任: [
      { unit: '县人民政府', role: 'leader' },
      { unit: '专班办公室', role: 'office' },
    ],
    副县长: [{ unit: '县人民政府', role: 'leader' }],
  });
});

const taught = (): readonly string[] =>
  chat.ledger.names.entries
    .filter(({ ended }) => ended === null)
    .map(({ word, target }) => `${word}=${target.name}`);

describe('the office teaches a name', () => {
  it('that changes nothing stored: it holds at once, for everybody', async () => {
    const before = await chat.say('甲', '双创企2家');
    expect(before.replies).toEqual([]);
    const told = await chat.say('主任', '以后双创企指众创空间');
    expect(told.text).toContain('已记住');
    expect(told.text).toContain('“双创企” → 众创空间');
    expect(told.text).toContain('还没有已入库的汇报可供核对');
    expect((await chat.say('甲', '双创企2家')).text).toContain('众创空间');
  });

  it('that would change something stored: the change is shown, and 确认 makes it hold', async () => {
    await chat.report('甲', '科创企业71家，高企58家');
    const facts = chat.ledger.facts.size;
    const asked = await chat.say('主任', '科创企业就是科技型中小企业');
    expect(asked.text).toContain('会改变过去1条理解');
    expect(asked.text).toContain(
      '“科创企业71家，高企58家”：高新技术企业58家 → 科技型中小企业71家、高新技术企业58家',
    );
    expect(asked.text).toContain('已入库的数不变');
    expect(taught()).toEqual([]);
    expect((await chat.say('甲', '科创企业72家')).replies).toEqual([]);
    expect((await chat.say('主任', '确认')).text).toContain('已记住');
    expect(taught()).toEqual(['科创企业=科技型中小企业']);
    expect((await chat.say('甲', '科创企业72家')).text).toContain('科技型中小企业');
    expect(chat.ledger.facts.size).toBe(facts);
  });

  it('and 取消 drops it', async () => {
    await chat.report('甲', '科创企业71家，高企58家');
    await chat.say('主任', '科创企业就是科技型中小企业');
    expect((await chat.say('主任', '取消')).text).toContain('已撤销');
    expect(taught()).toEqual([]);
    expect((await chat.say('主任', '确认')).text).not.toContain('已记住');
  });

  it('in private too, and quotes of more than three changes are counted', async () => {
    for (const count of [1, 2, 3, 4, 5])
      await chat.report('甲', `科创企业7${count}家，高企5${count}家`);
    const asked = await chat.say('主任', '科创企业就是科技型中小企业', { privately: true });
    expect(asked.text).toContain('会改变过去5条理解');
    expect(asked.text).toContain('另有2条');
    expect(asked.text.match(/^· “/gmu)).toHaveLength(3);
  });

  it('does not count messages whose confirmation was withdrawn', async () => {
    await chat.report('甲', '科创企业71家，高企58家');
    await chat.say('甲', '撤销');
    expect((await chat.say('主任', '科创企业就是科技型中小企业')).text).toContain('已记住');
  });

  it('of a unit', async () => {
    await chat.say('主任', '把“老科委”当作县科工信局');
    expect(taught()).toEqual(['老科委=县科工信局']);
    expect((await chat.say('主任', '老科委干得怎么样')).text).toContain('县科工信局');
  });

  it('several at once, of which one cannot be learned', async () => {
    const told = await chat.say('主任', '以后双创企指众创空间，完成指高企，星天指星创天地');
    expect(taught()).toEqual(['双创企=众创空间', '星天=星创天地']);
    expect(told.text).toContain('“完成”是汇报里的常用词');
  });

  it('when one of several postings is the office', async () => {
    await chat.say('兼任', '以后双创企指众创空间');
    expect(taught()).toEqual(['双创企=众创空间']);
  });
});

describe('a name taught again', () => {
  it('replaces the old one as a new version, after 确认', async () => {
    await chat.say('主任', '以后独角兽指单项冠军');
    const asked = await chat.say('主任', '以后独角兽指瞪羚企业');
    expect(asked.text).toContain('“独角兽”现在指“单项冠军”，确认后改指“瞪羚企业”');
    expect(taught()).toEqual(['独角兽=单项冠军']);
    await chat.say('主任', '确认');
    const [first, second] = chat.ledger.names.entries;
    expect(first?.ended?.how).toBe('replaced');
    expect([second?.no, second?.version, second?.ended]).toEqual([first?.no, 2, null]);
    expect((await chat.say('主任', '有哪些简称')).text).toMatch(/第2版.*此前指“单项冠军”/u);
  });

  it('for what it means already says so and changes nothing', async () => {
    expect((await chat.say('主任', '科小就是科技型中小企业')).text).toContain('不用再教');
    expect(chat.events).not.toContain('name-learned');
  });

  it('that the plan shares between twins is settled for one of them', async () => {
    const asked = await chat.say('主任', '以后技合指技术合同登记数');
    expect(asked.text).toContain('“技合”现在也指“技术合同登记额”，确认后只指“技术合同登记数”');
    await chat.say('主任', '确认');
    expect(taught()).toEqual(['技合=技术合同登记数']);
  });
});

describe('a name that cannot be learned', () => {
  it.each([
    ['58', '数字'],
    ['五十八家', '数字'],
    ['6月底', '日期'],
    ['家', '计量单位'],
    ['亿元', '计量单位'],
    ['万元', '计量单位'],
    ['高', '一个字'],
    ['完成', '常用词'],
    ['新增', '常用词'],
    ['目标', '常用词'],
    ['企业', '常用词'],
    ['确认', '给机器人的用语'],
    ['撤销', '给机器人的用语'],
    ['全部确认', '给机器人的用语'],
    ['记住', '常用词'],
    ['高新技术企业', '名称'],
    ['县教育局', '名称'],
    ['教育局的企业', '不像一个名称'],
    ['科技', '常用词'],
    ['技术合', '名称的一部分'],
    ['张三', '人名'],
    ['老王', '人名'],
    ['李主任', '人名'],
    ['主任', '人名'],
    ['13812345678', '号码'],
    ['这个叫法实在是太长太长太长太长太长太长了吧', '不要超过20个字'],
  ])('把“%s”当作瞪羚企业: %s', async (word, why) => {
    const told = await chat.say('主任', `把“${word}”当作瞪羚企业`);
    expect(told.text).toContain(why);
    expect(chat.events).not.toContain('name-learned');
    expect(chat.store.read(chat.workspaceId).receipts).toEqual([]);
  });

  it('since the thing is not in the plan, or could be one of several', async () => {
    expect((await chat.say('主任', '@战报助手 以后双创指某某中心')).text).toContain('方案里没有');
    const unclear = await chat.say('主任', '以后双创指技合');
    expect(unclear.text).toContain('请写明是哪一项');
  });
});

describe('what is no lesson', () => {
  it.each(['高企就是58家', '截至6月底科小就是71家'])('a report: %s', async (text) => {
    expect((await chat.say('主任', text)).text).toContain('【回执1】');
    expect(chat.store.read(chat.workspaceId).receipts[0]?.figures).toHaveLength(1);
  });

  it('a question', async () => {
    const answer = await chat.say('主任', '独角兽就是瞪羚企业吗');
    expect(answer.text).not.toContain('记住');
    expect(taught()).toEqual([]);
  });

  it.each([
    '关键就是高企',
    '重点就是科技型中小企业',
    '今天的任务就是众创空间',
    '以后大家就是一家人',
  ])('talk among people: %s', async (text) => {
    expect((await chat.say('主任', text)).replies).toEqual([]);
    expect(taught()).toEqual([]);
  });

  it.each([
    '「张三：以后独角兽就是瞪羚企业」\n- - - - - -\n收到',
    '转发：以后独角兽就是瞪羚企业',
    '“以后独角兽就是瞪羚企业”',
    '张三说以后独角兽就是瞪羚企业',
  ])('words of another: %s', async (text) => {
    await chat.say('主任', text);
    expect(taught()).toEqual([]);
    expect(chat.store.read(chat.workspaceId).receipts).toEqual([]);
  });

  it('a quoted message, whatever it says', async () => {
    await chat.say('主任', '收到', { quotedText: '以后独角兽就是瞪羚企业' });
    expect(taught()).toEqual([]);
  });

  it('an unlike word said among people; said to the bot it waits for 确认', async () => {
    expect((await chat.say('主任', '独角兽就是瞪羚企业')).replies).toEqual([]);
    const asked = await chat.say('主任', '@战报助手 独角兽就是瞪羚企业');
    expect(asked.buttons).toContain('确认');
    expect(taught()).toEqual([]);
  });
});

describe('who may teach', () => {
  it('a leader is told who decides', async () => {
    expect((await chat.say('副县长', '以后独角兽就是瞪羚企业')).text).toContain('专班办公室确定');
    expect(taught()).toEqual([]);
  });

  it('a stranger teaches nothing and is not answered as if he did', async () => {
    const told = await chat.say('路人', '以后独角兽就是瞪羚企业');
    expect(told.text).not.toContain('记住');
    expect(chat.ledger.names.entries).toEqual([]);
    expect(chat.ledger.names.proposals).toEqual([]);
  });

  it('a liaison’s lesson is put before the office, privately, and 记住 learns it', async () => {
    const told = await chat.say('甲', '以后独角兽就是瞪羚企业');
    expect(told.text).toContain('已转专班办公室');
    const offices = [chat.member('主任').id, chat.member('兼任').id];
    const privately = told.replies.filter(({ to }) => to.kind === 'member');
    expect(privately.map(({ to }) => to.kind === 'member' && to.memberId)).toEqual(offices);
    expect(taught()).toEqual([]);
    expect((await chat.say('甲', '记住')).replies).toEqual([]);
    expect((await chat.say('主任', '记住', { privately: true })).text).toContain('已记住');
    expect(taught()).toEqual(['独角兽=瞪羚企业']);
  });

  it('what the office declined is not put before it again', async () => {
    await chat.say('甲', '以后独角兽就是瞪羚企业');
    await chat.say('主任', '不用记', { privately: true });
    const told = await chat.say('乙', '以后独角兽就是瞪羚企业');
    expect(told.replies).toHaveLength(1);
    expect(told.text).toContain('专班办公室已定');
  });

  it('of several proposals 记住 asks which', async () => {
    await chat.say('甲', '以后独角兽就是瞪羚企业');
    await chat.say('甲', '以后双创企指众创空间');
    const { buttons } = await chat.say('主任', '记住');
    const [, second = expect.unreachable()] = buttons;
    expect(buttons).toHaveLength(2);
    expect((await chat.say('主任', '待确认')).text).toContain(`${second}：“双创企” → 众创空间`);
    await chat.say('主任', second);
    expect(taught()).toEqual(['双创企=众创空间']);
  });

  it('the number told when it was proposed is the number it keeps', async () => {
    const told = await chat.say('甲', '以后独角兽就是瞪羚企业');
    const [button = expect.unreachable()] = told.buttons;
    await chat.say('甲', '以后双创企指众创空间');
    await chat.say('主任', button);
    expect(taught()).toEqual(['独角兽=瞪羚企业']);
  });
});

describe('learned names are shown and revoked', () => {
  beforeEach(async () => {
    await chat.say('主任', '以后独角兽就是瞪羚企业');
    await chat.say('主任', '以后双创企指众创空间');
  });

  it.each([
    '有哪些简称',
    '看看学过的叫法',
    '简称有哪些？',
    '学过哪些叫法',
    '列一下叫法',
    '你学会了哪些简称',
  ])('%s', async (text) => {
    const told = await chat.say('甲', text);
    expect(told.text).toContain('1. “独角兽” → 瞪羚企业（专班办公室7月5日教，还没用过）');
    expect(told.text).toContain('2. “双创企” → 众创空间');
  });

  it('with how often each was used, and the person’s name for the office in private', async () => {
    await chat.report('甲', '独角兽1家');
    const told = await chat.say('主任', '有哪些简称', { privately: true });
    expect(told.text).toContain('“独角兽” → 瞪羚企业（主任7月5日教，用过1次）');
  });

  it.each([
    '忘掉独角兽',
    '忘掉独角兽这个叫法',
    '撤销简称1',
    '删除叫法1',
    '忘记“独角兽”',
    '简称1不要了',
    '不要再把独角兽当作瞪羚企业',
    '独角兽不再指瞪羚企业',
  ])('%s', async (text) => {
    expect((await chat.say('主任', text)).text).toContain('已忘掉');
    expect(taught()).toEqual(['双创企=众创空间']);
    expect((await chat.say('甲', '独角兽1家')).replies).toEqual([]);
  });

  it('by the office only', async () => {
    expect((await chat.say('甲', '撤销简称1')).text).toContain('只有专班办公室');
    expect(taught()).toHaveLength(2);
  });

  it('a bare 撤销 takes back the lesson just given, and no report before it', async () => {
    await chat.say('主任', '以后星天指星创天地');
    expect((await chat.say('主任', '撤销')).text).toContain('已撤销');
    expect(taught()).toEqual(['独角兽=瞪羚企业', '双创企=众创空间']);
    expect(chat.ledger.names.entries.at(-1)?.ended?.how).toBe('withdrawn');
  });

  it('numbers never shift to another word', async () => {
    await chat.say('主任', '撤销简称1');
    await chat.say('主任', '以后星天指星创天地');
    expect((await chat.say('主任', '有哪些简称')).text).toMatch(/2\. “双创企”.*\n3\. “星天”/u);
    expect((await chat.say('主任', '撤销简称1')).text).toContain('没有学过');
  });

  it('a name of the plan itself is not forgotten here', async () => {
    expect((await chat.say('主任', '忘掉科小这个叫法')).text).toContain('方案里就有');
    expect((await chat.say('甲', '科小71家')).text).toContain('科技型中小企业');
  });
});
