import { beforeEach, describe, expect, it } from 'vitest';
import { Conversation } from '../../../fakes/conversation.js';

let chat: Conversation;
beforeEach(async () => {
  chat = await Conversation.open();
});

describe('an introduction asks to be bound', () => {
  it.each([
    ['我是科工信局联络员', '县科工信局', 'liaison'],
    ['我是县科工信局的联络员', '县科工信局', 'liaison'],
    ['你好，我是高新区的', '高新区', 'liaison'],
    ['大家好，我是县教育局的信息员', '县教育局', 'liaison'],
    ['本人为县人社局工作人员', '县人社局', 'liaison'],
    ['我是县科协的', '县科协', 'liaison'],
    ['@战报助手 我是县科工信局领导', '县科工信局', 'leader'],
    ['我是专班办公室的工作人员', '专班办公室', 'office'],
  ])('%s', async (text, unit, role) => {
    await chat.say('新人', text);
    expect(chat.member('新人').requested).toEqual({ unit, role });
  });

  it('is bound by the office alone, and the ledger remembers it by id', async () => {
    await chat.say('新人', '我是县教育局联络员');
    for (const who of ['甲', '县长', '新人']) await chat.say(who, '同意绑定 新人');
    expect(chat.member('新人').postings).toEqual([]);
    await chat.say('主任', '同意绑定 新人');
    const [entry] = chat.store.read(chat.workspaceId).ledger;
    expect(entry).toMatchObject({
      event: { kind: 'posting-given', memberId: chat.member('新人').id, unit: '县教育局' },
      memberId: chat.member('主任').id,
      unit: '专班办公室',
    });
    expect(JSON.stringify(entry?.event)).not.toContain('新人');
  });

  it('with a name gives it where the platform shows none that helps', async () => {
    const { text } = await chat.say('u-17', '我是张三，县教育局联络员', { displayName: 'u-17' });
    expect(text).toContain('张三（平台显示名：u-17）申请绑定为县教育局联络员');
    expect(chat.member('张三').requested).toMatchObject({ unit: '县教育局' });
  });

  it('of who is bound says so, and changes no name', async () => {
    expect((await chat.say('甲', '我是县科工信局联络员李四')).text).toContain('无需重复');
    expect(chat.member('甲').accounts).toEqual([{ channel: 'test', userId: '甲' }]);
  });

  it.each(['我是认真的', '我是说高企的事', '我是来报数的，高企58家'])(
    'is none: %s',
    async (text) => {
      await chat.say('甲', text);
      expect(chat.member('甲').requested).toBeNull();
    },
  );

  it('of a unit that no plan has is answered', async () => {
    expect((await chat.say('新人', '我是气象局联络员')).text).toContain('没有找到这个单位');
  });
});

describe('the address book', () => {
  const senderProfile = { name: '张三', departments: ['办公室', '县科工信局'] };

  it('gives the name, before what the person calls himself', async () => {
    await chat.say('u1', '我是李四，县教育局联络员', { senderProfile });
    expect(chat.member('张三').requested).toMatchObject({ unit: '县教育局' });
  });

  it('proposes the unit to who only says 绑定', async () => {
    const { text, buttons } = await chat.say('u1', '绑定', { senderProfile });
    expect(text).toContain('通讯录显示您在县科工信局');
    expect(buttons).toEqual(['绑定 县科工信局']);
    const asked = await chat.say('u1', '绑定 县科工信局', { senderProfile });
    expect(asked.text).toContain('（通讯录部门：办公室、县科工信局）');
  });

  it('that names no unit of the plan proposes none', async () => {
    const strange = { name: '张三', departments: ['食堂'] };
    const { text, buttons } = await chat.say('u1', '绑定', { senderProfile: strange });
    expect(text).toContain('请写明您的单位');
    expect(buttons).toEqual([]);
  });
});
