import { beforeEach, describe, expect, it } from 'vitest';
import { silence } from '../../../../src/conversation/outcome.js';
import { Conversation, PEOPLE } from '../../../fakes/conversation.js';
import { indicatorOf, samplePlan } from '../../../fakes/sample-plan.js';

let chat: Conversation;
beforeEach(async () => {
  chat = await Conversation.open();
});

const settings = () => chat.store.read(chat.workspaceId).workspace.settings;

describe('亮灯规则', () => {
  it('is told to every member, with what else there is', async () => {
    const { text } = await chat.say('甲', '亮灯规则', { privately: true });
    expect(text).toContain('亮灯规则：完成率与时序进度相比');
    expect(text).toContain('可选：按差距、按月按季、三色、蓝灯提醒');
  });

  it('is changed by the office alone', async () => {
    expect((await chat.say('甲', '亮灯规则改为按月按季')).text).toContain('只有专班办公室');
    expect((await chat.say('县长', '亮灯规则改为按月按季')).text).toContain('只有专班办公室');
    expect(settings().lightRules).toBeUndefined();
    const { text } = await chat.say('主任', '亮灯规则改为按月按季');
    expect(text).toContain('亮灯规则（按月按季）');
    expect(Object.values(settings().lightRules ?? {})).toEqual(['month-quarter']);
  });

  it.each([
    ['亮灯规则改成三色', 'three-colour'],
    ['亮灯规则改为按三色', 'three-colour'],
    ['亮灯规则换成蓝灯提醒', 'early-blue'],
    ['亮灯规则设为默认', 'difference'],
    ['《攸县打好科技创新攻坚仗工作方案（示例）》亮灯规则改为按月按季', 'month-quarter'],
  ])('%s', async (words, name) => {
    await chat.say('主任', words);
    expect(Object.values(settings().lightRules ?? {})).toEqual([name]);
  });

  it('says what there is when no rule has that name, and warns where units are ranked', async () => {
    expect((await chat.say('主任', '亮灯规则改为彩虹')).text).toContain('没有这种亮灯规则');
    expect((await chat.say('主任', '《没有》亮灯规则改为三色')).text).toContain('没有名为《没有》');
    expect(settings().lightRules).toBeUndefined();
    expect((await chat.say('主任', '亮灯规则改为三色')).text).toContain('要给单位排名次');
  });

  it('decides every light from then on, and says which rule it was', async () => {
    await chat.report('甲', '截至6月底技术合同登记额6亿元');
    const before = await chat.say('甲', '技术合同登记额怎么算的');
    expect(before.text).toContain('规则：不低于时序亮绿灯');
    expect(before.text).toContain('红灯');
    await chat.say('主任', '亮灯规则改为三色');
    const after = await chat.say('甲', '技术合同登记额怎么算的');
    expect(after.text).toContain('黄灯');
    expect(after.text).toContain('规则（三色）：没有达到时序进度');
    const { text } = await chat.say('主任', '发本周周报');
    expect(text).toContain('黄灯1项');
    await chat.say('主任', '亮灯规则改为按月按季');
    expect((await chat.say('甲', '技术合同登记额怎么算的')).text).toContain('季末的应达数没有达到');
    expect((await chat.say('甲', '截至6月底技术合同登记额6.1亿元')).text).toContain('红灯');
  });

  it('by 蓝灯提醒 has what is done green, and reminds before the deadline', async () => {
    await chat.say('主任', '亮灯规则改为蓝灯提醒');
    chat.now = '2023-12-20T10:00:00+08:00';
    await chat.report('甲', '截至12月15日科小94家，高企65家');
    const done = await chat.say('甲', '科小怎么样了');
    expect(done.text).toContain('已完成年度目标，绿灯');
    const near = await chat.say('甲', '高企怎么样了');
    expect(near.text).toContain('蓝灯（临近期限，提前提醒）');
  });
});

describe('推进节奏', () => {
  it('of an indicator is set by the office, and shown', async () => {
    await chat.report('甲', '截至5月31日科小24家');
    expect((await chat.say('甲', '科小怎么样了')).text).toContain('红灯');
    expect((await chat.say('甲', '科小按季度推进')).text).toContain('只有专班办公室');
    const { text } = await chat.say('主任', '科小按季度推进');
    expect(text).toContain('科技型中小企业已改为按季度推进');
    const now = await chat.say('甲', '科小怎么算的');
    expect(now.text).toContain('按季度推进：截至5月31日应达上一季末的23家');
    expect(now.text).toContain('绿灯');
    expect((await chat.say('甲', '推进节奏')).text).toContain(
      '按季度推进（季末应达到相应比例）：科技型中小企业',
    );
    await chat.say('主任', '科小按方案推进');
    expect((await chat.say('甲', '科小怎么样了')).text).toContain('红灯');
  });

  it('takes several names or all, and refuses what has no pace or is unknown', async () => {
    expect((await chat.say('主任', '高企、科小按季度推进')).text).toContain(
      '高新技术企业、科技型中小企业已改为',
    );
    expect((await chat.say('主任', '外星移民按季度推进')).text).toContain('没有“外星移民”');
    expect((await chat.say('主任', '研发占GDP比重按季度推进')).text).toContain('一年一算');
    const { text } = await chat.say('主任', '各项指标按季度推进');
    expect(text).toContain('瞪羚企业');
    expect(text).not.toContain('研发占GDP比重');
    expect(await chat.say('主任', '各项指标改为按方案推进')).toMatchObject({
      text: expect.stringContaining('按方案推进') as unknown,
    });
    expect(Object.values(settings().pacings ?? {})).toEqual([{}]);
  });

  it('of a ratio is the plan’s, and what was set before can be undone', async () => {
    const plan = samplePlan();
    const steps = [{ at: '2023-06-30', value: '0.3' }] as const;
    const indicators = plan.indicators.map((one) =>
      one.kind === 'ratio' ? { ...one, pacing: { kind: 'milestones', steps } as const } : one,
    );
    chat = await Conversation.open(PEOPLE, [{ ...plan, indicators }]);
    for (const how of ['按时序推进', '按季度推进']) {
      const { text } = await chat.say('主任', `研发占GDP比重${how}`);
      expect(text).toContain('是比重');
      expect(text).toContain('未作修改');
    }
    await chat.say('主任', '各项指标按时序推进');
    expect((await chat.say('主任', '推进节奏')).text).toMatch(/按方案节点推进：.*研发/u);
    const ratio = indicatorOf(plan, '研发占GDP比重');
    const pacings = { [plan.id]: { [ratio.id]: 'linear' as const } };
    await chat.store.sweep(chat.workspaceId, new Date(chat.now), () =>
      Promise.resolve({ ...silence, settings: { ...settings(), pacings } }),
    );
    expect((await chat.say('主任', '推进节奏')).text).not.toContain('按方案节点推进');
    expect((await chat.say('主任', '研发占GDP比重按方案推进')).text).toContain('已改为按方案推进');
    expect((await chat.say('主任', '推进节奏')).text).toMatch(/按方案节点推进：.*研发/u);
  });

  it.each(['项目按计划推进', '按季度推进', '工作正在按时序推进中'])(
    'leaves the talk of work alone: %s',
    async (words) => {
      const { text } = await chat.say('甲', words, { privately: true });
      expect(text).not.toContain('只有专班办公室可以修改');
      expect(text).not.toContain('没有“');
    },
  );
});
