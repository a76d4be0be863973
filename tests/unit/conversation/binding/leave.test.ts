import { beforeEach, describe, expect, it } from 'vitest';
import { readDayAhead } from '../../../../src/conversation/binding/read-day-ahead.js';
import { Conversation } from '../../../fakes/conversation.js';

const UNIT = '县科工信局';

let chat: Conversation;
beforeEach(async () => {
  chat = await Conversation.open();
});

describe('请假', () => {
  it('keeps until when and who reports meanwhile, and nothing else', async () => {
    const { text } = await chat.say('甲', '请假到7月10日，由乙代报');
    expect(text).toContain('由乙代县科工信局报送');
    const { leave, postings, id } = chat.member('甲');
    expect(leave).toEqual({ until: '2023-07-10', delegateId: chat.member('乙').id });
    expect(postings).toHaveLength(1);
    expect(chat.member('乙').postings).toContainEqual({
      unit: UNIT,
      role: 'liaison',
      delegation: { from: id, until: '2023-07-10' },
    });
  });

  it('leaves no record of anybody’s absence: not the words, not their hash, no entry of it', async () => {
    await chat.say('甲', '请病假到7月10日，由乙代报');
    await chat.say('甲', '销假');
    const { messages, ledger } = chat.store.read(chat.workspaceId);
    expect(messages.map(({ text }) => text)).toEqual([null, null]);
    expect(ledger.map(({ source }) => source)).toEqual([null, null]);
    expect(ledger.map(({ event }) => event)).toEqual([
      {
        kind: 'posting-given',
        memberId: chat.member('乙').id,
        unit: UNIT,
        role: 'liaison',
        until: '2023-07-10',
      },
      { kind: 'posting-ended', memberId: chat.member('乙').id, unit: UNIT, role: 'liaison' },
    ]);
    await chat.say('丁', '请假到7月10日');
    expect(chat.events).toHaveLength(2);
  });

  it('lets the delegate report for the unit up to that day, and not after', async () => {
    await chat.say('甲', '请假到7月10日，由乙代报');
    const asked = await chat.say('乙', '截至今天，高企58家', { at: '2023-07-10T20:00:00+08:00' });
    expect(asked.text).toContain('以哪个单位名义');
    const day = { at: '2023-07-11T09:00:00+08:00' };
    expect((await chat.say('乙', '高企58家', day)).text).not.toContain('以哪个单位名义');
    await chat.say('甲', '帮助', day);
    expect(chat.member('甲').postings).toHaveLength(1);
  });

  it('takes the delegate in a second message, and keeps him when the day is put off', async () => {
    await chat.say('甲', '请假到7月10号');
    expect((await chat.say('甲', '由乙代报')).text).toContain('到7月10日止由乙');
    await chat.say('甲', '请假到7月15日');
    expect(chat.member('甲').leave).toMatchObject({
      until: '2023-07-15',
      delegateId: chat.member('乙').id,
    });
    expect(chat.member('乙').postings).toHaveLength(2);
    await chat.say('甲', '由丙代报');
    expect(chat.member('乙').postings).toHaveLength(1);
    expect(chat.member('丙').postings).toHaveLength(2);
  });

  it('ends with 销假 and with the right itself', async () => {
    await chat.say('甲', '请假到7月10日，由乙代报');
    expect((await chat.say('甲', '销假')).text).toContain('已销假');
    expect(chat.member('乙').postings).toHaveLength(1);
    expect((await chat.say('甲', '销假')).text).toContain('没有登记请假');
    await chat.say('丁', '请假到7月10日，由乙代报');
    await chat.say('主任', '丁已调离');
    expect(chat.member('乙').postings).toHaveLength(1);
    expect(chat.member('丁').leave).toBeNull();
  });

  it('hands no lent right on', async () => {
    await chat.say('甲', '请假到7月10日，由乙代报');
    await chat.say('乙', '请假到7月9日，由丙代报');
    expect(chat.member('丙').postings.map(({ unit }) => unit)).toEqual(['县人社局', '高新区']);
    expect((await chat.say('乙', `把${UNIT}交接给丙`)).text).toContain('没有绑定');
  });

  it.each([
    ['甲', '请假', '请写明到哪一天'],
    ['甲', '请假到昨天', '请写明到哪一天'],
    ['甲', '由乙代报', '请写明到哪一天'],
    ['甲', '请假到2025年1月1日', '最长登记一年'],
    ['甲', '请假到7月10日，由新人代报', '新人还没有绑定单位'],
    ['甲', '请假到7月10日，由王五代报', '没有找到'],
    ['甲', '请假到7月10日，由甲代报', '不能是本人'],
    ['县长', '请假到7月10日', '只有单位联络员'],
    ['主任', '请假到7月10日', '只有单位联络员'],
    ['新人', '请假到7月10日', '还没有绑定'],
  ])('of %s, %s, is answered with the way on', async (who, text, words) => {
    await chat.say('新人', '你好', { privately: true });
    expect((await chat.say(who, text)).text).toContain(words);
    expect(chat.events).toEqual([]);
  });

  it('lent to a colleague of the same unit needs nothing', async () => {
    expect((await chat.say('甲', '请假到7月10日，由丁代报')).text).toContain('本来就可以');
    expect(chat.member('丁').postings).toHaveLength(1);
  });
});

describe('a day that lies ahead', () => {
  it.each([
    ['7月10日', '2023-07-10'],
    ['7月5号', '2023-07-05'],
    ['1月5日', '2024-01-05'],
    ['7.10', '2023-07-10'],
    ['10号', '2023-07-10'],
    ['3日', '2023-08-03'],
    ['2024年1月5日', '2024-01-05'],
    ['2023年7月4日', null],
    ['本周五', '2023-07-07'],
    ['周日', '2023-07-09'],
    ['下周一', '2023-07-10'],
    ['周一', null],
    ['月底', '2023-07-31'],
    ['明天', '2023-07-06'],
    ['2月30日', null],
    ['以后', null],
  ])('%s', (words, expected) => {
    expect(readDayAhead(words, '2023-07-05')).toBe(expected);
  });

  it('in December is of the next year', () => {
    expect(readDayAhead('5日', '2023-12-20')).toBe('2024-01-05');
  });
});
