import { beforeEach, describe, expect, it } from 'vitest';
import { Conversation, PEOPLE } from '../../fakes/conversation.js';

let chat: Conversation;
beforeEach(async () => {
  chat = await Conversation.open();
});

const status = async (what: string) => (await chat.say('县长', `${what}多少了`)).text;

describe('数出一门', () => {
  it('the owner sets the county figure', async () => {
    expect((await chat.say('丙', '引进硕士14名')).text).toContain('县人社局为牵头单位');
    await chat.say('丙', '确认');
    expect(await status('硕士')).toContain('14名');
  });

  it('the office sets it too, marked 专班办公室核定', async () => {
    expect((await chat.say('主任', '全县高企58家')).text).toContain('专班办公室核定');
    await chat.say('主任', '确认');
    expect(await status('高企')).toContain('专班办公室核定');
  });

  it('a non-owner’s county-wide statement is a proposal, and answers never say a bare 未报', async () => {
    const { text } = await chat.say('乙', '全县众创空间1家');
    expect(text).toContain('牵头单位是县科工信局，此数列为建议数');
    expect((await chat.say('乙', '确认')).buttons).toEqual(['采纳1']);
    expect(await status('众创空间')).toContain('县科工信局未报；高新区报1家（待核定）');
  });

  it.each([
    ['甲', '众创空间1家'],
    ['主任', '专班办公室核定'],
  ])('owner or office take it with 采纳: %s', async (who, shown) => {
    await chat.report('乙', '全县众创空间1家');
    expect((await chat.say(who, '采纳')).text).toContain('已采纳建议数1');
    expect(await status('众创空间')).toContain('1家');
    expect((await chat.say('主任', '众创空间多少了')).text.replace('：', '')).toContain(shown);
  });

  it.each(['乙', '丙', '县长'])('others may not adopt: %s', async (who) => {
    await chat.report('乙', '全县众创空间1家');
    expect((await chat.say(who, '采纳1')).text).toContain('只有牵头单位（县科工信局）');
    expect(chat.events).toEqual(['fact-recorded']);
  });

  it('several proposals are listed by numbers that never shift', async () => {
    await chat.report('乙', '全县众创空间1家');
    await chat.report('乙', '全县省级企业技术中心1家');
    const list = await chat.say('主任', '采纳');
    expect(list.buttons).toEqual(['采纳1', '采纳2']);
    await chat.say('主任', '采纳1');
    expect((await chat.say('主任', '采纳2')).text).toContain('省级企业技术中心');
    expect((await chat.say('主任', '采纳1')).text).toContain('没有编号为1');
  });

  it('a proposal made in private is told to owner and office', async () => {
    await chat.say('乙', '全县众创空间1家', { privately: true });
    const { replies } = await chat.say('乙', '确认', { privately: true });
    const told = replies.flatMap(({ to }) => (to.kind === 'member' ? [to.memberId] : []));
    expect(told).toEqual([chat.member('甲').id, chat.member('丁').id, chat.member('主任').id]);
  });

  it('a non-owner’s own part is its contribution: kept beside the county figure, never added', async () => {
    await chat.report('甲', '高企58家');
    expect((await chat.say('乙', '我区高企32家')).text).toContain('高新区分项');
    await chat.say('乙', '确认');
    const answer = await status('高企');
    expect(answer).toContain('58家');
    expect(answer).toContain('分项：高新区32家');
  });

  it('the park’s increase is asked: 全县数还是分项', async () => {
    const { text, buttons } = await chat.say('乙', '园区新增高企2家');
    expect(text).toContain('全县数还是分项？1 全县数 2 分项');
    expect(buttons).not.toContain('确认');
    expect((await chat.say('乙', '2')).text).toContain('高新区分项');
    await chat.say('乙', '确认');
    expect([...chat.ledger.facts.values()][0]?.standing).toBe('contribution');
  });

  it('a town’s figure that may be none is asked about first, then whose it is', async () => {
    await chat.report('甲', '高企58家');
    const doubted = await chat.say('甲', '江桥街道今年认定高企2家');
    expect(doubted.text).toContain('是哪一种');
    expect(doubted.buttons).not.toContain('确认');
    const receipt = await chat.say('甲', 'A');
    expect(receipt.text).toContain('全县数还是分项');
    expect(receipt.buttons).not.toContain('确认');
  });

  it.each(['皇图岭镇新增高企2家', '截至6月底，新市镇高企2家', '江桥街道新增高企2家'])(
    'a town’s figure is asked of the owner: %s',
    async (text) => {
      await chat.report('甲', '高企58家');
      const receipt = await chat.say('甲', text);
      expect(receipt.text).toContain('全县数还是分项');
      expect(receipt.buttons).not.toContain('确认');
    },
  );

  it.each(['各乡镇共有高企58家', '我县城镇高企58家', '联合乡镇走访后，高企58家'])(
    'words that only hold 镇 or 乡 name no town: %s',
    async (text) => {
      expect((await chat.say('甲', text)).text).not.toContain('全县数还是分项');
    },
  );

  it('and asked only once', async () => {
    await chat.say('乙', '园区新增高企2家');
    await chat.say('乙', '分项');
    await chat.say('乙', '确认');
    const next = await chat.say('乙', '园区新增高企1家', { at: '2023-07-12T10:00:00+08:00' });
    expect(next.text).not.toContain('全县数还是分项');
    expect(next.text).toContain('高新区分项');
  });

  it('全县数 makes it a proposal, 分项 makes a proposal a contribution', async () => {
    await chat.say('乙', '园区新增高企2家');
    expect((await chat.say('乙', '全县数')).text).toContain('建议数');
    expect((await chat.say('乙', '分项')).text).toContain('高新区分项');
  });
});

