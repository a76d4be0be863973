import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { Conversation } from '../../../fakes/conversation.js';
import { testMember } from '../../../fakes/people.js';

const UNIT = '县科工信局';

let chat: Conversation;
beforeEach(async () => {
  chat = await Conversation.open();
});

async function handOver(): Promise<void> {
  await chat.say('新人', '绑定 县科工信局', { privately: true });
  await chat.say('甲', '交接给新人');
  await chat.say('主任', '同意交接 新人 县科工信局');
}

describe('交接', () => {
  it('waits for the office; until then the old liaison reports', async () => {
    await chat.say('新人', '绑定 县科工信局', { privately: true });
    const asked = await chat.say('甲', '交接给新人');
    expect(asked.text).toContain('专班办公室同意后生效');
    expect(asked.buttons).toEqual([`同意交接 新人 ${UNIT}`, '拒绝交接 新人']);
    expect(chat.member('甲').postings).toHaveLength(1);
    expect(chat.member('新人').postings).toEqual([]);
  });

  it('moves the right at once when the office agrees, and tells both', async () => {
    await chat.say('新人', '绑定 县科工信局', { privately: true });
    await chat.say('甲', `把${UNIT}交接给新人`);
    const done = await chat.say('主任', `同意绑定 新人 ${UNIT}`);
    expect(done.text).toContain('已将县科工信局联络员由甲交接给新人');
    expect(done.replies.slice(1).map(({ to }) => to)).toEqual([
      { kind: 'member', memberId: chat.member('新人').id },
      { kind: 'member', memberId: chat.member('甲').id },
    ]);
    expect(chat.member('甲').postings).toEqual([]);
    expect(chat.member('新人')).toMatchObject({
      postings: [{ unit: UNIT, role: 'liaison' }],
      requested: null,
    });
    expect(chat.events).toEqual(['posting-given', 'posting-ended']);
  });

  it('keeps the old name with what he reported', async () => {
    await chat.report('甲', '高企58家');
    await handOver();
    await chat.say('主任', '高企多少家');
    expect((await chat.say('主任', '依据')).text).toContain('报送人甲');
  });

  it('leaves what waits with the unit: the new one confirms, the old one no longer', async () => {
    await chat.say('甲', '高企58家', { privately: true });
    await handOver();
    expect((await chat.say('甲', '确认1', { privately: true })).text).toContain('绑定');
    expect(chat.store.read(chat.workspaceId).receipts[0]?.status).toBe('pending');
    expect((await chat.say('新人', '待确认', { privately: true })).text).toContain('回执1');
    expect((await chat.say('新人', '确认1', { privately: true })).text).toContain('已入库');
  });

  it('lets the old one confirm nothing of the unit, though he speaks for another', async () => {
    await chat.say('丙', '我县引进硕士2名', { privately: true });
    await chat.say('丙', '绑定 县教育局');
    await chat.say('主任', '同意绑定 丙 县教育局');
    await chat.say('丙', '我不再负责县人社局');
    expect((await chat.say('丙', '确认', { privately: true })).text).toContain('没有待您确认');
    expect((await chat.say('丙', '确认1', { privately: true })).text).toContain(
      '只有报送人、同单位',
    );
    expect(chat.ledger.facts.size).toBe(0);
  });

  it('sends the word about what expires to the new one', async () => {
    await chat.say('甲', '高企58家', { privately: true });
    await handOver();
    await chat.say('主任', '解除绑定 丁');
    const next = await chat.say('主任', '帮助', { at: '2023-07-07T10:00:00+08:00' });
    expect(next.replies[1]?.to).toEqual({ kind: 'member', memberId: chat.member('新人').id });
    expect(next.text).toContain('县科工信局7月5日10:00的回执1已过期');
  });

  it('is refused by the office: the old one stays and is told', async () => {
    await chat.say('新人', '绑定 县科工信局', { privately: true });
    await chat.say('甲', '交接给新人');
    expect((await chat.say('主任', '拒绝交接 新人')).text).toContain('仍由您报送');
    expect(chat.member('甲').postings).toHaveLength(1);
    expect(chat.member('新人').requested).toBeNull();
  });

  it.each(['甲', '乙', '县长', '新人'])('is not agreed to by %s', async (who) => {
    await chat.say('新人', '绑定 县科工信局', { privately: true });
    await chat.say('甲', '交接给新人');
    await chat.say(who, `同意交接 新人 ${UNIT}`);
    expect(chat.member('新人').postings).toEqual([]);
  });

  it.each([
    ['甲', '交接给新人', '新人还没有申请绑定'],
    ['甲', '交接给没有的人', '没有找到“没有的人”'],
    ['甲', '交接给甲', '不能是本人'],
    ['甲', '交接给丁', '丁已经是县科工信局联络员'],
    ['甲', '把高新区交接给丁', '您没有绑定高新区'],
    ['县长', '交接给丁', '没有可以交接的单位'],
  ])('of %s: %s is answered with the way on', async (who, text, words) => {
    await chat.say('新人', '你好', { privately: true });
    expect((await chat.say(who, text)).text).toContain(words);
    expect(chat.events).toEqual([]);
  });

  it('of one of several units asks which', async () => {
    await chat.say('丙', '绑定 县教育局');
    await chat.say('主任', '同意绑定 丙 县教育局');
    const { buttons } = await chat.say('丙', '交接给乙');
    expect(buttons).toEqual(['把县人社局交接给乙', '把县教育局交接给乙']);
  });

  it('by the office itself needs nobody else’s word', async () => {
    expect((await chat.say('主任', '把高新区交接给丙')).text).toContain(
      '已将高新区联络员由乙交接给丙',
    );
    expect((await chat.say('主任', `把${UNIT}交接给丙`)).text).toContain('有多位联络员（甲、丁）');
  });
});

