import { describe, expect, it } from 'vitest';
import { facts, omitted } from './sample-message.js';

describe('figures that are never facts are left out with their reason', () => {
  it.each([
    ['target', '高企目标66家，现有58家', 'target: 高企目标66家'],
    ['target in brackets', '高企58家（任务66家）', 'target: 任务66家'],
    ['target after the figure', '高企58家，紧扣全年66家的任务', 'target: 66家'],
    ['what is missing', '高企58家，还差8家', 'target: 还差8家'],
    ['plan', '高企58家，计划再新增12家', 'plan: 新增12家'],
    ['pending before', '高企58家，申报5家', 'pending: 申报5家'],
    ['pending after', '高企58家，另有3家待评审', 'pending: 另有3家'],
    ['last year', '高企58家（去年同期51家）', 'last_year: 去年同期51家'],
    ['difference to last year', '高企58家，比去年同期多7家', 'last_year: 多7家'],
    ['percent', '高企58家，完成率87.9%', 'percent: 87.9%'],
    ['part', '高企58家，其中高新区32家', 'subcount: 32家'],
    ['other place', '高企58家。全市高企1100家', 'other_scope: 高企1100家'],
    ['other place by name', '醴陵市高企268家，我县高企58家', 'other_scope: 高企268家'],
  ])('%s', (_, text, expected) => {
    expect(facts(text).filter((fact) => !fact.includes(' 58家 '))).toEqual([]);
    expect(facts(text)).toHaveLength(1);
    const [reason] = expected.split(':');
    expect(
      omitted(text).some((item) => item === expected || item.startsWith(`${reason}: `)),
      omitted(text).join(),
    ).toBe(true);
  });

  it.each([
    '惠及高新技术企业31家',
    '走访科小23家',
    '高企奖补资金340万元',
    '下周省里要看3家高企',
    '为12家高企上门服务',
    '技术合同登记点新增2个',
    '众创空间入驻团队12家',
  ])('%s counts something else', (text) => {
    expect(facts(text)).toEqual([]);
  });

  it('星创天地1家，申报材料已报市科技局 is not there yet', () => {
    expect(facts('星创天地1家，申报材料已报市科技局，等现场考察')).toEqual([]);
  });

  it('高企58家，正在组织第二批申报 is', () => {
    expect(facts('高企58家，正在组织第二批申报')).toEqual(['高新技术企业 total 58家 2023-07-05']);
  });

  it('a section headed 下一步打算 holds plans only', () => {
    expect(facts('一、完成情况\n高企58家。\n二、下一步打算\n1.高企66家，科小94家。')).toEqual([
      '高新技术企业 total 58家 2023-07-05',
    ]);
  });

  it('目标：… covers the list after it', () => {
    expect(facts('年度目标：高企66家，科小94家，小巨人8家')).toEqual([]);
  });

  it('an indicator named after 其中 for the first time is a fact', () => {
    expect(facts('新增科技型企业8家，其中高企3家、科小5家')).toEqual([
      '高新技术企业 delta 3家 2023-07-05',
      '科技型中小企业 delta 5家 2023-07-05',
    ]);
  });

  it('全市第七位 speaks of no other place', () => {
    expect(facts('高企58家，居全市第七位，科小70家')).toHaveLength(2);
  });
});
