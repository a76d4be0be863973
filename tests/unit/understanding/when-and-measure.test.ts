import { describe, expect, it } from 'vitest';
import { facts, otherLexicon } from './sample-message.js';

describe('a date inside brackets', () => {
  it.each([
    ['截至6月底：高企58家（5月56家）、科小73家', '科技型中小企业 total 73家 2023-06-30'],
    ['截至6月底高企58家（上月底56家），小巨人5家', '小巨人企业 total 5家 2023-06-30'],
    ['昨天入库科小3家（本月累计9家），引进硕士2名', '硕士以上人才 delta 2名 2023-07-04'],
  ])('dates nothing after the bracket when it dates a figure within: %s', (text, fact) => {
    expect(facts(text)).toContain(fact);
  });
});

describe('what brackets add', () => {
  it.each([
    ['高企64家（新增2家），科小92家', '科技型中小企业 total 92家 2023-07-05'],
    [
      '高企：64家（本月新增2家）；技术合同：登记228项，金额15.1亿元',
      '技术合同登记数 total 228个 2023-07-05',
    ],
    ['高企64家（又认定2家）、硕士20名', '硕士以上人才 total 20名 2023-07-05'],
  ])('ends with the bracket: %s', (text, fact) => {
    expect(facts(text)).toContain(fact);
  });
});

describe('what growth led to', () => {
  it.each([
    ['科小涨到84了', '科技型中小企业 total 84家'],
    ['又新登了1个技合，变成149个', '技术合同登记数 total 149个'],
    ['高企又过了一家就是六十家', '高新技术企业 total 60家'],
    ['小巨人新增1家变4家', '小巨人企业 total 4家'],
    ['技合额从11亿涨到12.4亿', '技术合同登记额 total 12.4亿元'],
    ['硕士又来了1名，加到21名', '硕士以上人才 total 21名'],
  ])('is a total: %s', (text, fact) => {
    expect(facts(text)).toContain(`${fact} 2023-07-05`);
  });

  it('holds for another plan', () => {
    expect(facts('固定资产投资冲到96亿元', { lexicon: otherLexicon })).toEqual([
      '固定资产投资 total 96亿元 2023-07-05',
    ]);
  });
});

describe('a figure with nothing but its day', () => {
  it.each([
    ['今日入库科小3家（累计38），昨日2家', '科技型中小企业 delta 2家 2023-07-04'],
    ['本周引进硕士3名，上周2名', '硕士以上人才 delta 2名 2023-07-02'],
    ['6月新登记技合20个，5月18个', '技术合同登记数 delta 18个 2023-05-31'],
    ['7月3日科小71家，7月4日72家', '科技型中小企业 total 72家 2023-07-04'],
  ])('is what the one before it was: %s', (text, fact) => {
    expect(facts(text)).toContain(fact);
  });

  it.each([
    ['本周新增科小2家，现在73家', '科技型中小企业 total 73家 2023-07-05'],
    ['6月新登记技合20个，1-6月124个', '技术合同登记数 total 124个 2023-06-30'],
    ['本周高企+2家，上月底56家', '高新技术企业 total 56家 2023-06-30'],
  ])('is its own when it tells how things stood: %s', (text, fact) => {
    expect(facts(text)).toContain(fact);
  });
});

describe('when a figure holds', () => {
  it.each([
    [
      '11月（截至28日）：技合新登15个，累计218个',
      '2023-11-29',
      '技术合同登记数 delta 15个 2023-11-28',
    ],
    ['上周（6.26-7.2）引进硕士2名', '2023-07-05', '硕士以上人才 delta 2名 2023-07-02'],
    [
      '三季度以来新认定高企4家，总数升至61家。（截至9月19日）',
      '2023-09-20',
      '高新技术企业 total 61家 2023-09-19',
    ],
    ['高企4月7日52家、14日53家、28日54家', '2023-04-29', '高新技术企业 total 54家 2023-04-28'],
    ['补6月的数：上旬技合新登5个，中旬7个', '2023-07-05', '技术合同登记数 delta 7个 2023-06-20'],
    ['端午假期结束，技合登记数130个', '2023-06-26', '技术合同登记数 total 130个 2023-06-26'],
    ['本周技合7个，累计41个', '2023-03-10', '技术合同登记数 delta 7个 2023-03-10'],
    [
      '到4月底硕士12个，比3月底多了4个，还差一大截',
      '2023-05-06',
      '硕士以上人才 delta 4名 2023-04-30',
    ],
  ])('%s', (text, now, fact) => {
    expect(facts(text, { now })).toContain(fact);
  });

  it('compares without news where nothing says that it came', () => {
    expect(facts('截至6月末硕士15人，比5月末多1人')).toEqual([
      '硕士以上人才 total 15名 2023-06-30',
    ]);
  });

  it.each(['更正昨天的：技合额是10.6不是16.0', '昨天报的技合额16.0亿不对，应为10.6亿'])(
    'names the message that is corrected, not the day of its figures: %s',
    (text) => {
      const before = '截至6月底技合190个，登记额16.0亿';
      expect(facts(text, { before })).toEqual(['技术合同登记额 total 10.6亿元 2023-06-30']);
    },
  );
});
