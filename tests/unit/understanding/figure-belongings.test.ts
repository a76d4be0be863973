import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../src/understanding/facts/read-facts.js';
import type { Lexicon } from '../../../src/plan/lexicon.js';
import { roadsLexicon, sampleLexicon, sent } from './message-under-test.js';

function factsOf(text: string, lexicon: Lexicon): readonly string[] {
  const { facts } = readFacts(sent(text, { lexicon }));
  return facts.map(({ indicator, measure, value }) => `${indicator} ${measure} ${value}`);
}

const sample = (text: string): readonly string[] => factsOf(text, sampleLexicon);
const roads = (text: string): readonly string[] => factsOf(text, roadsLexicon);

const COUNT = '技术合同登记数';
const MONEY = '技术合同登记额';
const HIGH = '高新技术企业';
const SMALL = '科技型中小企业';
const MASTERS = '硕士以上人才';

describe('a greater figure alone in brackets behind an increase is what it led to', () => {
  it.each([
    ['高企+2（58）', [`${HIGH} delta 2`, `${HIGH} total 58`]],
    ['科小+5（73家）', [`${SMALL} delta 5`, `${SMALL} total 73`]],
    ['技合额+1.4亿（12.3亿）', [`${MONEY} delta 1.4`, `${MONEY} total 12.3`]],
    ['高企新增2家（58家）', [`${HIGH} delta 2`, `${HIGH} total 58`]],
  ])('%s', (text, facts) => {
    expect(sample(text)).toEqual(facts);
  });

  it.each([
    ['农村公路+3.5公里（62公里）', ['农村公路 delta 3.5', '农村公路 total 62']],
    ['户厕+120（1540）', ['户厕 delta 120', '户厕 total 1540']],
  ])('%s', (text, facts) => {
    expect(roads(text)).toEqual(facts);
  });

  it('a smaller one is a part', () => {
    expect(roads('户厕+120座（40座）')).not.toContain('户厕 total 40');
  });
});

describe('a pair behind the slash pair of its twin', () => {
  it.each([
    ['技合 205/230 13.6/15.5亿', [`${COUNT} total 205`, `${MONEY} total 13.6`]],
    ['技合 98/230 5.2/15.5亿元', [`${COUNT} total 98`, `${MONEY} total 5.2`]],
    ['技合124/230，额7.9/15.5', [`${COUNT} total 124`, `${MONEY} total 7.9`]],
    ['技合124个，额7.9', [`${COUNT} total 124`, `${MONEY} total 7.9`]],
    ['技合208/13.6亿', [`${COUNT} total 208`, `${MONEY} total 13.6`]],
  ])('%s', (text, facts) => {
    expect(sample(text)).toEqual(facts);
  });
});

describe('a list follows the order of the names in the clause before', () => {
  it.each([
    ['去年高企49家、科小51家，今年已经58家、76家了', [`${HIGH} total 58`, `${SMALL} total 76`]],
    ['去年同期高企45家、科小60家，目前57家、71家', [`${HIGH} total 57`, `${SMALL} total 71`]],
  ])('%s', (text, facts) => {
    expect(sample(text)).toEqual(facts);
  });
});

describe('rows of tables', () => {
  it.each([
    [
      '三季度末数据\n技术合同（份）\t218\n技术合同额（万元）\t141500',
      [`${COUNT} total 218`, `${MONEY} total 14.15`],
    ],
    ['指标\t技合\t额(亿)\n完成\t121\t7.63', [`${COUNT} total 121`, `${MONEY} total 7.63`]],
  ])('%s', (text, facts) => {
    expect(sample(text)).toEqual(facts);
  });

  it.each([
    ['\t5月新增\t累计\n户厕\t80\t1200', ['户厕 delta 80', '户厕 total 1200']],
    [
      '指标|任务|完成\n农村公路（公里）|120|62\n户厕（座）|3000|1540',
      ['农村公路 total 62', '户厕 total 1540'],
    ],
  ])('%s', (text, facts) => {
    expect(roads(text)).toEqual(facts);
  });
});

