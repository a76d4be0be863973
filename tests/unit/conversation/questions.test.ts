import { beforeEach, describe, expect, it } from 'vitest';
import { Conversation } from '../../fakes/conversation.js';

let chat: Conversation;
beforeEach(async () => {
  chat = await Conversation.open();
});

const status = async (what: string) => (await chat.say('县长', `${what}多少了`)).text;

describe('overlaps: 是否已含', () => {
  beforeEach(async () => {
    await chat.report('甲', '截至6月30日科小68家', '2023-07-03T10:00:00+08:00');
  });

  it('an increase after the total is added without asking', async () => {
    const { text } = await chat.say('甲', '科小又新增2家', { at: '2023-07-05T10:00:00+08:00' });
    expect(text).toContain('68家 → 70家');
    expect(text).not.toContain('已含');
  });

  it('one whose period overlaps the total is asked about and, until answered, kept but not counted', async () => {
    const { text, buttons } = await chat.say('甲', '6月份新增科小5家');
    expect(text).toContain('68家是否已含这5家');
    expect(buttons).toEqual(expect.arrayContaining(['已含1', '未含1']));
    const confirmed = await chat.say('甲', '确认');
    expect(confirmed.buttons).toEqual(['已含', '未含']);
    expect(await status('科小')).toContain('68家');
    await chat.say('甲', '未含');
    expect(await status('科小')).toContain('73家');
  });

  it.each([
    ['2', '73家'],
    ['未含', '73家'],
    ['1', '68家'],
    ['已含1', '68家'],
  ])('%s before the confirmation decides: %s', async (answer, figure) => {
    await chat.say('甲', '6月份新增科小5家');
    await chat.say('甲', answer);
    await chat.say('甲', '确认');
    expect(await status('科小')).toContain(figure);
  });

  it('an increase whose total stands in the same message is not asked about', async () => {
    const { text } = await chat.say('甲', '本周新增科小3家，累计71家', {
      at: '2023-07-05T10:00:00+08:00',
    });
    expect(text).not.toContain('已含');
    await chat.say('甲', '确认');
    expect(await status('科小')).toContain('71家');
  });

  it('a total and a later increase in one message add up', async () => {
    await chat.report('丙', '上月底硕士累计引进11人，这个月到今天又来了2个');
    expect(await status('硕士')).toContain('13名');
  });
});

