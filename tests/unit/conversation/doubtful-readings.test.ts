import { beforeEach, describe, expect, it } from 'vitest';
import { Conversation } from '../../fakes/conversation.js';

let chat: Conversation;
beforeEach(async () => {
  chat = await Conversation.open();
});

const status = async (what: string): Promise<string> =>
  (await chat.say('县长', `${what}多少了`)).text;

/** A bare 12 of a name that stands for a count and an amount, both of which it fits. */
const DOUBTFUL = '截至6月底技合12';

describe('a figure that can be read in two ways', () => {
  it('is asked about in the words of the sender, and not shown as taken', async () => {
    const { text, buttons } = await chat.say('甲', DOUBTFUL);
    expect(text).toContain('1. “技合12”：待核对');
    expect(text).toContain(
      '？是哪一种？A 技术合同登记数累计12个（6月30日）；B 技术合同登记额累计12亿元（6月30日）；C 都不是，不计入',
    );
    expect(text).not.toContain('→');
    expect(buttons).toEqual(expect.arrayContaining(['A1', 'B1', 'C1']));
  });

  it.each(['B', 'b', 'Ｂ', 'B1', '2', '选B', '登记额', '是登记额', '技术合同登记额', '合同额'])(
    '%s answers that it is the amount, which still waits for 确认',
    async (answer) => {
      await chat.say('甲', DOUBTFUL);
      const { text } = await chat.say('甲', answer);
      expect(text).toContain('技术合同登记额：未报 → 12亿元（截至6月30日）');
      expect(await status('技术合同登记额')).not.toContain('12亿元');
      await chat.say('甲', '确认');
      expect(await status('技术合同登记额')).toContain('12亿元');
      expect(await status('技术合同登记数')).not.toContain('12个');
    },
  );

  it.each(['A', '1', '登记数', '是登记数'])('%s answers that it is the count', async (answer) => {
    await chat.say('甲', DOUBTFUL);
    expect((await chat.say('甲', answer)).text).toContain('技术合同登记数：未报 → 12个');
  });

  it.each(['C', '3', '都不是', '不要', '不是'])('%s leaves it out', async (answer) => {
    await chat.say('甲', DOUBTFUL);
    expect((await chat.say('甲', answer)).text).toContain('这个数不计入');
    await chat.say('甲', '确认');
    expect(await status('技术合同登记数')).not.toContain('12个');
  });

  it('is asked about by no word that fits no reading or both', async () => {
    await chat.say('甲', DOUBTFUL);
    for (const words of ['累计', '6月底', '是的']) {
      expect((await chat.say('甲', words)).text).not.toContain('未报 → 12');
    }
  });

  it('leaves the other figures of its message to be confirmed, and is asked about again', async () => {
    await chat.say('甲', '截至6月底高企58家，技合12');
    const { text } = await chat.say('甲', '确认');
    expect(text).toContain('已入库');
    expect(text).toContain('“技合12”：待核对');
    expect(await status('高企')).toContain('58家');
    await chat.say('甲', 'A');
    await chat.say('甲', '确认');
    expect(await status('技术合同登记数')).toContain('12个');
  });

  it('is not asked about any more once it was said clearly', async () => {
    await chat.say('甲', DOUBTFUL);
    const { text } = await chat.say('甲', '截至6月底技术合同登记额12亿元');
    expect(text).toContain('已由本回执替换');
    expect(text).not.toContain('是哪一种');
    expect((await chat.say('甲', '待确认')).text).not.toContain('登记数');
  });

  it('leaves what waits as it is until its reading is chosen, whichever it could have been', async () => {
    await chat.say('甲', '截至6月底技术合同登记额12.5亿元');
    const asked = await chat.say('甲', DOUBTFUL);
    expect(asked.text).toContain('是哪一种');
    expect(asked.text).not.toContain('替换');
    await chat.say('甲', 'A');
    await chat.say('甲', '全部确认');
    expect(await status('技术合同登记额')).toContain('12.5亿元');
    expect(await status('技术合同登记数')).toContain('12个');
  });

  it('replaces what waits once its reading is chosen', async () => {
    await chat.say('甲', '截至6月底技术合同登记额12.5亿元');
    await chat.say('甲', DOUBTFUL);
    expect((await chat.say('甲', 'B')).text).toContain('已由本回执替换');
    await chat.say('甲', '全部确认');
    expect(await status('技术合同登记额')).toContain('12亿元');
  });

  it('stays a question when another number is said of one of its readings', async () => {
    await chat.say('甲', DOUBTFUL);
    const { text } = await chat.say('甲', '截至6月底技术合同登记额13亿元');
    expect(text).not.toContain('替换');
    expect((await chat.say('甲', '待确认')).text).toContain('技术合同登记数12个');
  });

  it('replaces the same question', async () => {
    await chat.say('甲', DOUBTFUL);
    expect((await chat.say('甲', '截至6月底技合13')).text).toContain('已由本回执替换');
  });

  it('keeps its answers apart from those of another line', async () => {
    const { text } = await chat.say('甲', '截至6月底技合12，高企58家。上半年技合11');
    const asked = [...text.matchAll(/(\d)\. “([^”]+)”：待核对/gu)].map(([, no]) => no);
    const last = asked.at(-1) ?? '';
    expect(asked.length).toBeGreaterThan(0);
    const answered = await chat.say('甲', `A${last}`);
    expect(answered.text).not.toContain(`${last}. “`);
  });

  it('is answered by nobody else’s letter', async () => {
    await chat.say('甲', DOUBTFUL);
    expect((await chat.say('丙', 'B')).text).not.toContain('12亿元');
  });
});

describe('figures that are read without doubt', () => {
  it.each([
    '高企58家',
    '截至6月底高企58，科小71，技合124个、7.9亿',
    '技合12.3亿',
    '本周新增科小3家，累计71家',
    '高企、科小分别达到58家、71家（截至6月30日）',
    '截至6月底，全县有效高新技术企业58家，完成目标的87.9%',
  ])('%s is taken without a question', async (message) => {
    expect((await chat.say('甲', message)).text).not.toContain('是哪一种');
  });
});
