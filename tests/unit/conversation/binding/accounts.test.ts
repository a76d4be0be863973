import { beforeEach, describe, expect, it } from 'vitest';
import { accountFor } from '../../../../src/conversation/binding/accounts.js';
import type { Account } from '../../../../src/conversation/workspace.js';
import { Conversation } from '../../../fakes/conversation.js';
import { testMember } from '../../../fakes/people.js';

const there = { channel: 'other', privately: true } as const;

let chat: Conversation;
beforeEach(async () => {
  chat = await Conversation.open();
});

async function codeOf(who: string): Promise<string> {
  const { text } = await chat.say(who, '关联账号', { privately: true });
  return /关联账号 ([0-9A-Z]+)/.exec(text)?.[1] ?? '';
}

describe('关联账号', () => {
  it('joins the account of the other platform: both are one member', async () => {
    const code = await codeOf('甲');
    const { text } = await chat.say('jia', `关联账号 ${code.toLowerCase()}`, there);
    expect(text).toContain('已关联');
    expect(chat.member('甲').accounts).toEqual([
      { channel: 'test', userId: '甲' },
      { channel: 'other', userId: 'jia' },
    ]);
    await chat.say('jia', '高企58家', there);
    await chat.say('甲', '确认', { privately: true });
    expect(chat.ledger.facts.size).toBe(1);
    expect(chat.events[0]).toBe('account-linked');
  });

  it('leaves no trace of the code', async () => {
    const code = await codeOf('甲');
    await chat.say('jia', `关联账号 ${code}`, there);
    const { messages, ledger } = chat.store.read(chat.workspaceId);
    expect(messages.every(({ text }) => text === null)).toBe(true);
    expect(ledger.map(({ source }) => source)).toEqual([null]);
  });

  it('counts once', async () => {
    const code = await codeOf('甲');
    await chat.say('jia', `关联账号 ${code}`, there);
    const again = await chat.say('yi', `关联账号 ${code}`, there);
    expect(again.text).toContain('无效或已过期');
  });

  it('counts for half an hour', async () => {
    const code = await codeOf('甲');
    const late = { ...there, at: '2023-07-05T10:31:00+08:00' };
    expect((await chat.say('jia', `关联账号 ${code}`, late)).text).toContain('无效或已过期');
  });

  it.each(['关联账号', '关联账号 123456'])('is refused in groups: %s', async (text) => {
    expect((await chat.say('甲', text)).text).toContain('私聊');
  });

  it.each(['新人', '来客'])('gives no code to %s, who is not bound', async (who) => {
    const { text } = await chat.say(who, '关联账号', { privately: true });
    expect(text).not.toContain('关联码');
    expect(text).toContain('绑定');
  });

  it('is refused while the other account holds postings, and says what to do', async () => {
    const other = testMember('jia', [{ unit: '高新区', role: 'liaison' }], 'other');
    await chat.store.putMember(chat.workspaceId, other);
    const { text } = await chat.say('jia', `关联账号 ${await codeOf('甲')}`, there);
    expect(text).toContain('已绑定为高新区联络员');
    expect(text).toContain('全部解绑');
    expect(chat.member('甲').accounts).toHaveLength(1);
    await chat.say('jia', '全部解绑', there);
    expect((await chat.say('jia', `关联账号 ${await codeOf('甲')}`, there)).text).toContain(
      '已关联',
    );
    expect(chat.member('jia')).toMatchObject({ accounts: [], postings: [] });
  });

  it('takes what the other account had asked for with it', async () => {
    await chat.say('jia', '绑定 县教育局', there);
    await chat.say('jia', `关联账号 ${await codeOf('甲')}`, there);
    expect(chat.member('jia')).toMatchObject({ accounts: [], requested: null });
  });

  it('never joins a second account of the same platform', async () => {
    const code = await codeOf('甲');
    const second = await chat.say('新人', `关联账号 ${code}`, { privately: true });
    expect(second.text).toContain('不能再关联第二个');
    expect(
      (await chat.say('甲', `关联账号 ${await codeOf('甲')}`, { privately: true })).text,
    ).toContain('已经关联');
  });

  it('looks at no further code of an account for an hour after five wrong ones', async () => {
    const code = await codeOf('甲');
    for (const wrong of ['AAAA', 'BBBB', 'CCCC', 'DDDD', 'EEEE']) {
      expect((await chat.say('jia', `关联账号 ${wrong}`, there)).text).toContain('无效');
    }
    expect((await chat.say('jia', `关联账号 ${code}`, there)).text).toContain('一小时后');
    expect((await chat.say('yi', `关联账号 ${code}`, there)).text).toContain('已关联');
    const later = { ...there, at: '2023-07-05T11:01:00+08:00' };
    expect((await chat.say('jia', '关联账号 FFFF', later)).text).toContain('无效');
  });

  it('finds the workspace of the code where there are several', async () => {
    const code = await codeOf('甲');
    await chat.store.addWorkspace('乙县', []);
    expect((await chat.say('jia', `关联账号 ${code}`, there)).text).toContain('已关联');
    expect((await chat.say('jia', '高企58家', there)).text).toContain('回执');
  });
});

describe('a word to a member goes', () => {
  const first: Account = { channel: 'a', userId: '1' };
  const second: Account = { channel: 'b', userId: '2' };
  const member = { ...testMember('甲', []), accounts: [first, second] };

  it.each([
    ['to the channel of what it answers', 'b', new Set(['a']), second],
    ['else to the first that can be reached', 'c', new Set(['b']), second],
    ['else to the first', 'c', new Set<string>(), first],
    ['to the first where nothing is answered', null, new Set<string>(), first],
  ])('%s', (_, channel, reachable, expected) => {
    expect(accountFor(member, { channel, reachable })).toEqual(expected);
  });

  it('nowhere once all accounts were joined to another', () => {
    expect(
      accountFor({ ...member, accounts: [] }, { channel: 'a', reachable: new Set() }),
    ).toBeNull();
  });
});
