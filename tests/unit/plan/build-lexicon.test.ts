import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/kernel/errors.js';
import { buildLexicon } from '../../../src/plan/build-lexicon.js';
import { parsePlanYaml } from '../../../src/plan/load-plan-file.js';

const source = readFileSync(
  new URL('../../../plans/youxian-2023/plan.yaml', import.meta.url),
  'utf8',
);
const plan = parsePlanYaml(source);
const lexicon = buildLexicon([plan], { botName: '战报助手' });

function names(shortName: string): readonly string[] {
  return lexicon.indicators.find((item) => item.shortName === shortName)?.names ?? [];
}

describe('the plan file', () => {
  it('gives the same ids every time', () => {
    expect(parsePlanYaml(source)).toEqual(plan);
    expect(new Set(plan.indicators.map(({ id }) => id)).size).toBe(15);
  });

  it('starts flows at 0, paces by line, and gives ratios no pace', () => {
    const byName = new Map(plan.indicators.map((item) => [item.shortName, item]));
    expect(byName.get('科技型中小企业')).toMatchObject({ base: '0', pacing: { kind: 'linear' } });
    expect(byName.get('高新技术企业')).toMatchObject({ base: '50', target: '66' });
    expect(byName.get('研发占GDP比重')).toMatchObject({
      base: null,
      pacing: { kind: 'none', due: null },
    });
  });

  it('refuses a wrong file by naming the fields', () => {
    expect(() => parsePlanYaml('title: 甲\nyear: 二〇二三')).toThrow(AppError);
    expect(() => parsePlanYaml('title: 甲\nyear: 二〇二三')).toThrow(/year/);
    expect(() => parsePlanYaml(': [')).toThrow(/YAML/);
  });
});

describe('the lexicon', () => {
  it('knows the head noun without its prefixes, and official abbreviations', () => {
    expect(names('高新技术企业')).toEqual(
      expect.arrayContaining(['有效高新技术企业', '高新技术企业', '高企']),
    );
    expect(names('众创空间')).toEqual(expect.arrayContaining(['市级以上众创空间', '众创空间']));
    expect(names('小巨人企业')).toEqual(expect.arrayContaining(['国省小巨人企业', '小巨人']));
  });

  it('lets the twins share their stem and tells them apart by 数 and 额', () => {
    for (const stem of ['技术合同', '技合', '技术合同登记']) {
      expect(names('技术合同登记数')).toContain(stem);
      expect(names('技术合同登记额')).toContain(stem);
    }
    expect(names('技术合同登记数')).toContain('登记数');
    expect(names('技术合同登记额')).not.toContain('登记数');
    expect(names('技术合同登记额')).toContain('合同额');
  });

  it('lists names longest first and keeps general words out', () => {
    for (const { names: all } of lexicon.indicators) {
      expect(all).toEqual([...all].sort((a, b) => b.length - a.length));
      expect(all).not.toContain('企业');
      expect(all).not.toContain('人才');
    }
  });

  it('calls a unit by its full name, its alias and its name without 县', () => {
    const unit = lexicon.units.find(({ name }) => name === '中国人民银行攸县支行');
    expect(unit?.names).toContain('人行');
    expect(lexicon.units.find(({ name }) => name === '县科协')?.names).toContain('科协');
    expect(lexicon.placeName).toBe('攸县');
  });
});