describe('解绑', () => {
  it('ends the own right at once and tells the office who is left', async () => {
    const { text, replies } = await chat.say('乙', '解绑', { privately: true });
    expect(text).toContain('已解除您的绑定：高新区联络员');
    expect(text).toContain('高新区目前没有联络员');
    expect(replies[1]?.to).toEqual({ kind: 'member', memberId: chat.member('主任').id });
    expect((await chat.say('乙', '高企58家')).text).toContain('还没有绑定');
  });

  it('of one of several units asks which', async () => {
    await chat.say('丙', '绑定 县教育局');
    await chat.say('主任', '同意绑定 丙 县教育局');
    const { buttons } = await chat.say('丙', '解绑');
    expect(buttons).toEqual(['我不再负责县人社局', '我不再负责县教育局', '全部解绑']);
    await chat.say('丙', '我不再担任县人社局联络员了');
    expect(chat.member('丙').postings).toEqual([{ unit: '县教育局', role: 'liaison' }]);
    expect((await chat.say('丙', '我不再负责高新区')).text).toContain('您没有绑定');
  });

  it('of the last one who can let others in is refused', async () => {
    expect((await chat.say('主任', '解绑')).text).toContain('最后一位');
    expect((await chat.say('主任', '主任已调离')).text).toContain('最后一位');
    expect(chat.member('主任').postings).toHaveLength(1);
  });

  it('of who only asked takes the request back', async () => {
    await chat.say('新人', '绑定 县教育局');
    expect((await chat.say('新人', '解绑')).text).toContain('已撤回您的绑定申请');
    expect(chat.member('新人').requested).toBeNull();
    expect((await chat.say('来客', '解绑')).text).toContain('没有绑定任何单位');
  });
});

