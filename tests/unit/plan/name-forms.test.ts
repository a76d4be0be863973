import { describe, expect, it } from 'vitest';
import { buildLexicon } from '../../../src/plan/build-lexicon.js';
import { parseGlossary } from '../../../src/plan/glossary/parse-glossary.js';
import { parsePlanYaml } from '../../../src/plan/load-plan-file.js';
import { nameTable, scanNames } from '../../../src/plan/name-table.js';

const plan = parsePlanYaml(`
title: 临岚县2025年综合工作方案
year: 2025
period: { from: 2025-01-01, to: 2025-12-31 }
place: 临岚县
units:
  - { name: 县市场监督管理局 }
  - { name: 县文化旅游广电体育局 }
  - { name: 县残联 }
  - { name: 临岚高新区管委会 }
tasks: []
indicators:
  - { name: 工业投资, shortName: 工业投资, unit: 亿元, target: 60, kind: flow }
  - { name: 工业投资增速, shortName: 工业投资增速, unit: '%', target: 9, kind: ratio }
  - { name: 社会消费品零售总额增速, shortName: 社会消费品零售总额增速, unit: '%', target: 8, kind: ratio }
  - { name: 城镇老旧小区改造, shortName: 老旧小区改造, unit: 个, target: 12, kind: flow }
  - { name: 完成历史遗留矿山修复, shortName: 历史遗留矿山修复, unit: 公顷, target: 90, kind: flow }
  - { name: 城区绿道建设, shortName: 城区绿道建设, unit: 公里, target: 9, kind: flow }
  - { name: 滨河绿道建设, shortName: 滨河绿道建设, unit: 公里, target: 5, kind: flow }
  - { name: 招商引资到位资金, shortName: 招商到位资金, unit: 亿元, target: 90, kind: flow }
  - { name: 到位资金项目, shortName: 到位资金项目, unit: 个, target: 30, kind: flow }
`);
const lexicon = buildLexicon([plan], { botName: '小岚' });

function holders(name: string): readonly string[] {
  return lexicon.indicators
    .filter(({ names }) => names.includes(name))
    .map(({ shortName }) => shortName);
}

describe('names made from a plan', () => {
  it.each([
    ['社零', '社会消费品零售总额增速'],
    ['社零增速', '社会消费品零售总额增速'],
    ['改造老旧小区', '老旧小区改造'],
    ['老旧小区', '老旧小区改造'],
    ['历史遗留矿山', '历史遗留矿山修复'],
    ['历史遗留矿山修复面积', '历史遗留矿山修复'],
  ])('%s is %s', (name, shortName) => {
    expect(holders(name)).toEqual([shortName]);
  });

  it('are lost where two indicators are as near and their units cannot tell them apart', () => {
    expect(holders('绿道建设')).toEqual([]);
    expect(holders('绿道')).toEqual([]);
  });

  it('are shared where the unit of the figure tells the indicators apart', () => {
    expect(holders('工业投资')).toEqual(['工业投资', '工业投资增速']);
    expect(holders('到位资金')).toEqual(['招商到位资金', '到位资金项目']);
  });

  it('come from a glossary of the office where one is given', () => {
    const glossary = parseGlossary('城区绿道建设 | 幸福道 | 公里 | 长度');
    const own = buildLexicon([plan], { botName: '小岚', glossary });
    const item = own.indicators.find(({ names }) => names.includes('幸福道'));
    expect(item?.shortName).toBe('城区绿道建设');
  });
});

describe('names of units', () => {
  it.each([
    ['市监局', '县市场监督管理局'],
    ['县市场监管局', '县市场监督管理局'],
    ['文旅局', '县文化旅游广电体育局'],
    ['残联', '县残联'],
    ['高新区', '临岚高新区管委会'],
  ])('%s is %s', (word, name) => {
    const found = lexicon.units.filter(({ names }) => names.includes(word));
    expect(found.map((unit) => unit.name)).toEqual([name]);
  });
});

describe('a table of names', () => {
  it('finds the longest name at each place, left to right', () => {
    const table = nameTable([
      ['规上工业增加值', 1],
      ['规上工业增加值增速', 2],
      ['增速', 3],
    ]);
    const hits = scanNames(table, '规上工业增加值增速7%，规上工业增加值12亿');
    expect(hits.map(({ values, start }) => [values[0], start])).toEqual([
      [2, 0],
      [1, 12],
    ]);
  });

  it('is made of five thousand indicators in seconds, with a bounded number of names', () => {
    const [first] = plan.indicators;
    const indicators = Array.from({ length: 5000 }, (_, no) => ({
      ...(first ?? expect.unreachable()),
      id: `indicator-${String(no)}` as never,
      name: `第${String(no)}片区老旧小区改造项目`,
      shortName: `第${String(no)}片区老旧小区改造`,
    }));
    const large = buildLexicon([{ ...plan, indicators }], { botName: '小岚' });
    const names = large.indicators.reduce((sum, item) => sum + item.names.length, 0);
    expect(names).toBeLessThan(100_000);
  }, 60_000);
});
