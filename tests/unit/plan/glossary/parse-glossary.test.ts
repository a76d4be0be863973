import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/kernel/errors.js';
import { builtInGlossary } from '../../../../src/plan/glossary/built-in-glossary.js';
import { parseGlossary } from '../../../../src/plan/glossary/parse-glossary.js';

function problems(source: string): string {
  try {
    parseGlossary(source);
  } catch (error) {
    if (error instanceof AppError) return error.userText;
    throw error;
  }
  return '';
}

describe('the built-in glossary', () => {
  it('holds at least 300 entries that are counted or worked on, and the departments of a county', () => {
    const organs = builtInGlossary.filter(({ kind }) => kind === 'organ');
    expect(builtInGlossary.length - organs.length).toBeGreaterThanOrEqual(300);
    expect(organs.length).toBeGreaterThanOrEqual(50);
  });

  it('gives a unit to everything that is counted', () => {
    const counted = builtInGlossary.filter(({ kind }) => kind !== 'term' && kind !== 'organ');
    expect(counted.filter(({ units }) => units.length === 0)).toEqual([]);
  });

  it('names nothing twice in one entry', () => {
    for (const { names, weak } of builtInGlossary) {
      const all = [...names, ...weak];
      expect(all, names[0]).toEqual([...new Set(all)]);
    }
  });
});

describe('a glossary file of the office', () => {
  it('is read line by line, with remarks and empty lines passed over', () => {
    expect(
      parseGlossary(
        '# 本县用语\n\n乡村振兴夜校 | 夜校 ~上课 | 期 场 | 个数\n智慧茶园 | - | - | 名称',
      ),
    ).toEqual([
      { names: ['乡村振兴夜校', '夜校'], weak: ['上课'], units: ['期', '场'], kind: 'count' },
      { names: ['智慧茶园'], weak: [], units: [], kind: 'term' },
    ]);
  });

  it('tells every wrong line at once, by number', () => {
    const told = problems('夜校 | 期\n夜 | 校 | 期 | 个数\n\n夜校 | - | 期 | 数目');
    expect(told).toContain('4处问题');
    expect(told).toContain('第1行：应为“全称 | 简称 | 计量单位 | 类别”4栏，现有2栏');
    expect(told).toContain('第2行：全称至少两个字');
    expect(told).toMatch(/第2行：简称“校”/);
    expect(told).toMatch(/第4行：类别“数目”不认识/);
  });
});
