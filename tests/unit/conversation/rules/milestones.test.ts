import { beforeEach, describe, expect, it } from 'vitest';
import { dayOfStep, readSteps } from '../../../../src/conversation/rules/read-milestones.js';
import { Conversation } from '../../../fakes/conversation.js';

let chat: Conversation;
beforeEach(async () => {
  chat = await Conversation.open();
});

const settings = () => chat.store.read(chat.workspaceId).workspace.settings;
const stepsSet = () =>
  Object.values(settings().pacings ?? {}).flatMap((own) =>
    Object.values(own).flatMap((pacing) =>
      typeof pacing === 'object' ? pacing.steps.map(({ at, value }) => `${at} ${value}`) : [pacing],
    ),
  );

describe('里程碑 of an indicator', () => {
  it('is set by the office, shown, and taken back', async () => {
    const { text } = await chat.say('主任', '高企里程碑：6月底30家，9月底45家，年底66家');
    expect(text).toContain(
      '高新技术企业已改为按里程碑推进：6月30日30家、9月30日45家、12月31日66家',
    );
    expect(text).toContain('取消高新技术企业里程碑');
    expect(stepsSet()).toEqual(['2023-06-30 30', '2023-09-30 45', '2023-12-31 66']);
    for (const asked of ['规则', '推进节奏', '里程碑']) {
      expect((await chat.say('甲', asked)).text).toContain(
        '按里程碑推进（专班办公室设定）：高新技术企业6月30日30家、9月30日45家、12月31日66家',
      );
    }
    expect((await chat.say('甲', '规则')).text).toContain('亮灯规则：');
    expect((await chat.say('主任', '取消高新技术企业里程碑')).text).toContain('已改为按方案推进');
    expect(stepsSet()).toEqual([]);
    expect((await chat.say('甲', '推进节奏')).text).not.toContain('专班办公室设定');
    expect((await chat.say('主任', '取消高企里程碑')).text).toContain('没有专班办公室设定的里程碑');
  });

  it('decides pace and light from then on', async () => {
    await chat.report('甲', '截至6月底科小40家');
    expect((await chat.say('甲', '科小怎么样了')).text).toContain('黄灯');
    await chat.say('主任', '科小里程碑：6月底40家，9月底60家');
    const { text } = await chat.say('甲', '科小怎么算的');
    expect(text).toContain('节点要求：截至6月30日应达40家');
    expect(text).toContain('绿灯');
    // What is between two steps is judged by the one before.
    expect((await chat.say('主任', '发本周周报')).text).toContain('绿灯1项');
  });

  it('ends with the target, and says where its own end differs', async () => {
    await chat.say('主任', '科小里程碑：6月底40家');
    expect(stepsSet()).toEqual(['2023-06-30 40', '2023-12-31 94']);
    const { text } = await chat.say('主任', '科小里程碑：6月底40家，年底80家');
    expect(text).toContain('最后一个节点80家与目标94家不一致');
    expect(stepsSet()).toEqual(['2023-06-30 40', '2023-12-31 80']);
  });

  it('takes the figures in the indicator’s own unit, and steps in any order', async () => {
    await chat.say('主任', '技术合同登记额里程碑改为：三季度末10亿元、6月底70000万元');
    expect(stepsSet()).toEqual(['2023-06-30 7', '2023-09-30 10', '2023-12-31 15.5']);
  });

  it.each([
    ['高企里程碑：6月底60家，9月底50家', '数字不减'],
    ['高企里程碑：6月底30家，6月30日40家', '一个比一个晚'],
    ['高企里程碑：2022年6月底30家', '不在方案期限内'],
    ['高企里程碑：2月30日30家', '没有这一天'],
    ['高企里程碑：6月底30.5家', '看不出是多少家'],
    ['高企里程碑：6月底30亿元', '看不出是多少家'],
    ['高企里程碑：6月底约30家', '看不出是多少家'],
    ['高企里程碑：6月底70家', '不超过后面的目标'],
    ['外星移民里程碑：6月底30家', '没有“外星移民”'],
    ['研发占GDP比重里程碑：6月底0.3%', '一年一算'],
  ])('changes nothing by what does not fit: %s', async (words, told) => {
    const { text } = await chat.say('主任', words);
    expect(text).toContain(told);
    expect(text).toContain('未作修改');
    expect(settings().pacings).toBeUndefined();
  });

  it.each(['甲', '县长'])('is not set by %s', async (who) => {
    const { text } = await chat.say(who, '高企里程碑：6月底30家，年底66家');
    expect(text).toContain('只有专班办公室');
    expect(settings().pacings).toBeUndefined();
  });

  it('leaves talk of milestones alone', async () => {
    const { text } = await chat.say('主任', '高企里程碑 目前推进顺利，请各单位放心', {
      privately: true,
    });
    expect(text).not.toContain('未作修改');
    expect(settings().pacings).toBeUndefined();
  });
});

describe('the days of steps', () => {
  const period = { from: '2023-01-01', to: '2023-12-31' } as const;

  it.each([
    ['6月底', '2023-06-30'],
    ['六月', '2023-06-30'],
    ['十二月底', '2023-12-31'],
    ['2月末', '2023-02-28'],
    ['9月15日', '2023-09-15'],
    ['2023年9月', '2023-09-30'],
    ['2023-09-15', '2023-09-15'],
    ['三季度末', '2023-09-30'],
    ['第1季度', '2023-03-31'],
    ['上半年', '2023-06-30'],
    ['年底', '2023-12-31'],
    ['2023年底', '2023-12-31'],
    ['2022年底', null],
    ['2024年1月', null],
    ['13月', null],
  ])('%s', (words, day) => {
    expect(dayOfStep(words, period)).toBe(day);
  });

  it('of a period over two years are those within it', () => {
    const over = { from: '2023-07-01', to: '2024-06-30' } as const;
    expect(dayOfStep('9月底', over)).toBe('2023-09-30');
    expect(dayOfStep('3月底', over)).toBe('2024-03-31');
    expect(dayOfStep('三季度末', over)).toBe('2023-09-30');
    expect(dayOfStep('上半年', over)).toBe('2024-06-30');
    expect(dayOfStep('年底', over)).toBe('2024-06-30');
  });

  it('are read of a list, and of nothing else', () => {
    expect(readSteps('到6月底达到30家,9月底前完成45家;年底 66')).toEqual([
      { day: '6月底', value: '30家' },
      { day: '9月底', value: '45家' },
      { day: '年底', value: '66' },
    ]);
    expect(readSteps('2023年底30家')).toEqual([{ day: '2023年底', value: '30家' }]);
    expect(readSteps('6月底30家,其余另行安排')).toBeNull();
    expect(readSteps('推进顺利')).toBeNull();
  });
});
