import { beforeEach, describe, expect, it } from 'vitest';
import { Conversation } from '../../fakes/conversation.js';

let chat: Conversation;
beforeEach(async () => {
  chat = await Conversation.open();
  await chat.report('甲', '截至6月底，高企57家，技合登记额7.31亿', '2023-07-03T10:00:00+08:00');
});

const status = async (what: string) => (await chat.say('县长', `${what}多少了`)).text;

describe('a correction', () => {
  it('needs a confirmation too', async () => {
    const { text } = await chat.say('甲', '刚才报错了，截至6月底高企应该是58家，不是57家');
    expect(text).toContain('更正：57家 → 58家（截至6月30日）');
    expect(await status('高企')).toContain('57家');
    await chat.say('甲', '确认');
    expect(chat.events.at(-1)).toBe('fact-corrected');
    expect(await status('高企')).toContain('58家');
  });

  it('replaces what it corrects, so that nothing counts twice', async () => {
    await chat.say('甲', '更正：截至6月底高企应为58家');
    await chat.say('甲', '确认');
    const counting = [...chat.ledger.facts.values()].filter(({ end }) => end === null);
    expect(counting.map(({ fact }) => fact.value).sort()).toEqual(['58', '7.31']);
  });

  it('without a date keeps the date of what it corrects', async () => {
    const { text } = await chat.say('甲', '更正：技合登记额是7.13亿', {
      at: '2023-07-20T10:00:00+08:00',
    });
    expect(text).toContain('更正：7.31亿元 → 7.13亿元（截至6月30日）');
  });

  it('of a date finds the figure by its value', async () => {
    await chat.report('甲', '截至5月底，星创天地1家');
    const { text } = await chat.say('甲', '时间写错了，星创天地1家是截至6月底的数，不是5月底的');
    expect(text).toContain('更正：');
    await chat.say('甲', '确认');
    expect(chat.events.at(-1)).toBe('fact-corrected');
    expect(await status('星创天地')).toContain('截至6月30日');
  });

  it('that matches nothing becomes a plain report, and says so', async () => {
    const { text } = await chat.say('甲', '更正：截至6月底小巨人应为4家');
    expect(text).toContain('没有找到可更正的原报数，按新报数处理');
    await chat.say('甲', '确认');
    expect(chat.events.at(-1)).toBe('fact-recorded');
  });

  it('never touches what another unit reported', async () => {
    const { text } = await chat.say('乙', '更正：截至6月底高企应为60家');
    expect(text).toContain('没有找到可更正的原报数');
    expect(text).toContain('建议数');
  });

  it('by the owner reaches the county figure it adopted from another unit', async () => {
    await chat.report('乙', '全县高企60家', '2023-07-05T10:00:00+08:00');
    await chat.say('甲', '采纳');
    expect((await chat.say('甲', '更正：高企应为59家')).text).toContain('更正：60家 → 59家');
    await chat.say('甲', '确认');
    expect(await status('高企')).toContain('59家');
  });

  it('by the office may correct any unit', async () => {
    const { text } = await chat.say('主任', '更正：截至6月底高企应为58家');
    expect(text).toContain('更正：57家 → 58家');
    expect(text).toContain('专班办公室核定');
  });

  it('改1 58家 right after the confirmation is one, too', async () => {
    await chat.report('甲', '科小71家', '2023-07-05T10:00:00+08:00');
    const { text } = await chat.say('甲', '改1 72家');
    expect(text).toContain('更正：71家 → 72家');
    await chat.say('甲', '确认');
    expect(chat.events.at(-1)).toBe('fact-corrected');
  });

  it('without a figure asks what is meant', async () => {
    expect((await chat.say('甲', '更正上次报的高企')).text).toContain('请写明更正哪一项');
  });
});
