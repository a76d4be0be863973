import { beforeEach, describe, expect, it } from 'vitest';
import { Conversation } from '../../../fakes/conversation.js';

let chat: Conversation;
beforeEach(async () => {
  chat = await Conversation.open();
});

/** Tells the bot a figure by a word it does not know, explains the word, and confirms. */
async function reportAndExplain(who: string, text: string, answer: string): Promise<string> {
  await chat.say(who, `@战报助手 ${text}`);
  await chat.say(who, answer);
  return (await chat.say(who, '确认')).text;
}

const facts = (): readonly unknown[] =>
  [...chat.ledger.facts.values()].map(({ fact }) => [fact.value, fact.saidAs ?? null]);

describe('an unknown word', () => {
  it('said to the bot is asked about, and 是科小 makes it a figure that goes back to the report', async () => {
    const asked = await chat.say('甲', '@战报助手 科创企71家');
    expect(asked.text).toContain('没有看出“科创企”');
    expect(asked.text).toContain('请回“是”加指标名称');
    const receipt = await chat.say('甲', '是科小');
    expect(receipt.text).toContain('科技型中小企业：未报 → 71家');
    await chat.say('甲', '确认');
    expect(facts()).toEqual([['71', '科创企']]);
    expect((await chat.say('甲', '科小多少家')).text).toContain('71家');
    expect((await chat.say('甲', '依据')).text).toContain('科创企71家');
  });

  it('among people it stays talk', async () => {
    expect((await chat.say('甲', '科创企71家')).replies).toEqual([]);
    expect((await chat.say('甲', '是科小')).replies).toEqual([]);
  });

  it('beside a known one joins the receipt of its message', async () => {
    await chat.say('甲', '科创企71家，高企58家');
    const receipt = await chat.say('甲', '科创企是科技型中小企业');
    expect(receipt.text).toMatch(/【回执1】[\s\S]*1\. 高新技术企业[\s\S]*2\. 科技型中小企业/u);
    await chat.say('甲', '确认');
    expect(facts()).toEqual([
      ['58', null],
      ['71', '科创企'],
    ]);
  });

  it.each([
    '截至6月底高企58家，科创企71家',
    '高企58家；截至6月底科创企共有71家',
    '科创企71家，高企58家',
  ])('beside a known one is not dropped without a word: %s', async (text) => {
    const told = await chat.say('甲', text);
    expect(told.text).toContain('【回执1】');
    expect(told.text).toMatch(
      /“科创企(?:共有)?71家”没有看出是哪项指标，未计入。\n.*请回“是”加指标名称/u,
    );
    expect((await chat.say('甲', '是科小')).text).toContain('科技型中小企业：未报 → 71家');
  });

  it.each([
    '截至6月底高企58家，走访企业71家',
    '截至6月底高企58家，其中园区33家、乡镇25家',
    '截至6月底高企58家，惠及群众71户',
    '截至6月底高企58家，培训企业71家',
    '截至6月底高企58家，科小71家',
    '截至6月底高企58家，科创企3.2亿元',
  ])('is not seen in other work, parts and known names: %s', async (text) => {
    expect((await chat.say('甲', text)).text).not.toContain('没有看出');
  });

  it('gets a receipt of its own once that of its message is closed', async () => {
    await chat.report('甲', '科创企71家，高企58家');
    await chat.say('甲', '科创企是科技型中小企业');
    await chat.say('甲', '确认');
    expect(facts()).toEqual([
      ['58', null],
      ['71', '科创企'],
    ]);
  });

  it('that the bot named outside the plan can be explained too', async () => {
    const asked = await chat.say('甲', '固投3亿');
    expect(asked.text).toContain('如果是方案里的某项指标');
    const receipt = await chat.say('甲', '是技术合同登记额');
    expect(receipt.text).toContain('技术合同登记额：未报 → 3亿元');
  });

  it('of two the bot asks which', async () => {
    await chat.say('甲', '@战报助手 科创企71家，双创企2家');
    expect((await chat.say('甲', '是科小')).text).toContain('请写明');
    expect((await chat.say('甲', '双创企是众创空间')).text).toContain('众创空间：未报 → 2家');
  });

  it('keeps the day of its message', async () => {
    await chat.say('甲', '@战报助手 截至6月底科创企71家', { at: '2023-07-05T23:50:00+08:00' });
    const receipt = await chat.say('甲', '是科小', { at: '2023-07-06T00:10:00+08:00' });
    expect(receipt.text).toContain('71家（截至6月30日）');
  });

  it.each(['是高企', '就是科小', '是的', '是我', '科创企是科小'])(
    '%s without anything to explain is no answer',
    async (text) => {
      await chat.say('甲', text);
      expect(chat.store.read(chat.workspaceId).receipts).toEqual([]);
    },
  );
});