describe('parts in brackets are no facts of their own', () => {
  it.each([
    ['引进硕士4名（县人民医院2名、攸县一中2名），累计12名', `${MASTERS} total 2`],
    ['登记技术合同6个（高新区4个、农业2个）2150万元', `${COUNT} total 4`],
    ['技合+6（2个超千万），累计104个', `${COUNT} delta 2`],
    ['技合+9（4个来自园区），累计104个', `${COUNT} delta 4`],
  ])('%s', (text, part) => {
    expect(sample(text)).not.toContain(part);
    expect(sample(text)).not.toHaveLength(0);
  });

  it.each([
    ['户厕完成95座（东乡60座、西乡35座）', ['户厕 total 95']],
    ['农村公路建成12公里（北片区8公里、南片区4公里）', ['农村公路 total 12']],
  ])('%s', (text, facts) => {
    expect(roads(text)).toEqual(facts);
  });
});

describe('who has signed has not arrived', () => {
  it.each([
    ['硕士签了3个，到岗的只有1个，累计到岗12个', 3],
    ['硕士签约5名，实际报到2名，累计12名', 5],
    ['硕士签订8名，已入职4名，累计12名', 8],
  ])('%s', (text, signed) => {
    expect(sample(text).some((fact) => fact.endsWith(` ${signed}`))).toBe(false);
    expect(sample(text)).toContain(`${MASTERS} total 12`);
  });
});

describe('the figure of a task named with it', () => {
  it.each([
    ['15.5亿元的技合登记额任务完成14.1亿元', [`${MONEY} total 14.1`]],
    ['66家的高企目标已完成58家', [`${HIGH} total 58`]],
  ])('%s', (text, facts) => {
    expect(sample(text)).toEqual(facts);
  });

  it.each([
    ['120公里的农村公路任务完成62公里', ['农村公路 total 62']],
    ['3000座的户厕任务已完成1540座', ['户厕 total 1540']],
  ])('%s', (text, facts) => {
    expect(roads(text)).toEqual(facts);
  });
});

describe('the figure that no longer holds', () => {
  it.each([
    ['科小：县里报省里70家，系统显示71家，以系统为准', [`${SMALL} total 71`]],
    ['科小系统显示71家，台账记的70家，以系统数据为准', [`${SMALL} total 71`]],
    ['研发归集13800万元（初报12600万元）', ['研发归集 total 1.38']],
    ['科小是81，之前报的82多算了1家', [`${SMALL} total 81`]],
    ['引进硕士3名，加上前4个月的11名，现在14名', [`${MASTERS} total 14`]],
  ])('%s', (text, facts) => {
    expect(sample(text).filter((fact) => !fact.includes('delta') && !fact.endsWith(' 3'))).toEqual(
      facts,
    );
  });

  it.each([
    ['户厕台账报1500座，系统显示1540座，以系统为准', ['户厕 total 1540']],
    ['户厕200座里有30座没验收，按170座算', ['户厕 total 170']],
  ])('%s', (text, facts) => {
    expect(roads(text)).toEqual(facts);
  });
});

describe('states and marks around a figure', () => {
  it.each([
    ['瞪羚企业尚在公示，1家', []],
    ['星创天地还在评审，2家', []],
    ['技合占任务63%🌱高企58家', [`${HIGH} total 58`]],
    ['高企54家；同期科小入库45家', [`${HIGH} total 54`, `${SMALL} total 45`]],
    ['高企54家，去年同期高企45家', [`${HIGH} total 54`]],
    ['科小涨到91家', [`${SMALL} total 91`]],
    ['科小95家，多出来1家', [`${SMALL} total 95`]],
  ])('%s', (text, facts) => {
    expect(sample(text)).toEqual(facts);
  });
});

describe('halves of a measure', () => {
  it.each([
    ['农村公路修了四公里半', '4.5'],
    ['农村公路累计62公里半', '62.5'],
    ['农村公路累计62公里，用了半年', '62'],
    ['农村公路累计62公里', '62'],
  ])('%s', (text, value) => {
    expect(roads(text).map((fact) => fact.split(' ')[2])).toEqual([value]);
  });
});

describe('lines under one heading stay with it', () => {
  it('however many they are', () => {
    const text = '户厕：\n3月 30座\n4月 40座\n5月 50座\n累计 1540座';
    expect(roads(text)).toContain('户厕 total 1540');
  });
});
