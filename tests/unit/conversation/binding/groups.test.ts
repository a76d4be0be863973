import { beforeEach, describe, expect, it } from 'vitest';
import { groupCode } from '../../../../src/conversation/binding/group-code.js';
import { asId } from '../../../../src/kernel/ids.js';
import type { GroupId } from '../../../../src/kernel/ids.js';
import { Conversation, PEOPLE } from '../../../fakes/conversation.js';
import { testMember } from '../../../fakes/people.js';
import { samplePlan } from '../../../fakes/sample-plan.js';

const NEW = asId<GroupId>('new-group');
const CODE = groupCode({ channel: 'test', groupId: NEW });
const inNew = { group: NEW, groupName: '科技创新工作群' };

let chat: Conversation;
beforeEach(async () => {
  chat = await Conversation.open();
  const admin = { ...chat.member('主任'), isAdmin: true };
  await chat.store.putMember(chat.workspaceId, admin);
});

describe('the first word in a group that no workspace knows', () => {
  it('is answered by one line, and the administrators are asked privately', async () => {
    const { replies, buttons } = await chat.say('甲', '高企58家', inNew);
    expect(replies).toHaveLength(2);
    expect(replies[0]).toMatchObject({ to: { kind: 'group' } });
    expect(replies[1]?.to).toEqual({ kind: 'member', memberId: chat.member('主任').id });
    expect(buttons).toEqual([`同意绑定群 ${CODE}`, `拒绝绑定群 ${CODE}`]);
  });

  it('names the group and the sender to the administrators, and nothing of the plan to the group', async () => {
    const { replies } = await chat.say('甲', '高企多少家', inNew);
    const [line, request] = replies.map((reply) => JSON.stringify(reply.blocks));
    expect(request).toContain('甲在“科技创新工作群”中');
    expect(line).not.toMatch(/攸县|方案名|高新技术企业/);
  });

  it('names a sender whom the platform gives no name by the address book', async () => {
    const asked = await chat.say('userid-7', '高企多少家', {
      ...inNew,
      senderProfile: { name: '联络员己', departments: ['县教育局'] },
    });
    expect(asked.text).toContain('联络员己在“科技创新工作群”中');
    expect(asked.text).not.toContain('userid-7');
    const other = asId<GroupId>('other-group');
    const nicked = await chat.say('userid-8', '在吗', {
      ...{ group: other, displayName: '小庚' },
      senderProfile: { name: '联络员庚', departments: [] },
    });
    expect(nicked.text).toContain('小庚在');
  });

  it('leaves nothing behind but the request', async () => {
    await chat.say('甲', '高企58家', inNew);
    const { ledger, receipts, messages } = chat.store.read(chat.workspaceId);
    expect([ledger, receipts]).toEqual([[], []]);
    expect(messages.map(({ text }) => text)).toEqual([null]);
    expect(chat.store.requestOf(NEW)).toMatchObject({ state: 'waiting', isAsked: true });
  });

  it('is told once a day, and asked for once', async () => {
    const day = async (at: string) => (await chat.say('甲', '在吗', { ...inNew, at })).replies;
    expect(await day('2023-07-05T09:00:00+08:00')).toHaveLength(2);
    expect(await day('2023-07-05T23:59:00+08:00')).toEqual([]);
    expect(await day('2023-07-06T00:01:00+08:00')).toHaveLength(1);
  });

  it('asks nobody while there are several workspaces, and names none of them', async () => {
    await chat.store.addWorkspace('乙县', [samplePlan()]);
    const { replies, text } = await chat.say('甲', '高企58家', inNew);
    expect(replies).toHaveLength(1);
    expect(text).not.toMatch(/攸县|乙县/);
    expect(chat.store.requestOf(NEW)).toMatchObject({ isAsked: false });
  });

  it('shows a hostile group name as plain words', async () => {
    const groupName = `坏\u202e群\n换行${'长'.repeat(80)}`;
    const { replies } = await chat.say('甲', '在吗', { group: NEW, groupName });
    const text = JSON.stringify(replies[1]?.blocks);
    expect(text).toContain('坏 群 换行');
    expect(text).not.toContain('\u202e');
    expect(text).not.toContain('长'.repeat(41));
  });

  it('says so when the platform gives no name', async () => {
    expect((await chat.say('甲', '在吗', { group: NEW })).text).toContain('未提供群名');
  });
});