describe('第2项是…', () => {
  it('gives a line of the receipt to another indicator', async () => {
    await chat.say('甲', '高企58家，小巨人6家');
    const receipt = await chat.say('甲', '第2项是瞪羚企业');
    expect(receipt.text).toContain('2. 瞪羚企业：未报 → 6家');
    expect(receipt.text).not.toContain('小巨人');
  });

  it.each(['改2 瞪羚', '第2项应该是瞪羚企业', '2项改成瞪羚', '第二条是瞪羚企业'])(
    'as does %s',
    async (text) => {
      await chat.say('甲', '高企58家，小巨人6家');
      expect((await chat.say('甲', text)).text).toContain('2. 瞪羚企业：未报 → 6家');
    },
  );

  it('not where units do not agree, or the line is not there', async () => {
    await chat.say('甲', '高企58家，小巨人6家');
    expect((await chat.say('甲', '第1项是技术合同登记额')).text).toContain('对不上');
    expect((await chat.say('甲', '第5项是瞪羚企业')).text).toContain('没有第5项');
  });

  it('改2 90家 still changes the figure', async () => {
    await chat.say('甲', '高企58家，小巨人6家');
    expect((await chat.say('甲', '改2 7家')).text).toContain('小巨人企业：未报 → 7家');
  });

  it('not by who has no say over the receipt', async () => {
    await chat.say('甲', '高企58家，小巨人6家');
    expect((await chat.say('乙', '第2项是瞪羚企业')).text).not.toContain('瞪羚企业：未报');
  });
});

describe('the same explanation twice', () => {
  it('by anyone is put before the office privately, and 记住 learns the name', async () => {
    await reportAndExplain('甲', '科创企71家', '是科小');
    expect(chat.ledger.names.proposals).toEqual([]);
    await chat.say('丁', '@战报助手 科创企72家');
    await chat.say('丁', '是科技型中小企业');
    const done = await chat.say('丁', '确认');
    const told = done.replies.find(({ to }) => to.kind === 'member');
    expect(told?.to).toEqual({ kind: 'member', memberId: chat.member('主任').id });
    expect(done.text).toContain('“科创企”两次被更正为“科技型中小企业”。要记住这个叫法吗？');
    const learned = await chat.say('主任', '记住', { privately: true });
    expect(learned.text).toContain('会改变过去2条理解');
    await chat.say('主任', '确认', { privately: true });
    expect((await chat.say('丙', '科创企多少家')).text).toContain('72家');
    expect((await chat.say('甲', '科创企73家')).text).toContain('72家 → 73家');
  });

  it('is told once, and never again after 不用记', async () => {
    await reportAndExplain('甲', '科创企71家', '是科小');
    await reportAndExplain('甲', '科创企72家', '是科小');
    await chat.say('主任', '不用记1');
    expect(await reportAndExplain('甲', '科创企73家', '是科小')).not.toContain('记住');
  });

  it('does not count one message twice, nor what was withdrawn', async () => {
    await reportAndExplain('甲', '科创企71家，新增科创企3家', '是科小');
    expect(chat.ledger.names.proposals).toEqual([]);
    await chat.say('甲', '撤销');
    await reportAndExplain('甲', '科创企72家', '是科小');
    expect(chat.ledger.names.proposals).toEqual([]);
  });

  it('to two different things proposes nothing', async () => {
    await reportAndExplain('甲', '科创企71家', '是科小');
    await reportAndExplain('甲', '科创企58家', '是高企');
    expect(chat.ledger.names.proposals).toEqual([]);
  });
});

describe('a liaison’s own explanation by 就是', () => {
  it('gets its receipt, and goes to the office as a proposal', async () => {
    await chat.say('甲', '@战报助手 科创企71家');
    const told = await chat.say('甲', '科创企就是科技型中小企业');
    expect(told.text).toContain('科技型中小企业：未报 → 71家');
    expect(told.text).toContain('已转专班办公室');
    expect(chat.ledger.names.proposals).toHaveLength(1);
  });
});
