import { describe, expect, it } from 'vitest';
import { draftOf, findingKinds, indicatorLines, taskLines } from './read-text.js';

/** A plan of one year with one task. */
function oneTask(text: string, units = '牵头单位：县林业局'): string {
  return `云山县2025年林业工作方案\n\n一、重点任务\n（一）抓好落实。${text}\n${units}\n（二）搞好宣传。编发简报。\n牵头单位：县融媒体中心`;
}

async function namesOf(text: string): Promise<string[]> {
  const draft = await draftOf(oneTask(text));
  return draft.indicators.map(({ name, target, unit }) => `${name} ${target ?? '-'}${unit ?? ''}`);
}

describe('names of targets', () => {
  it.each([
    [
      'a rate after a rate is of its own',
      '合同兑现率达到85%以上，投产率不低于60%。',
      ['合同兑现率 85%', '投产率 60%'],
    ],
    [
      'a rate of what was counted keeps its subject',
      '新签约项目20个，投产率不低于60%。',
      ['新签约项目 20个', '新签约项目投产率 60%'],
    ],
    ['a place and a verb are no name', '在粤北、湘南建立木材交易站5个。', ['木材交易站 5个']],
    [
      'people served and what they get make the name',
      '免费为3000名护林员提供体检服务。',
      ['护林员体检服务 3000名'],
    ],
    ['what stands before 的 only describes', '组建以国有林场为龙头的3个联合体。', ['联合体 3个']],
    [
      'a bracket behind a figure belongs to no name',
      '更换巡护车12台（越野型）、购置无人机8架。',
      ['更换巡护车 12台', '无人机 8架'],
    ],
    ['an action keeps its verb', '扶持创业40人。', ['扶持创业 40人']],
  ])('%s', async (_, text, names) => {
    expect(await namesOf(text)).toEqual(names);
  });

  it('never begins a short name with punctuation', async () => {
    const draft = await draftOf(oneTask('改建、扩建林区道路16公里，新建、改建管护站4座。'));
    for (const { shortName } of draft.indicators) expect(shortName).not.toMatch(/^[、，和及]/);
  });
});

describe('figures that are no targets', () => {
  it.each([
    ['funds', '省财政预算安排专项资金1.5亿元，整合涉林资金3000万元。'],
    ['what a project is long and costs', '全长18公里，总投资2.2亿元。'],
    ['a ceiling of a subsidy', '单个合作社最高不超过50万元。'],
    ['a number of fields', '围绕油茶、楠竹、林下药材3大产业，编制规划。'],
    ['a stage of the work', '4月底前开工率达到100%，9月底前全部完工。'],
  ])('leaves out %s', async (_, text) => {
    expect(await namesOf(text)).toEqual([]);
  });

  it('leaves out whom a result is good for', async () => {
    expect(await namesOf('新建林道20公里，惠及林农1.6万人。')).toEqual(['新建林道 20公里']);
  });

  it('reports a share for each of several', async () => {
    const draft = await draftOf(oneTask('每个林场全年抚育示范林不少于2片。'));
    expect(draft.indicators).toEqual([]);
    expect(findingKinds(draft)).toContain('per-unit-target');
  });

  it('keeps a rate per head, which is of the whole county', async () => {
    expect(await namesOf('每千人口执业医师数达到3.2人。')).toEqual(['每千人口执业医师数 3.2人']);
  });
});

const THREE_YEARS = `白石市水利建设三年行动方案
（2024—2026年）

一、工作目标
到2026年底，农村自来水普及率2024年达到88%、2025年达到91%、2026年达到95%；2024年、2025年漏损率分别控制在14%、12%以内。万元产值用水量较2023年降低9%，灌溉水利用率达到58%。

二、重点任务
1.改造供水管网。每年改造老旧管网不少于30公里。（市水务局牵头，市住房城乡建设局配合）
2.修复水生态。管住排污。（市生态环境局白石分局牵头，市水务局配合）`;

describe('several years', () => {
  it('takes the years below the title', async () => {
    expect((await draftOf(THREE_YEARS)).period).toEqual({ from: '2024-01-01', to: '2026-12-31' });
  });

  it('takes the last year as the target and the others as milestones, without a conflict', async () => {
    const draft = await draftOf(THREE_YEARS);
    const rate = draft.indicators.find(({ name }) => name === '农村自来水普及率');
    expect(rate?.target).toBe('95');
    expect(rate?.milestones.map(({ value }) => value)).toEqual(['88', '91']);
    expect(findingKinds(draft)).not.toContain('target-differs');
  });

  it('does not carry a milestone year into the next sentence', async () => {
    const draft = await draftOf(THREE_YEARS);
    const rate = draft.indicators.find(({ name }) => name === '灌溉水利用率');
    expect([rate?.target, rate?.due]).toEqual(['58', null]);
  });

  it('keeps the wording of a change that has no base', async () => {
    const draft = await draftOf(THREE_YEARS);
    const use = draft.indicators.find(({ name }) => name === '万元产值用水量');
    expect([use?.target, use?.targetText]).toEqual([null, '较2023年降低9%']);
    expect(findingKinds(draft)).toContain('target-without-base');
  });

  it('takes a target of every year with a word on how it is meant', async () => {
    const draft = await draftOf(THREE_YEARS);
    expect(indicatorLines(draft)).toContain('改造老旧管网｜30公里｜>=｜flow｜市水务局｜1');
    expect(findingKinds(draft)).toContain('recurring-target');
  });
});