describe('questions instead of silent acceptance', () => {
  beforeEach(async () => {
    await chat.report('甲', '截至6月底，技合登记额7.3亿，科小68家，高企58家');
  });

  it.each([
    ['a slip between 万元 and 亿元', '技合登记额73000亿', '万元'],
    ['a tenfold jump', '科小680家', '多写或少写'],
    ['a falling cumulative flow', '科小60家', '前后不一致'],
    ['more than 1.5 × the target', '科小150家', '1.5倍'],
  ])('%s is asked, held back, and taken after 属实', async (_, report, ask) => {
    const asked = await chat.say('甲', report);
    expect(asked.text).toContain(ask);
    expect(asked.buttons).toContain('属实1');
    expect(asked.buttons).not.toContain('确认');
    const before = chat.events.length;
    expect((await chat.say('甲', '确认')).text).toContain('暂未入库');
    expect(chat.events).toHaveLength(before);
    expect((await chat.say('甲', '属实')).buttons).toContain('确认');
    await chat.say('甲', '确认');
    expect(chat.events).toHaveLength(before + 1);
  });

  it.each([
    ['a negative total', '技合登记额累计-2亿'],
    ['a fraction for a whole-number indicator', '科小3.14159家'],
  ])('%s has to be corrected; 属实 does not help', async (_, report) => {
    await chat.say('甲', report);
    const before = chat.events.length;
    await chat.say('甲', '1');
    await chat.say('甲', '确认');
    expect(chat.events).toHaveLength(before);
    await chat.say('甲', '改1 8.1');
  });

  it('confirms the other lines and keeps the questioned one waiting', async () => {
    await chat.say('甲', '高企59家，科小680家');
    const { text } = await chat.say('甲', '确认');
    expect(text).toContain('回执1已入库');
    expect(text).toContain('以下各项还需先答复');
    expect(await status('高企')).toContain('59家');
    expect(await status('科小')).toContain('68家');
    await chat.say('甲', '改1 70家');
    await chat.say('甲', '确认');
    expect(await status('科小')).toContain('70家');
  });

  it('a stock may fall: the bot asks the reason and accepts', async () => {
    const { text, buttons } = await chat.say('甲', '高企56家');
    expect(text).toContain('请说明原因');
    expect(buttons).toContain('确认');
    await chat.say('甲', '确认');
    expect(await status('高企')).toContain('56家');
  });

  it.each(['原因：2家资格到期', '2家资格到期', '减少原因是2家资格到期'])(
    'the reason is stored with the figure: %s',
    async (reason) => {
      await chat.say('甲', '高企56家');
      const { text, buttons } = await chat.say('甲', reason);
      expect(text).toContain('减少原因：2家资格到期');
      expect(text).not.toContain('？');
      expect(buttons).toContain('确认');
      await chat.say('甲', '确认');
      const recorded = [...chat.ledger.facts.values()].at(-1)?.fact;
      expect(recorded).toMatchObject({ value: '56', reason: '2家资格到期' });
      await chat.say('主任', '高企多少家');
      expect((await chat.say('主任', '依据')).text).toContain('原因：2家资格到期');
    },
  );

  it('a reason given with the fall is not asked for again', async () => {
    const { text } = await chat.say('甲', '高企减少2家，资格到期');
    expect(text).toContain('减少2家');
    expect(text).toContain('58家 → 56家');
    expect(text).toContain('减少原因：资格到期');
    expect(text).not.toContain('？');
  });

  it.each(['属实', '属实1', '减少5家'])(
    'a minus is asked about and never simply confirmed, until %s',
    async (answer) => {
      const asked = await chat.say('甲', '高企-5家');
      expect(asked.text).toContain('减少5家吗');
      expect(asked.buttons).not.toContain('确认');
      const before = chat.events.length;
      await chat.say('甲', '确认');
      await chat.say('甲', '1');
      expect(chat.events).toHaveLength(before);
      expect((await chat.say('甲', answer)).text).toContain('请说明原因');
      await chat.say('甲', '资格到期');
      await chat.say('甲', '确认');
      expect(await status('高企')).toContain('53家');
    },
  );

  it('a minus on a flow is asked about, too, and 改1 settles it', async () => {
    const asked = await chat.say('甲', '科小-5家');
    expect(asked.buttons).not.toContain('确认');
    expect((await chat.say('甲', '改1 5家')).text).toContain('68家 → 73家');
    await chat.say('甲', '确认');
    expect(await status('科小')).toContain('73家');
  });

  it('what would end below nothing has to be corrected', async () => {
    const { text } = await chat.say('丙', '硕士-5名');
    expect(text).toContain('不能为负数');
    expect((await chat.say('丙', '属实')).text).toContain('改1 正确的数');
  });

  it('merely passing the target is success', async () => {
    const { text } = await chat.say('甲', '高企67家');
    expect(text).toContain('已完成年度目标');
    expect(text).not.toContain('？');
  });

  it('an approximate figure asks for the exact number and never replaces an exact one', async () => {
    const { text } = await chat.say('甲', '高企60多家了');
    expect(text).toContain('请补报准确数');
    await chat.say('甲', '确认');
    expect(await status('高企')).toContain('58家');
  });

  it('a first approximate figure is shown with 约', async () => {
    const { text } = await chat.say('丙', '硕士引进了大概20名');
    expect(text).toContain('约20名');
    await chat.say('丙', '确认');
    expect(await status('硕士')).toContain('约20名');
  });

  it('an as-of date after today is asked about, never stored', async () => {
    const before = chat.events.length;
    const { text, buttons } = await chat.say('甲', '截至8月31日高企60家');
    expect(text).toContain('8月31日还没有到');
    expect(buttons).not.toContain('确认');
    await chat.say('甲', '确认');
    await chat.say('甲', '属实');
    expect(chat.events).toHaveLength(before);
    await chat.say('甲', '日期改成7月4日');
    await chat.say('甲', '确认');
    expect(await status('高企')).toContain('60家');
  });
});

describe('answers without a question', () => {
  it('a bare number gets silence in a group', async () => {
    expect((await chat.say('甲', '2')).replies).toEqual([]);
  });

  it('a bare number never answers what a colleague was asked; the words do', async () => {
    await chat.report('甲', '截至6月底科小68家');
    await chat.say('甲', '6月份新增科小5家');
    expect((await chat.say('丁', '2')).replies).toEqual([]);
    expect((await chat.say('丁', '未含')).text).toContain('68家 → 73家');
  });

  it('a word that only answers is told that nothing is asked', async () => {
    expect((await chat.say('甲', '已含')).text).toContain('没有等您答复的问题');
  });
});
