import { describe, expect, it } from 'vitest';
import { facts, read } from './sample-message.js';

const before = '截至6月30日高企57家，小巨人8家，科小77家';

describe('corrections that name figures by their place', () => {
  it.each([
    ['刚才那条第二个数改成9', ['小巨人企业 total 9家']],
    ['第三个数应该是79', ['科技型中小企业 total 79家']],
    ['最后一个改成79', ['科技型中小企业 total 79家']],
    ['倒数第二个数改成9', ['小巨人企业 total 9家']],
    ['前两个数分别改为58和9', ['高新技术企业 total 58家', '小巨人企业 total 9家']],
    ['第一个和第三个分别改成58、79', ['高新技术企业 total 58家', '科技型中小企业 total 79家']],
    ['第一个改成58，第三个改成79', ['高新技术企业 total 58家', '科技型中小企业 total 79家']],
    ['第二个数从8改成9', ['小巨人企业 total 9家']],
  ])('%s', (text, expected) => {
    expect(facts(text, { before })).toEqual(expected.map((fact) => `${fact} 2023-06-30`));
    expect(read(text, { before }).intent).toBe('correction');
  });

  it('take nothing where the earlier message has no such place', () => {
    expect(facts('第五个数改成9', { before })).not.toContain('小巨人企业 total 9家 2023-06-30');
  });
});

describe('terse corrections', () => {
  it.each([
    ['77改78', '科技型中小企业 total 78家'],
    ['77家改78家', '科技型中小企业 total 78家'],
    ['57→58', '高新技术企业 total 58家'],
    ['科小78才对', '科技型中小企业 total 78家'],
    ['58！不是57！', '高新技术企业 total 58家'],
    ['57家写成了，应58家', '高新技术企业 total 58家'],
  ])('%s', (text, expected) => {
    expect(facts(text, { before })).toEqual([`${expected} 2023-06-30`]);
  });

  it('that tell what a figure counts change its measure', () => {
    const turn = { before: '8月份科小84家', now: '2023-09-05' };
    expect(facts('那个84是累计的，8月新增5家', turn)).toEqual([
      '科技型中小企业 total 84家 2023-08-31',
      '科技型中小企业 delta 5家 2023-08-31',
    ]);
  });
});

describe('an answer that quotes what it answers', () => {
  const quoted = '「张三：截至6月底高企57家」\n- - - - - - - - - - - - - - -\n';

  it('is read by itself, with the quotation as what was said before', () => {
    expect(facts(`${quoted}不对，是58家`)).toEqual(['高新技术企业 total 58家 2023-06-30']);
    expect(facts(`${quoted}科小现在71家`)).toEqual(['科技型中小企业 total 71家 2023-07-05']);
  });

  it('gives spans of the whole text', () => {
    const text = `${quoted}科小现在71家`;
    const [fact] = read(text).facts;
    expect(text.slice(fact?.span.start, fact?.span.end)).toBe('科小现在71家');
  });

  it('is none when nothing stands below the quotation', () => {
    expect(facts('「张三：截至6月底高企57家」')).toEqual(['高新技术企业 total 57家 2023-06-30']);
  });
});