describe('units in other forms', () => {
  it.each([
    ['责任单位：县林业局牵头，县财政局、各乡镇（场）配合', '县林业局｜县财政局、各乡镇（场）'],
    ['牵头单位：县林业局；配合单位：各乡镇（街道、林场）', '县林业局｜各乡镇（街道、林场）'],
    ['主管单位：县林业局\n参与单位：县公安局 县应急局等', '县林业局｜县公安局、县应急局'],
    [
      '责任部门：县林业局；配合部门：县直各单位，各镇（街道）',
      '县林业局｜县直各单位、各镇（街道）',
    ],
    ['责任领导：赵大山、钱小河\n牵头单位：县林业局\n责任人：孙一', '县林业局｜'],
    ['【牵头单位：县林业局；责任单位：各县（市、区）】', '县林业局｜各县（市、区）'],
    ['由县林业局牵头，县财政局按职责分工负责。', '县林业局｜县财政局'],
  ])('%s', async (units, expected) => {
    const draft = await draftOf(oneTask('造林2000亩。', units));
    expect(taskLines(draft)[0]).toBe(`一 抓好落实｜${expected}`);
    expect(draft.tasks[0]?.workItems).toEqual([]);
  });

  it('ends a list of units at its full stop', async () => {
    const draft = await draftOf(oneTask('', '牵头单位：县林业局，责任单位：各乡镇。造林2000亩。'));
    expect(taskLines(draft)[0]).toBe('一 抓好落实｜县林业局｜各乡镇');
    expect(indicatorLines(draft)).toEqual(['造林｜2000亩｜>=｜flow｜县林业局｜一']);
  });

  it.each([
    ['市生态环境局云山分局', '县生态环境分局'],
    ['县自然资源局', '县自然资源分局'],
    ['县政府金融工作办公室', '县金融办'],
  ])('asks or says whether %s and %s are one', async (first, second) => {
    const draft = await draftOf(
      oneTask('造林2000亩。', `牵头单位：${first}`).replace('县融媒体中心', second),
    );
    const said = draft.findings.filter(({ kind }) => kind === 'unit-two-names');
    expect(said.map(({ about }) => about)).toEqual([[first, second]]);
  });
});

describe('tasks under other marks', () => {
  it('takes points that count on through all headings as tasks', async () => {
    const draft = await draftOf(
      '云山县2025年林业工作清单\n一、造林\n①栽油茶。牵头单位：县林业局\n②栽楠竹。牵头单位：县林科所\n二、护林\n③防火。牵头单位：县应急局\n④防虫。牵头单位：县森防站',
    );
    expect(draft.tasks.map(({ no }) => no)).toEqual(['1', '2', '3', '4']);
  });

  it('takes 一是 and 二是 below one heading as tasks', async () => {
    const draft = await draftOf(
      '云山县2025年林业工作方案\n一、工作任务\n一是扩大面积。造林2000亩。\n牵头单位：县林业局\n二是提高质量。抚育800亩。\n牵头单位：县林科所',
    );
    expect(taskLines(draft)).toEqual(['一 扩大面积｜县林业局｜', '二 提高质量｜县林科所｜']);
  });
});

describe('lists behind the text', () => {
  const PLAN = `云山县2025年林业工作方案
一、重点任务
（一）绿化行动
1、栽油茶。新栽油茶3000亩，其中一季度1000亩、上半年2200亩。（县林业局牵头，县财政局配合）
2、栽楠竹。（县林科所牵头，县林业局配合）
（二）护林行动
2、防火。（县应急局牵头，县林业局配合）
附件
任务清单
任务1：栽油茶
牵头单位：县林业局
责任单位：县财政局
任务2：栽楠竹
牵头单位：县林业局
责任单位：县林科所`;

  it('joins tasks that are said again, and reports another lead', async () => {
    const draft = await draftOf(PLAN);
    expect(draft.tasks.map(({ no, title }) => `${no} ${title}`)).toEqual([
      '1 栽油茶',
      '2 栽楠竹',
      '2-2 防火',
    ]);
    const differing = draft.findings.filter(({ kind }) => kind === 'lead-differs');
    expect(differing.map(({ where }) => where)).toEqual(['任务2，清单第2行']);
    expect(findingKinds(draft)).toContain('numbering-duplicate');
  });

  it('takes sums up to a quarter as milestones as they stand', async () => {
    const [first] = (await draftOf(PLAN)).indicators;
    expect([first?.target, first?.milestones.map(({ value }) => value)]).toEqual([
      '3000',
      ['1000', '2200'],
    ]);
    expect(findingKinds(await draftOf(PLAN))).not.toContain('target-differs');
  });
});

describe('long lists', () => {
  it.each(['，', '、'])('reads 6000 indicators in one line, joined by %s', async (mark) => {
    const parts = Array.from({ length: 6000 }, (_, i) => `新建第${i}号泵站${(i % 90) + 1}个`);
    const draft = await draftOf(`某县2025年工作方案\n一、工作目标\n${parts.join(mark)}。`);
    expect(draft.indicators.length).toBeGreaterThan(5000);
  });
});
