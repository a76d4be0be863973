import { beforeEach, describe, expect, it } from 'vitest';
import { Conversation, GROUP } from '../../fakes/conversation.js';

let chat: Conversation;
beforeEach(async () => {
  chat = await Conversation.open();
});

describe('an unknown person', () => {
  it('who reports learns how to be bound, and nothing is stored', async () => {
    const { text } = await chat.say('新人', '引进硕士2名');
    expect(text).toContain('绑定 单位全称');
    expect(chat.store.read(chat.workspaceId)).toMatchObject({ ledger: [], receipts: [] });
  });

  it('may ask for indicators in a bound group, unless switched off', async () => {
    await chat.report('甲', '高企58家');
    expect((await chat.say('新人', '高企多少家')).text).toContain('58家');
    await chat.say('主任', '关闭未绑定人员查询');
    expect((await chat.say('新人', '高企多少家')).text).not.toContain('58家');
    await chat.say('主任', '允许未绑定人员查询');
    expect((await chat.say('新人', '高企多少家')).text).toContain('58家');
  });

  it.each(['甲上周报了什么', '谁还没报', '高新区任务进展如何', '导出台账', '发本周周报'])(
    'may not ask: %s',
    async (question) => {
      await chat.report('甲', '高企58家');
      expect((await chat.say('新人', question)).text).not.toContain('58');
    },
  );

  it('may not confirm, adopt, approve or set anything', async () => {
    await chat.say('甲', '高企58家');
    for (const text of [
      '确认',
      '确认1',
      '撤销1',
      '采纳',
      '同意绑定',
      '允许群内点名',
      '好的没问题',
    ]) {
      await chat.say('新人', text);
    }
    expect(chat.events).toEqual([]);
    expect(chat.store.read(chat.workspaceId).receipts[0]?.status).toBe('pending');
  });

  it('is bound by the office’s word in chat and can report from then on', async () => {
    const asked = await chat.say('新人', '绑定 县教育局');
    expect(asked.text).toContain('新人绑定为县教育局联络员');
    expect(chat.member('新人')).toMatchObject({ postings: [], requested: { unit: '县教育局' } });
    expect(asked.replies[1]?.to).toEqual({ kind: 'member', memberId: chat.member('主任').id });
    const approved = await chat.say('主任', '同意绑定 新人');
    expect(approved.text).toContain('已同意');
    expect(chat.member('新人').postings).toEqual([{ unit: '县教育局', role: 'liaison' }]);
    expect((await chat.say('新人', '我局引进硕士2名')).text).toContain('县教育局分项');
  });

  it('finds the workspace in private, too', async () => {
    expect((await chat.say('新人', '绑定 县教育局', { privately: true })).text).toContain('已提交');
    expect((await chat.say('新人', '高企58家', { privately: true })).text).toContain('绑定');
  });

  it('is told when the unit is none of the plan', async () => {
    expect((await chat.say('新人', '绑定 气象局')).text).toContain('没有找到这个单位');
  });
});

describe('approving', () => {
  it.each(['甲', '县长'])('is not for %s', async (who) => {
    await chat.say('新人', '绑定 县教育局');
    expect((await chat.say(who, '同意绑定 新人')).text).toContain('只有专班办公室');
    expect(chat.member('新人').postings).toEqual([]);
  });

  it('lists names when several wait, and may refuse', async () => {
    await chat.say('新人', '绑定 县教育局');
    await chat.say('来客', '绑定 县科协');
    const list = await chat.say('主任', '同意绑定');
    expect(list.buttons).toEqual(['同意绑定 新人 县教育局', '同意绑定 来客 县科协']);
    expect((await chat.say('主任', '拒绝绑定 来客')).text).toContain('已拒绝');
    expect(chat.member('来客')).toMatchObject({ postings: [], requested: null });
    expect((await chat.say('主任', '同意绑定')).text).toContain('已同意：新人');
  });

  it('adds a second unit to a member who asks for one', async () => {
    await chat.say('丙', '绑定 县教育局');
    await chat.say('主任', '同意绑定 丙');
    expect(chat.member('丙').postings).toHaveLength(2);
    expect((await chat.say('丙', '绑定 县教育局')).text).toContain('无需重复');
  });
});

