import { describe, expect, it } from 'vitest';
import { facts, omitted } from './sample-message.js';

const before = '截至6月30日，高企57家，科小68家，技合登记额72600元';

describe('a correction', () => {
  it('gives the corrected value only', () => {
    expect(facts('刚才报错了，截至6月底高企应该是58家，不是57家')).toEqual([
      '高新技术企业 total 58家 2023-06-30',
    ]);
    expect(omitted('刚才报错了，截至6月底高企应该是58家，不是57家')).toEqual([
      'old_value: 不是57家',
    ]);
  });

  it.each([
    [
      'takes the date of what it corrects',
      '更正：科小是69家，高企没错',
      '科技型中小企业 total 69家 2023-06-30',
    ],
    [
      'finds the indicator by the figure that it denies',
      '报错了，不是57家，是58家',
      '高新技术企业 total 58家 2023-06-30',
    ],
    [
      'finds the indicator by the nearest figure',
      '说错了，应该是69家',
      '科技型中小企业 total 69家 2023-06-30',
    ],
    [
      'finds the indicator by the unit',
      '单位写错了，是72600万元',
      '技术合同登记额 total 7.26亿元 2023-06-30',
    ],
    [
      'keeps a date of its own',
      '更正：截至7月3日科小是69家',
      '科技型中小企业 total 69家 2023-07-03',
    ],
    ['把…改成…', '把高企57家改成58家', '高新技术企业 total 58家 2023-06-30'],
  ])('%s', (_, text, expected) => {
    expect(facts(text, { before })).toEqual([expected]);
  });

  it('of the date alone keeps the figures', () => {
    expect(
      facts('日期写错了，应该是截至6月25日', { before: '截至6月30日高企57家，科小68家' }),
    ).toEqual(['高新技术企业 total 57家 2023-06-25', '科技型中小企业 total 68家 2023-06-25']);
  });

  it('of a delta stays a delta', () => {
    expect(facts('更正：科小是3家', { before: '本周新增科小5家' })).toEqual([
      '科技型中小企业 delta 3家 2023-07-05',
    ]);
  });

  it('not one, a message leaves its context alone', () => {
    expect(facts('科小69家', { before })).toEqual(['科技型中小企业 total 69家 2023-07-05']);
  });
});
