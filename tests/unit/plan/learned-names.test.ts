import { describe, expect, it } from 'vitest';
import { buildLexicon } from '../../../src/plan/build-lexicon.js';
import { parsePlanYaml } from '../../../src/plan/load-plan-file.js';

const plan = parsePlanYaml(`
title: 清流县2024年交通攻坚方案
year: 2024
period: { from: 2024-01-01, to: 2024-12-31 }
place: 清流县
units: [{ name: 县交通局 }, { name: 县公路中心 }]
tasks: []
indicators:
  - { name: 农村公路新改建, shortName: 农村公路, aliases: [路, 修路], unit: 公里, target: 60, kind: flow }
  - { name: 县道升级改造, shortName: 县道改造, unit: 公里, target: 20, kind: flow }
`);
const [rural, county] = plan.indicators;
const ruralId = rural?.id ?? expect.unreachable();
const countyId = county?.id ?? expect.unreachable();

describe('learned names', () => {
  it('are names of the indicator they were taught for, and of no other', () => {
    const learned = [{ word: '修路', indicatorId: countyId }];
    const { indicators } = buildLexicon([plan], { botName: '战报助手', learned });
    const holders = indicators.filter(({ names }) => names.includes('修路'));
    expect(holders.map(({ id }) => id)).toEqual([countyId]);
  });

  it('never take an indicator its own short name', () => {
    const learned = [{ word: '农村公路', indicatorId: countyId }];
    const { indicators } = buildLexicon([plan], { botName: '战报助手', learned });
    const holders = indicators.filter(({ names }) => names.includes('农村公路'));
    expect(holders.map(({ id }) => id)).toEqual([ruralId, countyId]);
  });

  it('take a word from units when it was taught for an indicator, and the other way round', () => {
    const [ownName = expect.unreachable()] =
      buildLexicon([plan], { botName: '战报助手' })
        .units.find(({ name }) => name === '县交通局')
        ?.names.filter((name) => name !== '县交通局') ?? [];
    const taught = buildLexicon([plan], {
      botName: '战报助手',
      learned: [
        { word: ownName, indicatorId: countyId },
        { word: '修路', unit: '县公路中心' },
      ],
    });
    const holders = (word: string): readonly string[] => [
      ...taught.indicators
        .filter((item) => item.names.includes(word))
        .map((item) => item.shortName),
      ...taught.units.filter((item) => item.names.includes(word)).map((item) => item.name),
    ];
    expect(holders(ownName)).toEqual(['县道改造']);
    expect(holders('修路')).toEqual(['县公路中心']);
  });

  it('take a word away however it is written', () => {
    const learned = [{ word: '脩 路', indicatorId: countyId }];
    const { indicators } = buildLexicon([plan], { botName: '战报助手', learned });
    expect(indicators.find(({ id }) => id === ruralId)?.names).not.toContain('修路');
  });

  it('name units too, and pass over what no plan holds', () => {
    const learned = [
      { word: '老交通', unit: '县交通局' },
      { word: '老水利', unit: '县水利局' },
    ];
    const { units } = buildLexicon([plan], { botName: '战报助手', learned });
    expect(units.find(({ names }) => names.includes('老交通'))?.name).toBe('县交通局');
    expect(units.flatMap(({ names }) => names)).not.toContain('老水利');
  });
});
