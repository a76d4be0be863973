import { describe, expect, it } from 'vitest';
import { facts, otherLexicon, read } from './sample-message.js';

describe('attachment', () => {
  it('gives a figure to the name before it, also without punctuation', () => {
    expect(facts('高企是五十五家科小入库差不多六十家')).toEqual([
      '高新技术企业 total 55家 2023-07-05',
      '科技型中小企业 total 60家 2023-07-05',
    ]);
  });

  it('gives a figure to the name after it', () => {
    expect(facts('新增3家高企2家科小')).toEqual([
      '高新技术企业 delta 3家 2023-07-05',
      '科技型中小企业 delta 2家 2023-07-05',
    ]);
  });

  it('shares out lists in order', () => {
    expect(facts('高企、科小、小巨人分别达到58家、70家、3家')).toEqual([
      '高新技术企业 total 58家 2023-07-05',
      '科技型中小企业 total 70家 2023-07-05',
      '小巨人企业 total 3家 2023-07-05',
    ]);
  });

  it('gives 各1家 to each', () => {
    expect(facts('众创空间、星创天地各1家')).toHaveLength(2);
  });

  it('tells count and amount of one stem by the unit', () => {
    expect(facts('技合124个、7.9亿')).toEqual([
      '技术合同登记数 total 124个 2023-07-05',
      '技术合同登记额 total 7.9亿元 2023-07-05',
    ]);
  });

  it('goes on with what was spoken of', () => {
    expect(
      facts('8月份新登记技合22个，合同额1.35亿元\n1-8月累计168个、10.2亿元', { now: '2023-09-04' }),
    ).toEqual([
      '技术合同登记数 delta 22个 2023-08-31',
      '技术合同登记额 delta 1.35亿元 2023-08-31',
      '技术合同登记数 total 168个 2023-08-31',
      '技术合同登记额 total 10.2亿元 2023-08-31',
    ]);
  });

  it('refuses a figure whose measure word does not fit', () => {
    expect(facts('技术合同登记额58家')).toEqual([]);
  });

  it('marks where value and name stand in the original text', () => {
    const text = '各位\u200b好，高企达到 ５８ 家。';
    const [fact] = read(text).facts;
    expect(text.slice(fact?.span.start, fact?.span.end)).toBe('高企达到 ５８ 家');
    expect(fact?.rule).toBe('after-name');
    expect(fact?.confidence).toBeGreaterThan(0.8);
  });
});

describe('total and delta', () => {
  it.each([
    ['高企58', 'total', null],
    ['本周新增科小3家', 'delta', '2023-07-03'],
    ['小巨人+1', 'delta', '2023-07-05'],
    ['6月份科小新入库9家', 'delta', '2023-06-01'],
    ['上半年登记技合118个', 'total', null],
    ['1-6月新增科小68家', 'total', null],
    ['上半年新认定高企7家', 'delta', '2023-01-01'],
    ['昨天认定高企2家', 'delta', '2023-07-04'],
    ['高企由57家增加到58家', 'total', null],
    ['科小达到77家', 'total', null],
    ['本周累计新增科小5家', 'delta', '2023-07-03'],
  ])('%s is %s', (text, measure, from) => {
    const [fact, ...more] = read(text).facts;
    expect(more).toEqual([]);
    expect([fact?.measure, fact?.from]).toEqual([measure, from]);
  });

  it('one message may give both', () => {
    expect(facts('小巨人+1，现有6家')).toEqual([
      '小巨人企业 delta 1家 2023-07-05',
      '小巨人企业 total 6家 2023-07-05',
    ]);
  });

  it('科小较上周增加3家 is new since that Sunday', () => {
    const [total, delta] = read('科小77家，较上周增加3家').facts;
    expect([total?.measure, delta?.measure, delta?.from]).toEqual(['total', 'delta', '2023-07-03']);
  });
});

