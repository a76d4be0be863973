import { buildLexicon } from '../../../src/plan/build-lexicon.js';
import type { Lexicon } from '../../../src/plan/lexicon.js';
import { parsePlanYaml } from '../../../src/plan/load-plan-file.js';
import { sampleLexicon } from '../../evals/labelled-message.js';
import { understand } from '../../../src/understanding/understand.js';
import type { Understanding, UnderstoodFact } from '../../../src/understanding/understanding.js';

const lexicon = sampleLexicon();

interface Circumstances {
  readonly now?: string;
  readonly unit?: string;
  readonly before?: string;
  readonly lexicon?: Lexicon;
}

/** Wednesday, 5 July 2023, unless said otherwise; from the bureau that owns most figures. */
export function read(text: string, circumstances: Circumstances = {}): Understanding {
  const { now = '2023-07-05', unit = '县科工信局', before } = circumstances;
  return understand(
    {
      text,
      now: new Date(`${now}T10:00:00+08:00`),
      sender: { unit, role: 'liaison' },
      context: before === undefined ? [] : [{ role: 'user', text: before }],
    },
    circumstances.lexicon ?? lexicon,
  );
}

export function brief(fact: UnderstoodFact): string {
  return `${fact.indicator} ${fact.measure} ${fact.value}${fact.unit} ${fact.asOf}`;
}

export function facts(text: string, circumstances: Circumstances = {}): string[] {
  return read(text, circumstances).facts.map(brief);
}

export function omitted(text: string, circumstances: Circumstances = {}): string[] {
  return read(text, circumstances).omitted.map(({ reason, text: words }) => `${reason}: ${words}`);
}

/** A plan of another kind, to show that nothing hangs on the sample. */
export const otherLexicon: Lexicon = buildLexicon(
  [
    parsePlanYaml(`
title: 桃源县2024年经济工作要点
year: 2024
period: { from: 2024-01-01, to: 2024-12-31 }
place: 桃源县
units: [{ name: 县统计局 }, { name: 县人社局 }]
tasks: [{ no: '1', title: 扩大有效投资, text: 抓固定资产投资 }]
indicators:
  - { name: 完成固定资产投资, shortName: 固定资产投资, unit: 亿元, target: 180, kind: flow, task: '1' }
  - { name: 新增规模以上工业企业, shortName: 新增规上工业企业, unit: 家, target: 20, kind: flow, task: '1' }
  - { name: 城镇新增就业, shortName: 城镇新增就业, unit: 人, target: 5000, kind: flow }
  - { name: 新建高标准农田, shortName: 高标准农田, unit: 万亩, target: 3.5, kind: flow }
  - { name: 单位GDP能耗下降率, shortName: 单位GDP能耗下降率, unit: '%', target: 3, kind: ratio }
  - { name: 农村公路提质改造, shortName: 农村公路提质改造, unit: 公里, target: 120, kind: flow }
  - { name: 一般公共预算收入, shortName: 一般公共预算收入, unit: 万元, target: 98000, kind: flow }
  - { name: 招商引资签约项目数, shortName: 签约项目数, unit: 个, target: 40, kind: flow }
`),
  ],
  { botName: '战报助手' },
);
