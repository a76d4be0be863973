import { describe, expect, it } from 'vitest';
import { findLinks } from '../../../src/understanding/text/links.js';
import { facts, read } from './sample-message.js';

describe('how figures are set', () => {
  it.each([
    [
      'pairs with commas',
      '科小，91，高企，65，',
      ['科技型中小企业 total 91家', '高新技术企业 total 65家'],
    ],
    ['wide spaces', '高企  64\n科小  90', ['高新技术企业 total 64家', '科技型中小企业 total 90家']],
    [
      'a table with commas',
      '指标,目标,完成\n高企,66,58\n科小,94,71',
      ['高新技术企业 total 58家', '科技型中小企业 total 71家'],
    ],
    ['a name around its figure', '今天园区裂变出1家新公司', ['裂变新公司 delta 1家']],
    [
      'keys and mathematical digits',
      '高企5️⃣8️⃣家，科小𝟕𝟏家',
      ['高新技术企业 total 58家', '科技型中小企业 total 71家'],
    ],
    [
      'traditional characters',
      '我縣眾創空間1家，瞪羚企業2家',
      ['众创空间 total 1家', '瞪羚企业 total 2家'],
    ],
  ])('%s', (_, text, expected) => {
    expect(facts(text)).toEqual(expected.map((fact) => `${fact} 2023-07-05`));
  });

  it.each([
    '登记额、研发归集分别为79000、12100万元',
    '登记额79000（万元），研发归集12100（万元）',
    '登记额（万元）：79000，研发归集（万元）：12100',
    '单位：万元。登记额79000，研发归集12100',
  ])('money takes the unit that is set for it: %s', (text) => {
    expect(facts(text)).toEqual([
      '技术合同登记额 total 7.9亿元 2023-07-05',
      '研发归集 total 1.21亿元 2023-07-05',
    ]);
  });

  it('digits in an address of the web are no figures', () => {
    const text = '高企62家，见https://example.cn/2023/58.html';
    expect(findLinks(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'https://example.cn/2023/58.html',
    ]);
  });

  it.each(['高企数百家', '科小有好几百家了', '高企6 2家', '高企6²家'])(
    'a figure that nobody can read is asked about: %s',
    (text) => {
      const { facts: taken, doubts } = read(text);
      expect(taken).toEqual([]);
      expect(doubts.map(({ kind }) => kind)).toEqual(['unreadable-number']);
    },
  );

  it('a plan under its heading stays one, whatever words follow', () => {
    const text =
      '一、进展\n6月底高企58家。\n二、下一步打算\n力争年底前科小达到94家，高企再新增5家。';
    expect(facts(text)).toEqual(['高新技术企业 total 58家 2023-06-30']);
  });

  it('what comes after 现有 is no plan any more', () => {
    expect(facts('今年计划新增瞪羚1家，小巨人现有6家')).toEqual([
      '小巨人企业 total 6家 2023-07-05',
    ]);
  });

  it('a part that is dated anew tells what came then', () => {
    expect(facts('引进硕士24名，其中6月新到岗2人')).toEqual([
      '硕士以上人才 total 24名 2023-07-05',
      '硕士以上人才 delta 2名 2023-06-30',
    ]);
    expect(facts('引进硕士24名，其中博士2名')).toHaveLength(1);
  });
});
