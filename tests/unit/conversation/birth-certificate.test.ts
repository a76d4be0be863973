import { beforeEach, describe, expect, it } from 'vitest';
import { Conversation } from '../../fakes/conversation.js';

let chat: Conversation;
beforeEach(async () => {
  chat = await Conversation.open();
  await chat.say('甲', '截至6月底高企58家，技术合同登记180个、12.3亿');
});

const evidence = async (who: string) => {
  await chat.say(who, '高企多少家', { privately: true });
  return (await chat.say(who, '依据', { privately: true })).text;
};

describe('the birth certificate of a figure', () => {
  it('names who sent the message, apart from a colleague who confirmed, with both times', async () => {
    await chat.say('丁', '确认', { at: '2023-07-05T10:04:00+08:00' });
    const text = await evidence('主任');
    expect(text).toContain(
      '报送单位县科工信局，报送人甲，7月5日10:00报送，7月5日10:04确认，确认人丁',
    );
    expect((await chat.say('主任', '高企谁报的')).text).toContain('（报送人甲，确认人丁）');
  });

  it('quotes the message without the call for the bot, and the rest as it was', async () => {
    const text = '@战报助手\u2005截至7月4日 高企59家 @战报助手';
    await chat.say('甲', '撤销');
    await chat.report('甲', text);
    expect(await evidence('主任')).toContain('原文：“截至7月4日 高企59家”');
  });

  it('of an answer about one’s own unit is that of its figures', async () => {
    await chat.say('甲', '确认');
    await chat.say('甲', '我局完成得怎么样');
    expect((await chat.say('甲', '依据')).text).toContain('报送单位县科工信局');
  });

  it('follows a question that was asked beside a figure that could not be taken', async () => {
    await chat.say('甲', '确认');
    const both = await chat.say('甲', '截至6月31日高企58家。技合完成多少了？');
    expect(both.text).toContain('180个');
    expect((await chat.say('甲', '依据')).text).toContain('技术合同登记数180个');
  });

  it('names one person once when the sender confirmed', async () => {
    await chat.say('甲', '确认');
    const text = await evidence('主任');
    expect(text).toContain('报送人甲');
    expect(text).not.toContain('确认人');
  });

  it('names a confirmer of the office with the office; another unit sees only the office', async () => {
    await chat.say('主任', '确认');
    expect(await evidence('县长')).toContain('确认人主任（专班办公室）');
    const own = await evidence('甲');
    expect(own).toContain('报送人甲');
    expect(own).toContain('由专班办公室确认');
    expect(own).not.toContain('主任');
    const other = await evidence('丙');
    expect(other).not.toMatch(/报送人|主任/u);
    expect(other).toContain('由专班办公室确认');
  });

  it('keeps the time of the message when the receipt was confirmed late', async () => {
    await chat.say('甲', '确认', { at: '2023-07-07T09:00:00+08:00' });
    await chat.say('甲', '确认', { at: '2023-07-07T09:01:00+08:00' });
    expect(await evidence('主任')).toContain('7月5日10:00报送，7月7日09:01确认');
  });

  it('is given once for all figures of one message, with the words once', async () => {
    await chat.say('甲', '确认');
    await chat.say('主任', '技术合同多少了', { privately: true });
    const { text } = await chat.say('主任', '依据', { privately: true });
    expect(text.match(/原文：/gu)).toHaveLength(1);
    expect(text.match(/报送单位/gu)).toHaveLength(1);
    expect(text).toMatch(/技术合同登记数180个.*；技术合同登记额12\.3亿元/u);
  });

  it.each(['依据 高企', '高企 依据', '高企依据', '高企的依据', '依据：高企'])(
    '%s shows it',
    async (words) => {
      await chat.say('甲', '确认');
      expect((await chat.say('主任', words)).text).toContain('高新技术企业58家（截至6月30日）');
    },
  );

  it.each(['高企怎么算的', '怎么算的 高企', '高企是怎么算出来的？', '怎么算的：高企'])(
    '%s shows the arithmetic',
    async (words) => {
      await chat.say('甲', '确认');
      expect((await chat.say('主任', words)).text).toContain('58家÷66家＝87.9%');
    },
  );
});

describe('texts in quotation marks', () => {
  it('use ‘ ’ within “ ”', async () => {
    await chat.say('甲', '确认');
    const { text } = await chat.say('县长', '任务2谁牵头');
    expect(text).toContain('任务2“');
    expect(text).not.toMatch(/“[^”]*“/u);
  });
});

describe('a follow-up after 依据 or 怎么算的', () => {
  it.each(['依据', '怎么算的', '@战报助手 依据'])(
    '%s goes on from the question before',
    async (command) => {
      await chat.report('甲', '截至6月底，高企58家，技合124个');
      await chat.say('县长', '高企还差几家？');
      await chat.say('县长', command);
      expect((await chat.say('县长', '那技术合同呢')).text).toContain('技术合同登记数');
    },
  );
});
