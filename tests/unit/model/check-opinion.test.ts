import { describe, expect, it } from 'vitest';
import { checkOpinion } from '../../../src/model/check-opinion.js';
import type { SaidFact } from '../../../src/model/opinion-schema.js';
import { buildLexicon } from '../../../src/plan/build-lexicon.js';
import { samplePlan } from '../../fakes/sample-plan.js';

const lexicon = buildLexicon([samplePlan()], { botName: '战报助手' });
const now = new Date('2023-07-05T10:00:00+08:00');

function check(text: string, ...said: readonly Partial<SaidFact>[]) {
  const facts = said.map((fact) => ({
    indicator: '高新技术企业',
    number: '58家',
    measure: 'total' as const,
    date: null,
    ...fact,
  }));
  const input = { text, now, sender: { unit: null, role: 'liaison' as const }, context: [] };
  return checkOpinion({ facts }, input, lexicon).facts;
}

describe('what a model says of a figure', () => {
  it('has the value that our own parser reads at the quoted words', () => {
    const text = '技术合同这边一共登记了11.8亿';
    const [fact] = check(text, { indicator: '技术合同登记额', number: '11.8亿' });
    expect(fact).toMatchObject({ value: '11.8', unit: '亿元', asOf: '2023-07-05', from: null });
    expect(text.slice(fact?.span.start, fact?.span.end)).toBe('11.8亿');
  });

  it.each([
    ['五十八家', '五十八家', '58'],
    ['５８家', '58家', '58'],
    ['58 家', '58家', '58'],
    ['58家', '58', '58'],
    ['1,058家', '1,058家', '1058'],
  ])('is found in %s as %s', (written, quoted, value) => {
    expect(check(`那边有${written}了`, { number: quoted })).toMatchObject([{ value }]);
  });

  it.each([
    ['a number that does not stand there', '有58家', { number: '85家' }],
    ['a part of a number', '有58家', { number: '8家' }],
    ['two numbers at once', '有58家71家', { number: '58家71家' }],
    ['words without a number', '有58家', { number: '有' }],
    ['a number that nobody can read', '有58-60家', { number: '58-60家' }],
    ['a number in a unit of something else', '有58人次', { number: '58人次' }],
    ['a day taken for a number', '7月5日有一些', { number: '5日' }],
    ['an indicator that the plan does not have', '有58家', { indicator: '独角兽' }],
    ['an alias instead of the name', '有58家', { indicator: '高企' }],
    ['a date that does not stand there', '有58家', { date: '6月底' }],
    ['a day that does not exist', '截至6月31日有58家', { date: '6月31日' }],
    ['a day that is still to come', '截至12月底有58家', { date: '12月底' }],
    ['a date named only to compare with', '比上月底多，有58家', { date: '上月底' }],
  ])('is dropped: %s', (_, text, fact) => {
    expect(check(text, fact)).toEqual([]);
  });

  it('holds at the date that our own parser reads at the quoted words', () => {
    const [fact] = check('截至6月底那块有58家', { date: '截至6月底' });
    expect(fact).toMatchObject({ asOf: '2023-06-30', from: null });
  });

  it('is new within the stretch named, or on the day itself', () => {
    const delta = { measure: 'delta' as const, number: '3家' };
    expect(check('6月份那块多了3家', { ...delta, date: '6月份' })).toMatchObject([
      { from: '2023-06-01', asOf: '2023-06-30' },
    ]);
    expect(check('那块多了3家', delta)).toMatchObject([{ from: '2023-07-05', asOf: '2023-07-05' }]);
  });

  it('takes each number of the message once', () => {
    expect(check('有58家', {}, { indicator: '科技型中小企业' })).toHaveLength(1);
    expect(check('这边58家，那边58家', {}, { indicator: '科技型中小企业' })).toHaveLength(2);
  });
});