describe('binding the group', () => {
  it('is done at once by 绑定本群 of the office', async () => {
    const { text } = await chat.say('主任', '@战报助手 绑定本群', inNew);
    expect(text).toContain('已绑定本群');
    expect(chat.store.workspaceOfGroup(NEW)).toBe(chat.workspaceId);
    expect(chat.events).toEqual(['group-bound']);
    expect((await chat.say('甲', '高企58家', inNew)).text).toContain('高新技术企业');
  });

  it.each(['甲', '县长', '陌生人'])('is not done by %s', async (who) => {
    await chat.say(who, '绑定本群', inNew);
    expect(chat.store.workspaceOfGroup(NEW)).toBeNull();
    expect(chat.events).toEqual([]);
  });

  it('is done by 同意绑定群 and the code, in private or in another group', async () => {
    await chat.say('甲', '高企58家', inNew);
    const { text, replies } = await chat.say('主任', `同意绑定群 ${CODE.toLowerCase()}`, {
      privately: true,
    });
    expect(text).toContain('已同意绑定“科技创新工作群”');
    expect(replies[1]?.to).toEqual({ kind: 'other-group', channel: 'test', groupId: NEW });
    expect(text).toContain('已绑定本群');
    expect(chat.store.workspaceOfGroup(NEW)).toBe(chat.workspaceId);
    expect(chat.store.requestOf(NEW)).toBeNull();
  });

  it.each(['甲', '县长', '陌生人'])('is not agreed to by %s', async (who) => {
    await chat.say('甲', '高企58家', inNew);
    await chat.say(who, `同意绑定群 ${CODE}`);
    expect(chat.store.workspaceOfGroup(NEW)).toBeNull();
    await chat.say(who, `拒绝绑定群 ${CODE}`);
    expect(chat.store.requestOf(NEW)).toMatchObject({ state: 'waiting' });
  });

  it('needs a code that was asked with', async () => {
    expect((await chat.say('主任', '同意绑定群 ABCDE')).text).toContain('没有编号为ABCDE');
  });

  it('of several plans names one; with a wrong name it lists those of the speaker alone', async () => {
    const mine = await chat.store.addWorkspace('本县二', [{ ...samplePlan(), title: '工业方案' }]);
    await chat.store.addWorkspace('乙县', [{ ...samplePlan(), title: '外县方案' }]);
    const boss = testMember('主任', [{ unit: '专班办公室', role: 'office' }]);
    await chat.store.putMember(mine, boss);
    const asked = await chat.say('主任', '绑定本群', inNew);
    expect(asked.buttons).toHaveLength(2);
    expect(asked.text).toContain('工业方案');
    expect(asked.text).not.toContain('外县方案');
    expect(chat.store.workspaceOfGroup(NEW)).toBeNull();
    expect((await chat.say('主任', '绑定本群 外县方案', inNew)).buttons).toHaveLength(2);
    await chat.say('主任', '绑定本群 工业方案', inNew);
    expect(chat.store.workspaceOfGroup(NEW)).toBe(mine);
  });
});

describe('a refused group', () => {
  it('stays silent for good, until the office binds it there', async () => {
    await chat.say('甲', '在吗', inNew);
    expect((await chat.say('主任', `拒绝绑定群 ${CODE}`)).text).toContain('已拒绝');
    const later = { ...inNew, at: '2023-07-09T10:00:00+08:00' };
    expect((await chat.say('甲', '高企58家', later)).replies).toEqual([]);
    expect((await chat.say('甲', '帮助'.repeat(4000), later)).replies).toEqual([]);
    expect((await chat.say('主任', '绑定本群', later)).text).toContain('已绑定本群');
  });
});

describe('a bound group', () => {
  it('is given up by the office, and silent from then on', async () => {
    await chat.say('主任', '绑定本群', inNew);
    expect((await chat.say('主任', '解除绑定本群', inNew)).text).toContain('已解除本群绑定');
    expect(chat.events).toEqual(['group-bound', 'group-unbound']);
    const later = { ...inNew, at: '2023-07-09T10:00:00+08:00' };
    expect((await chat.say('甲', '高企58家', later)).replies).toEqual([]);
  });

  it.each(Object.keys(PEOPLE).filter((name) => name !== '主任'))(
    'is not given up by %s',
    async (who) => {
      await chat.say('主任', '绑定本群', inNew);
      await chat.say(who, '解除绑定本群', inNew);
      expect(chat.store.workspaceOfGroup(NEW)).toBe(chat.workspaceId);
    },
  );

  it('is not bound twice, and in private there is none to bind', async () => {
    expect((await chat.say('主任', '绑定本群')).text).toContain('无需重复');
    expect((await chat.say('主任', '绑定本群', { privately: true })).text).toContain('群里');
    expect((await chat.say('主任', '解除绑定本群', { privately: true })).text).toContain('群里');
  });
});
