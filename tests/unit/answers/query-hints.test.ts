import { describe, expect, it } from 'vitest';
import { answerQuery } from '../../../src/answers/answer-query.js';
import { withHints } from '../../../src/answers/query-hints.js';
import { askers, busyCounty, contextOf, query, said, stock } from './asking.js';

describe('what only the words of a question tell', () => {
  it('a ranking is of indicators, of units, or, never, of persons', () => {
    const of = (text: string) => withHints(query('ranking'), text).rankingOf;
    expect(of('各项指标完成率排个名')).toBe('indicators');
    expect(of('各牵头单位谁进度最快谁最慢')).toBe('units');
    expect(of('哪个局做得最好')).toBe('units');
    expect(of('哪个联络员报得最快')).toBe('persons');
    expect(
      withHints(query('ranking', { indicatorIds: [stock.id] }), '谁完成率最高').rankingOf,
    ).toBe('indicators');
  });

  it('当时报的是多少 asks for the figure as known then, 谁报的 does not', () => {
    const asked = query('history', { indicatorIds: [stock.id] });
    expect(withHints(asked, '高企6月底当时报的是多少').asKnownThen).toBe(true);
    expect(withHints(asked, '高企当时是谁报的').asKnownThen).toBeUndefined();
    expect(withHints(query('history'), '当时都报了什么').asKnownThen).toBeUndefined();
  });

  it('no ranking of persons exists (semantics, "Who sets what")', () => {
    for (const asker of [askers.leader, askers.office]) {
      const given = answerQuery(
        query('ranking', { rankingOf: 'persons' }),
        contextOf(busyCounty(), asker),
      );
      expect(given.refused).toBe(true);
      expect(said(given)).toContain('不对个人作任何统计和排名');
    }
  });
});
