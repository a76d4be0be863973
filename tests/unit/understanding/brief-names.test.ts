import { describe, expect, it } from 'vitest';
import { buildLexicon } from '../../../src/plan/build-lexicon.js';
import { parsePlanYaml } from '../../../src/plan/load-plan-file.js';
import { understand } from '../../../src/understanding/understand.js';

const lexicon = buildLexicon(
  [
    parsePlanYaml(`
title: 云溪县经济工作方案
year: 2024
period: { from: 2024-01-01, to: 2024-12-31 }
place: 云溪县
units:
  - { name: 县商务局, aliases: [商务局] }
tasks:
  - { no: '1', title: 抓好招商, text: 开展招商。, leads: [县商务局] }
indicators:
  - { name: 专利成果转化, shortName: 专利成果转化, unit: 项, target: 20, kind: flow, task: '1' }
  - { name: 招商项目开工, shortName: 招商项目开工, unit: 个, target: 30, kind: flow, task: '1' }
  - { name: 工业投资占固定资产投资比重, shortName: 工业投资占比重, unit: '%', target: 40, kind: ratio, task: '1' }
  - { name: 共富工坊, shortName: 共富工坊, unit: 家, target: 12, kind: stock, task: '1' }
  - { name: 共富学堂, shortName: 共富学堂, unit: 家, target: 9, kind: stock, task: '1' }
`),
  ],
  { botName: '小云' },
);

function facts(text: string): string[] {
  return understand(
    {
      text,
      now: new Date('2024-06-05T10:00:00+08:00'),
      sender: { unit: '县商务局', role: 'liaison' },
      context: [],
    },
    lexicon,
  ).facts.map(({ indicator, measure, value }) => `${indicator} ${measure} ${value}`);
}

describe('short forms of any plan, only right before a figure', () => {
  it.each([
    ['转化5项，开工8个', ['专利成果转化 total 5', '招商项目开工 total 8']],
    ['专利成果已经转化了5项', ['专利成果转化 total 5']],
    ['开工8个', ['招商项目开工 total 8']],
    ['工坊7家，学堂3家', ['共富工坊 total 7', '共富学堂 total 3']],
  ])('%s', (text, expected) => {
    expect(facts(text)).toEqual(expected);
  });

  it.each(['技术转化12项', '转化为产品', '共富7家', '道路开工8公里'])('%s names none', (text) => {
    expect(facts(text)).toEqual([]);
  });
});
