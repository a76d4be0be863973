import { describe, expect, it } from 'vitest';
import { buildLexicon } from '../../../src/plan/build-lexicon.js';
import { parsePlanYaml } from '../../../src/plan/load-plan-file.js';
import { abbreviates } from '../../../src/understanding/facts/abbreviation.js';
import { understand } from '../../../src/understanding/understand.js';

const lexicon = buildLexicon(
  [
    parsePlanYaml(`
title: 临岚市2025年民生工作方案
year: 2025
period: { from: 2025-01-01, to: 2025-12-31 }
place: 临岚市
units: [{ name: 市卫健局 }]
tasks: []
indicators:
  - { name: 高血压患者规范管理率, shortName: 高血压患者规范管理率, unit: '%', target: 75, kind: ratio }
  - { name: 农产品直播销售额, shortName: 农产品直播销售额, unit: 亿元, target: 4, kind: flow }
  - { name: 工业投资增速, shortName: 工业投资增速, unit: '%', target: 9, kind: ratio }
  - { name: 外贸进出口总额, shortName: 外贸进出口总额, unit: 亿元, target: 40, kind: flow }
  - { name: 年收入50万元以上社区, shortName: 年收入50万元以上社区, unit: 个, target: 20, kind: stock }
  - { name: 新建社区书吧, shortName: 新建社区书吧, unit: 个, target: 10, kind: flow }
`),
  ],
  { botName: '小岚' },
);

function facts(text: string): string[] {
  return understand(
    {
      text,
      now: new Date('2025-06-05T10:00:00+08:00'),
      sender: { unit: '市卫健局', role: 'liaison' },
      context: [],
    },
    lexicon,
  ).facts.map(({ indicator, measure, value }) => `${indicator} ${measure} ${value}`);
}

describe('names written shorter than any list has them', () => {
  it.each([
    ['高血压规管率71.5%', ['高血压患者规范管理率 total 71.5']],
    ['农产品直播额2.4亿元', ['农产品直播销售额 total 2.4']],
    ['50万以上的社区本月新增2个', ['年收入50万元以上社区 delta 2']],
  ])('%s', (text, expected) => {
    expect(facts(text)).toEqual(expected);
  });

  it.each(['管理率71.5家', '农产品销售部3个', '社区50个'])('%s names none', (text) => {
    expect(facts(text)).toEqual([]);
  });

  it('leave what is known to be another figure alone', () => {
    expect(facts('进出口12亿元，出口9亿元')).toEqual(['外贸进出口总额 total 12']);
  });
});

describe('figures of growth and of a name with its own verb', () => {
  it('take 同比增长 as the figure of an indicator that is a growth', () => {
    expect(facts('工业投资同比增长8.3%，比上月回落0.4个百分点')).toEqual([
      '工业投资增速 total 8.3',
    ]);
  });

  it('read the verb of the name as the year so far, and as news beside a total', () => {
    expect(facts('新建社区书吧4个')).toEqual(['新建社区书吧 total 4']);
    expect(facts('新建社区书吧2个，累计6个')).toEqual([
      '新建社区书吧 delta 2',
      '新建社区书吧 total 6',
    ]);
  });
});

describe('places known by their form', () => {
  it.each(['隔壁青溪县进出口已经30亿元', '听说云岭市工业投资增速12%'])('%s is not ours', (text) => {
    expect(facts(text)).toEqual([]);
  });

  it('全市 is ours in the plan of a city', () => {
    expect(facts('全市外贸进出口总额12亿元')).toEqual(['外贸进出口总额 total 12']);
  });
});

describe('abbreviations', () => {
  it('keep the order of the name, or turn two parts round, in few stretches', () => {
    expect(abbreviates('农产品网零额', '农产品网络零售额')).toBeGreaterThan(4);
    expect(abbreviates('化解积案', '信访积案化解')).toBeGreaterThan(2);
    expect(abbreviates('积案率', '信访积案化解')).toBeNull();
  });
});