describe('the first administrator', () => {
  const at = '2023-07-05T10:00:00+08:00';

  it('is who sends 绑定管理员 and the code privately, once', async () => {
    await chat.store.addAdminCode(chat.workspaceId, 'ABCD-1234', new Date(at));
    const { text } = await chat.say('新人', '绑定管理员 abcd-1234', { privately: true });
    expect(text).toContain('已绑定为管理员');
    expect(chat.member('新人')).toMatchObject({
      isAdmin: true,
      postings: [{ unit: '专班办公室', role: 'office' }],
    });
    const again = await chat.say('来客', '绑定管理员 ABCD-1234', { privately: true });
    expect(again.text).toContain('无效或已过期');
  });

  it('is nobody who sends it to the group, or after 30 minutes', async () => {
    await chat.store.addAdminCode(chat.workspaceId, 'ABCD-1234', new Date(at));
    expect((await chat.say('新人', '绑定管理员 ABCD-1234')).text).toContain('请私聊');
    const late = { privately: true, at: '2023-07-05T10:31:00+08:00' };
    expect((await chat.say('新人', '绑定管理员 ABCD-1234', late)).text).toContain('已过期');
  });

  it('leaves no trace of the code', async () => {
    await chat.store.addAdminCode(chat.workspaceId, 'ABCD-1234', new Date(at));
    await chat.say('新人', '绑定管理员 ABCD-1234', { privately: true });
    const texts = chat.store.read(chat.workspaceId).messages.map(({ text }) => text);
    expect(texts).toEqual([null]);
  });
});

describe('small talk', () => {
  it('gets silence in groups and is forgotten', async () => {
    expect((await chat.say('甲', '收到，谢谢！辛苦各位')).replies).toEqual([]);
    expect(chat.store.read(chat.workspaceId).messages.map(({ text }) => text)).toEqual([null]);
  });

  it('gets at most one line of help a day in private', async () => {
    const day = async (at: string) =>
      (await chat.say('甲', '今天天气不错', { privately: true, at })).replies.length;
    expect(await day('2023-07-05T09:00:00+08:00')).toBe(1);
    expect(await day('2023-07-05T23:00:00+08:00')).toBe(0);
    expect(await day('2023-07-06T00:30:00+08:00')).toBe(1);
  });

  it('帮助 always helps', async () => {
    expect((await chat.say('甲', '帮助')).text).toContain('用法');
    expect((await chat.say('甲', '数字报错了要怎么改啊，教一下')).text).toContain('更正');
  });

  it('in another workspace’s group knows nothing of this one', async () => {
    await chat.store.bindGroup(await chat.store.addWorkspace('空县', []), GROUP);
    expect((await chat.say('甲', '高企58家')).text).not.toContain('高新技术企业');
  });
});

describe('an approval', () => {
  it('is for the request that the office saw, not for one made since', async () => {
    await chat.say('新人', '绑定 县教育局');
    await chat.say('新人', '绑定 专班办公室');
    const answer = await chat.say('主任', '同意绑定 新人 县教育局');
    expect(answer.text).toContain('现在申请的是');
    expect((await chat.say('新人', '同意绑定')).text).not.toContain('已同意');
  });

  it('of the office or a leader names what is approved', async () => {
    await chat.say('新人', '绑定 专班办公室');
    expect((await chat.say('主任', '同意绑定 新人')).text).toContain('同意绑定 新人 专班办公室');
    expect((await chat.say('主任', '同意绑定 新人 专班办公室')).text).toContain('已同意');
  });
});
