import { describe, expect, it } from 'vitest';
import { buildLexicon } from '../../../src/plan/build-lexicon.js';
import { parsePlanYaml } from '../../../src/plan/load-plan-file.js';
import {
  ASK_BELOW,
  confidenceOf,
  doubtOn,
} from '../../../src/understanding/confidence/confidence.js';
import { CONFIDENCE_WEIGHTS } from '../../../src/understanding/confidence/confidence-weights.js';
import { EVIDENCE } from '../../../src/understanding/confidence/evidence.js';
import { understand } from '../../../src/understanding/understand.js';
import type { UnderstoodFact } from '../../../src/understanding/understanding.js';
import { read } from './sample-message.js';

function only(text: string): UnderstoodFact {
  const { facts } = read(text);
  const [fact] = facts;
  if (fact === undefined || facts.length > 1) throw new Error(`${facts.length} facts`);
  return fact;
}

describe('evidence of other places', () => {
  it('is none where the words stand in the name of the indicator', () => {
    const lexicon = buildLexicon(
      [
        parsePlanYaml(`
title: 云溪县安居行动方案
year: 2024
period: { from: 2024-01-01, to: 2024-12-31 }
place: 云溪县
units: [{ name: 县住建局, aliases: [住建局] }]
tasks: [{ no: '1', title: 建设安居工程, text: 建设安置区充电桩。, leads: [县住建局] }]
indicators:
  - { name: 安置区充电桩, shortName: 安置区充电桩, unit: 个, target: 120, kind: flow, task: '1' }
`),
      ],
      { botName: '小云' },
    );
    const { facts } = understand(
      {
        text: '截至6月底，安置区充电桩累计建成30个',
        now: new Date('2024-07-05T10:00:00+08:00'),
        sender: { unit: '县住建局', role: 'liaison' },
        context: [],
      },
      lexicon,
    );
    expect(facts.map(({ value }) => value)).toEqual(['30']);
    expect(facts[0]?.evidence).not.toContain('speaks-of-others');
  });
});

describe('confidence', () => {
  it('lies between 0 and 1 whatever was seen', () => {
    expect(confidenceOf(EVIDENCE)).toBeGreaterThanOrEqual(0);
    expect(confidenceOf([])).toBeLessThanOrEqual(1);
    expect(confidenceOf([])).toBeGreaterThan(ASK_BELOW);
  });

  it('falls with what speaks against a fact, and rises with what speaks for it', () => {
    for (const item of EVIDENCE) {
      const weight = CONFIDENCE_WEIGHTS.weights[item] ?? 0;
      expect(
        Math.sign(confidenceOf([item]) - confidenceOf([])) * weight,
        item,
      ).toBeGreaterThanOrEqual(0);
      expect(doubtOn([item], [item])).toBe(Math.max(0, -weight));
    }
  });

  it('is higher for a figure with name, unit, measure and date than for one without', () => {
    const full = only('截至6月底，高新技术企业累计达到58家').confidence;
    expect(full).toBeGreaterThan(only('高企58').confidence);
    expect(full).toBeGreaterThan(0.95);
  });
});

describe('what was seen when a fact was read', () => {
  it.each([
    ['高企58', 'unit-missing'],
    ['高企58', 'date-missing'],
    ['高企58家', 'measure-assumed'],
    ['本周新增高企3家', 'delta-said'],
    ['截至6月底，高企58家', 'date-inherited'],
    ['技合12', 'name-shared'],
    ['技合12', 'name-shared-either-fits'],
    ['合同额1860万元', 'unit-converted'],
    ['好像高企58家', 'hedged'],
    ['登记额900000亿元', 'value-off-scale'],
  ] as const)('%s: %s', (text, item) => {
    expect(only(text).evidence).toContain(item);
  });

  it.each([
    ['技合12个', 'name-shared'],
    ['技合124', 'name-shared-either-fits'],
    ['技合12.3', 'name-shared-either-fits'],
    ['累计高企58家', 'measure-assumed'],
    ['6月底高企58家', 'date-inherited'],
    ['合同额79000万元', 'unit-converted'],
  ] as const)('%s: not %s', (text, item) => {
    expect(only(text).evidence).not.toContain(item);
  });
});

describe('other readings', () => {
  it('stand beside a doubtful fact only', () => {
    expect(only('技合12').confidence).toBeLessThan(ASK_BELOW);
    expect(only('技合12').otherReadings).toMatchObject([
      { indicator: '技术合同登记额', value: '12', unit: '亿元', measure: 'total' },
    ]);
    expect(only('技合12个').otherReadings).toBeUndefined();
  });

  it('are those of another side where the side of most doubt has none', () => {
    expect(only('有5家高企通过了认定').otherReadings).toMatchObject([
      { value: '5', measure: 'delta' },
    ]);
  });
});
