import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../src/kernel/dates.js';
import type { DecimalText } from '../../../src/kernel/decimal.js';
import { LIGHT_RULES, lightRuleOf } from '../../../src/plan/light-rules.js';
import type { Indicator, LightRuleName } from '../../../src/plan/model.js';
import { expectedFigure, progress, stepsOf } from '../../../src/plan/pace.js';
import { lastQuarterEnd, quarterEnds } from '../../../src/plan/quarters.js';
import { flow, indicator, limit, money, oneOff, plan, ratio, stock } from '../ledger/county.js';

const year = { from: '2023-01-01', to: '2023-12-31' } as const;

interface Case {
  readonly of: Indicator;
  readonly value: DecimalText;
  readonly asOf: IsoDate;
  readonly isAmongLast?: boolean;
}

function judge(lightRule: LightRuleName, { of, value, asOf, isAmongLast = false }: Case): string {
  const within = { period: year, lightRule, isAmongLast };
  const { light, reason } = progress(of, within, { value, asOf }, asOf);
  return `${light} ${reason}`;
}

describe('month-quarter (松阳): a month behind is 黄, a quarter’s target missed is 红', () => {
  it.each<[DecimalText, IsoDate, string]>([
    // 15.5亿元: 3.875 by March, 5.1666… by April, 6.4583… by May.
    ['1', '2023-01-20', 'green month-kept'],
    ['1.2', '2023-01-31', 'yellow month-behind'],
    ['3.8', '2023-03-31', 'red quarter-missed'],
    ['3.9', '2023-03-31', 'green month-kept'],
    ['3.9', '2023-04-20', 'green month-kept'],
    ['5.1', '2023-04-30', 'yellow month-behind'],
    ['5.1', '2023-05-20', 'yellow month-behind'],
    ['3.8', '2023-05-20', 'red quarter-missed'],
    ['5.2', '2023-05-20', 'green month-kept'],
    ['15.5', '2023-05-20', 'blue done'],
  ])('%s亿元 at %s is %s', (value, asOf, light) => {
    expect(judge('month-quarter', { of: money, value, asOf })).toBe(light);
  });

  it('counts whole things whole, and keeps what holds by every rule', () => {
    expect(judge('month-quarter', { of: flow, value: '23', asOf: '2023-03-31' })).toBe(
      'green month-kept',
    );
    expect(judge('month-quarter', { of: flow, value: '22', asOf: '2023-03-31' })).toBe(
      'red quarter-missed',
    );
    expect(judge('month-quarter', { of: oneOff, value: '0', asOf: '2023-10-10' })).toBe(
      'yellow one-off-last-quarter',
    );
    expect(judge('month-quarter', { of: limit, value: '11', asOf: '2023-02-01' })).toBe(
      'red above-limit',
    );
    expect(judge('month-quarter', { of: ratio, value: '0.1', asOf: '2023-06-30' })).toBe(
      'none not-due',
    );
    const bare = indicator({ shortName: '无年初数', kind: 'stock', target: '66' });
    expect(judge('month-quarter', { of: bare, value: '58', asOf: '2023-06-30' })).toBe(
      'grey no-base',
    );
  });
});

describe('three-colour (苍南): not reached is 黄, and 红 only for the last three units', () => {
  it.each<[Case, string]>([
    [{ of: flow, value: '47', asOf: '2023-06-30', isAmongLast: true }, 'green on-plan'],
    [{ of: flow, value: '46', asOf: '2023-06-30', isAmongLast: false }, 'yellow not-reached'],
    [{ of: flow, value: '1', asOf: '2023-06-30', isAmongLast: false }, 'yellow not-reached'],
    [{ of: flow, value: '46', asOf: '2023-06-30', isAmongLast: true }, 'red among-last'],
    [{ of: flow, value: '94', asOf: '2023-06-30', isAmongLast: true }, 'green done'],
    [{ of: oneOff, value: '0', asOf: '2023-06-30', isAmongLast: true }, 'green on-plan'],
    [{ of: oneOff, value: '0', asOf: '2023-10-10', isAmongLast: false }, 'yellow not-reached'],
    [{ of: limit, value: '11', asOf: '2023-06-30', isAmongLast: false }, 'red above-limit'],
  ])('%o', (one, light) => {
    expect(judge('three-colour', one)).toBe(light);
  });
});

describe('early-blue (宿迁): 蓝 reminds of a deadline that is near', () => {
  it.each<[Case, string]>([
    [{ of: stock, value: '66', asOf: '2023-06-30' }, 'green done'],
    [{ of: stock, value: '65', asOf: '2023-11-30' }, 'green by-difference'],
    [{ of: stock, value: '66', asOf: '2023-12-15' }, 'green done'],
    [{ of: stock, value: '65.9', asOf: '2023-12-15' }, 'blue near-deadline'],
    [{ of: stock, value: '50', asOf: '2023-12-15' }, 'red by-difference'],
    [{ of: ratio, value: '0.1', asOf: '2023-11-01' }, 'none not-due'],
    [{ of: ratio, value: '0.1', asOf: '2023-12-15' }, 'blue near-deadline'],
    [{ of: limit, value: '3', asOf: '2023-12-15' }, 'green within-limit'],
  ])('%o', (one, light) => {
    expect(judge('early-blue', one)).toBe(light);
  });
});

describe('a rule’s words', () => {
  it('say every colour that the rule can give, and the rule has words for each own reason', () => {
    for (const { name, words, label } of Object.values(LIGHT_RULES)) {
      for (const colour of ['绿灯', '黄灯', '红灯', '灰灯']) expect(words).toContain(colour);
      expect(words.includes('蓝灯')).toBe(name !== 'three-colour');
      expect(label).not.toBe('');
    }
    expect(lightRuleOf(plan).name).toBe('difference');
    expect(lightRuleOf({ ...plan, lightRule: 'early-blue' }).words).toContain('提前提醒');
  });
});

describe('quarters', () => {
  it('end with the calendar’s, and with the period', () => {
    expect(quarterEnds(year)).toEqual(['2023-03-31', '2023-06-30', '2023-09-30', '2023-12-31']);
    expect(quarterEnds({ from: '2023-05-10', to: '2023-11-15' })).toEqual([
      '2023-06-30',
      '2023-09-30',
      '2023-11-15',
    ]);
    expect(lastQuarterEnd(year, '2023-03-30')).toBeNull();
    expect(lastQuarterEnd(year, '2023-08-01')).toBe('2023-06-30');
    expect(lastQuarterEnd(year, '2024-08-01')).toBe('2023-12-31');
  });

  it('as pacing ask for nothing new before a quarter is over', () => {
    const of = indicator({ ...stock, pacing: { kind: 'quarters' } });
    expect(expectedFigure(of, year, '2023-03-30')).toBe('50');
    expect(expectedFigure(of, year, '2023-03-31')).toBe('54');
    expect(expectedFigure(of, year, '2023-06-29')).toBe('54');
    expect(expectedFigure(of, year, '2023-12-31')).toBe('66');
    expect(stepsOf(of, year).map(({ value }) => value)).toEqual(['54', '58', '62', '66']);
    expect(stepsOf(stock, year)).toEqual([]);
  });
});