describe('the date of a figure', () => {
  it('a named date covers the clauses after it until another is named', () => {
    expect(facts('截至6月底高企57家，科小68家，目前小巨人3家')).toEqual([
      '高新技术企业 total 57家 2023-06-30',
      '科技型中小企业 total 68家 2023-06-30',
      '小巨人企业 total 3家 2023-07-05',
    ]);
  });

  it.each([
    '高企57家，科小68家（截至6月30日）',
    '高企57家，科小68家。以上数据截至6月30日。',
    '高企57家、科小68家，截至6月30日',
  ])('one that closes the message covers all: %s', (text) => {
    expect(read(text).facts.map(({ asOf }) => asOf)).toEqual(['2023-06-30', '2023-06-30']);
  });

  it('今年累计 gives way to a day named just before', () => {
    expect(facts('截至6月底，今年累计引进硕士14名')).toEqual([
      '硕士以上人才 total 14名 2023-06-30',
    ]);
  });

  it('a day that does not exist is a doubt, and its figures are no facts', () => {
    const { intent, doubts, facts: found } = read('截至2月30日，高企58家');
    expect(intent).toBe('report');
    expect(doubts.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'impossible-date 截至2月30日',
    ]);
    expect(found).toEqual([]);
  });

  it('a day ahead is a doubt', () => {
    expect(read('截至7月31日，高企58家').doubts.map(({ kind }) => kind)).toEqual(['future-date']);
  });
});

describe('whose figure it is', () => {
  it.each(['我区高企32家', '我局引进硕士2名', '卫健系统引进硕士7名'])(
    '%s is a unit’s own part',
    (text) => {
      expect(read(text).facts.map(({ scope }) => scope)).toEqual(['unit']);
    },
  );

  it.each(['高企58家', '全县高企58家', '高新区：本周新增科小5家', '我局牵头的高企58家'])(
    '%s is the county’s',
    (text) => {
      expect(read(text, { unit: '高新区' }).facts.map(({ scope }) => scope)).toEqual(['county']);
    },
  );

  it('代县卫健局报 names for whom', () => {
    expect(read('代县卫健局报：引进硕士3名').facts[0]?.onBehalfOf).toBe('县卫健局');
  });
});

describe('tables', () => {
  it('take the column of the figures reached', () => {
    const table =
      '指标 | 目标 | 完成 | 完成率\n高企 | 66 | 62 | 93.9%\n技合登记额（亿元） | 15.5 | 11.1 | 71.6%\n（截至6月30日）';
    expect(facts(table)).toEqual([
      '高新技术企业 total 62家 2023-06-30',
      '技术合同登记额 total 11.1亿元 2023-06-30',
    ]);
  });

  it('read columns of new and cumulative figures, and turned tables', () => {
    expect(facts('指标\t本月新增\t累计\n科小\t6\t77')).toEqual([
      '科技型中小企业 delta 6家 2023-07-05',
      '科技型中小企业 total 77家 2023-07-05',
    ]);
    expect(facts('指标 | 高企 | 科小\n目标 | 66 | 94\n完成 | 58 | 70')).toEqual([
      '高新技术企业 total 58家 2023-07-05',
      '科技型中小企业 total 70家 2023-07-05',
    ]);
  });
});

describe('another plan needs no code', () => {
  it.each([
    ['1-5月固定资产投资完成68.5亿元', '固定资产投资 total 68.5亿元 2024-05-31'],
    ['固投68.5亿', '固定资产投资 total 68.5亿元 2024-06-05'],
    ['本月新增规上企业2家', '新增规上工业企业 delta 2家 2024-06-05'],
    ['城镇新增就业两千三百五十人', '城镇新增就业 total 2350人 2024-06-05'],
    ['截至5月底高标准农田建成12000亩', '高标准农田 total 1.2万亩 2024-05-31'],
    ['单位GDP能耗下降率2.1%', '单位GDP能耗下降率 total 2.1% 2024-06-05'],
    ['农村公路提质改造45.6公里', '农村公路提质改造 total 45.6公里 2024-06-05'],
    ['一般公共预算收入4.2亿元', '一般公共预算收入 total 42000万元 2024-06-05'],
    ['签约项目12个', '签约项目数 total 12个 2024-06-05'],
  ])('%s', (text, expected) => {
    expect(facts(text, { now: '2024-06-05', unit: '县统计局', lexicon: otherLexicon })).toEqual([
      expected,
    ]);
  });
});