describe('the office', () => {
  it('ends one posting of a person, naming unit and person', async () => {
    const { text } = await chat.say('主任', `解除绑定 甲 ${UNIT}`);
    expect(text).toContain('已解除甲的绑定：县科工信局联络员');
    expect(text).not.toContain('没有联络员');
    expect(chat.member('甲').postings).toEqual([]);
    expect((await chat.say('主任', '解除绑定 甲')).text).toContain('目前没有绑定');
    expect((await chat.say('主任', '解除绑定 丁 高新区')).text).toContain('丁没有绑定高新区');
    expect((await chat.say('主任', '解除绑定 王五')).text).toContain('没有找到');
  });

  it('ends all of who has left', async () => {
    await chat.say('主任', '丁同志已经调离了');
    expect(chat.member('丁')).toMatchObject({ postings: [], isAdmin: false, requested: null });
  });

  it.each(['甲', '县长', '新人'])('is not %s', async (who) => {
    await chat.say(who, `解除绑定 丁 ${UNIT}`);
    await chat.say(who, '丁已调离');
    expect(chat.member('丁').postings).toHaveLength(1);
  });

  it('is not answered when it talks of somebody who is no member', async () => {
    expect((await chat.say('主任', '王局长已调离')).replies).toEqual([]);
  });
});

describe('two of a unit, and one of two', () => {
  it('are both liaisons of the unit, each with a say over what waits in its name', async () => {
    await chat.say('甲', '高企58家');
    expect((await chat.say('丁', '确认1')).text).toContain('已入库');
  });

  it('is asked once in whose name he speaks', async () => {
    await chat.say('丙', '绑定 县教育局');
    await chat.say('主任', '同意绑定 丙 县教育局');
    expect((await chat.say('丙', '引进硕士2名')).text).toContain('以哪个单位名义');
    expect((await chat.say('丙', '2')).text).toContain('县教育局');
    await chat.say('丙', '确认');
    expect((await chat.say('丙', '引进博士1名')).text).not.toContain('以哪个单位名义');
  });

  it('may not choose a unit that he has given up since he was asked', async () => {
    await chat.say('丙', '绑定 县教育局');
    await chat.say('主任', '同意绑定 丙 县教育局');
    await chat.say('丙', '引进硕士2名');
    await chat.say('主任', '解除绑定 丙 县教育局');
    expect((await chat.say('丙', '2')).text).toContain('您已不再代表县教育局');
  });
});

describe('whatever moves', () => {
  it('nobody but who holds a unit’s posting confirms for it, and somebody can always let others in', async () => {
    const steps = fc.constantFrom(
      ['甲', '交接给新人'],
      ['甲', '解绑'],
      ['丁', '解绑'],
      ['丁', '请假到7月10日，由乙代报'],
      ['丁', '销假'],
      ['主任', '同意交接 新人 县科工信局'],
      ['主任', '解除绑定 甲'],
      ['主任', '丁已调离'],
      ['主任', '主任已调离'],
      ['主任', '全部解绑'],
      ['乙', '把高新区交接给甲'],
      ['新人', '我是县科工信局联络员'],
      ['主任', '同意绑定 新人 县科工信局'],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 8 }), async (moves) => {
        const talk = await Conversation.open();
        await talk.store.putMember(talk.workspaceId, testMember('新人', []));
        await talk.say('甲', '高企58家', { privately: true });
        for (const [who = '', text = ''] of moves) await talk.say(who, text);
        const { members } = talk.store.read(talk.workspaceId);
        for (const { name, postings } of members) {
          const mayConfirm = postings.some(({ unit, role }) => unit === UNIT || role === 'office');
          await talk.say(name, '确认1', { privately: true });
          const [receipt] = talk.store.read(talk.workspaceId).receipts;
          if (!mayConfirm) expect([name, receipt?.status]).toEqual([name, 'pending']);
          if (receipt?.status === 'confirmed') break;
        }
        expect(members.some(({ postings }) => postings.some(({ role }) => role === 'office'))).toBe(
          true,
        );
      }),
      { numRuns: 25 },
    );
  });
});