describe('one member with several units', () => {
  beforeEach(async () => {
    chat = await Conversation.open({
      ...PEOPLE,
      戊: [
        { unit: '县人社局', role: 'liaison' },
        { unit: '县科工信局', role: 'liaison' },
      ],
    });
  });

  it('is asked 以哪个单位名义', async () => {
    const { text, buttons } = await chat.say('戊', '引进硕士14名');
    expect(text).toContain('以哪个单位名义报？1 县人社局');
    expect(buttons).toEqual(['1', '2']);
    expect((await chat.say('戊', '确认')).text).toContain('请先回数字');
    expect((await chat.say('戊', '1')).text).toContain('县人社局为牵头单位');
    await chat.say('戊', '确认');
    expect(await status('硕士')).toContain('14名');
  });

  it('and only once a day in the same chat', async () => {
    await chat.say('戊', '引进硕士14名');
    await chat.say('戊', '1');
    await chat.say('戊', '确认');
    expect((await chat.say('戊', '硕士15名')).text).not.toContain('以哪个单位名义');
  });

  it('is not asked when the text names one of them', async () => {
    const { text } = await chat.say('戊', '人社局报一下，引进硕士14名');
    expect(text).toContain('【回执1】县人社局');
  });
});

describe('年初数', () => {
  it('of a stock is asked once of its owner and then lights the lamp', async () => {
    const { samplePlan } = await import('../../fakes/sample-plan.js');
    const plan = samplePlan();
    const indicators = plan.indicators.map((indicator) =>
      indicator.kind === 'stock' ? { ...indicator, base: null } : indicator,
    );
    chat = await Conversation.open(PEOPLE, [{ ...plan, indicators }]);
    const first = await chat.say('甲', '高企58家');
    expect(first.text).toContain('高新技术企业缺年初数');
    await chat.say('甲', '确认');
    expect(await status('高企')).toContain('灰灯（缺年初数）');
    expect((await chat.report('甲', '高企59家', '2023-07-06T10:00:00+08:00')).text).not.toContain(
      '请补报',
    );
    expect((await chat.say('乙', '高企年初数50家')).text).toContain('由县科工信局或专班办公室提供');
    expect((await chat.say('甲', '年初数50家')).text).toContain('年初数：高新技术企业 50家');
    await chat.say('甲', '确认');
    expect(chat.events).toContain('base-set');
    expect(await status('高企')).toContain('绿灯');
  });

  it('of a flow is not needed', async () => {
    expect((await chat.say('甲', '科小年初数5家')).text).toContain('不需要年初数');
  });
});
