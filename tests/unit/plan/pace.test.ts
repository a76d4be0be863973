import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type IsoDate } from '../../../src/kernel/dates.js';
import { decimal, decimalText, type DecimalText } from '../../../src/kernel/decimal.js';
import type { Indicator } from '../../../src/plan/model.js';
import { elapsedShare, expectedFigure, progress } from '../../../src/plan/pace.js';
import { flow, indicator, limit, money, oneOff, ratio, stock } from '../ledger/county.js';

const year = { from: '2023-01-01', to: '2023-12-31' } as const;

function judge(of: Indicator, value: DecimalText, asOf: IsoDate, today: IsoDate = asOf) {
  return progress(of, { period: year }, { value, asOf }, today);
}

function light(of: Indicator, value: DecimalText, asOf: IsoDate) {
  return judge(of, value, asOf).light;
}

describe('elapsed share (semantics, "Pace and lights")', () => {
  it('is whole months plus the day’s share of its month: 30 June is exactly 50.0 %', () => {
    expect(elapsedShare(year, '2023-06-30')).toBe('0.5');
    expect(elapsedShare(year, '2023-03-31')).toBe('0.25');
    expect(elapsedShare(year, '2023-12-31')).toBe('1');
    expect(elapsedShare(year, '2022-12-31')).toBe('0');
    expect(decimal(elapsedShare(year, '2023-06-15')).times(12).toFixed(6)).toBe('5.500000');
  });

  it('counts over the plan’s period, also one that begins inside a year', () => {
    const half = { from: '2023-07-01', to: '2023-12-31' } as const;
    expect(elapsedShare(half, '2023-09-30')).toBe('0.5');
    expect(elapsedShare({ from: '2023-01-01', to: '2025-12-31' }, '2024-06-30')).toBe('0.5');
  });

  it('never falls from one day to the next', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 370 }), (days) => {
        const at = addDays('2023-01-01', days);
        const next = elapsedShare(year, addDays(at, 1));
        expect(decimal(next).gte(elapsedShare(year, at))).toBe(true);
      }),
    );
  });
});

describe('expected figure', () => {
  it('is base + (target − base) × pace: 年初数 for a stock, 0 for a flow', () => {
    expect(expectedFigure(stock, year, '2023-06-30')).toBe('58');
    expect(expectedFigure(flow, year, '2023-06-30')).toBe('47');
    expect(expectedFigure(money, year, '2023-06-30')).toBe('7.75');
  });

  it('is rounded down for whole-number targets and not for others', () => {
    expect(expectedFigure(flow, year, '2023-05-31')).toBe('39');
    expect(expectedFigure(oneOff, year, '2023-11-30')).toBe('0');
    expect(decimal(expectedFigure(money, year, '2023-05-31')!).toFixed(3)).toBe('6.458');
  });

  it('follows milestones step by step', () => {
    const steps = indicator({
      shortName: '节点指标',
      target: '40',
      pacing: {
        kind: 'milestones',
        steps: [
          { at: '2023-03-31', value: '5' },
          { at: '2023-09-30', value: '20' },
        ],
      },
    });
    expect(expectedFigure(steps, year, '2023-03-30')).toBe('0');
    expect(expectedFigure(steps, year, '2023-06-30')).toBe('5');
    expect(light(steps, '5', '2023-08-31')).toBe('green');
    expect(light(steps, '15', '2023-09-30')).toBe('red');
    expect(light(steps, '18', '2023-09-30')).toBe('yellow');
  });

  it('is not given without a base, nor before the due date of a figure settled once a year', () => {
    expect(expectedFigure({ ...stock, base: null }, year, '2023-06-30')).toBeNull();
    expect(expectedFigure(ratio, year, '2023-06-30')).toBeNull();
    expect(expectedFigure(ratio, year, '2023-12-31')).toBe('0.32');
  });
});

describe('lights', () => {
  it('the shown completion is the share of the target, 58 of 66 is 87.9%, difference is from the base', () => {
    const judged = judge(stock, '58', '2023-06-30');
    expect(decimal(judged.shareOfTarget!).toFixed(1)).toBe('87.9');
    expect(judged).toMatchObject({
      completion: '50',
      pace: '50',
      differencePoints: '0',
      gap: '8',
      light: 'green',
    });
  });

  it('done 蓝, ≥ 0 绿, ≥ −10 黄, below 红', () => {
    expect(light(money, '15.5', '2023-06-30')).toBe('blue');
    expect(light(money, '16', '2023-06-30')).toBe('blue');
    expect(light(money, '7.75', '2023-06-30')).toBe('green');
    expect(light(money, '7.74', '2023-06-30')).toBe('yellow');
    expect(light(money, '6.2', '2023-06-30')).toBe('yellow');
    expect(light(money, '6.19', '2023-06-30')).toBe('red');
  });

  it('no report is 灰', () => {
    expect(progress(flow, { period: year }, null, '2023-06-30')).toMatchObject({
      light: 'grey',
      reason: 'no-report',
      gap: null,
    });
  });

  it('a stock without 年初数 is 灰 缺年初数, never green', () => {
    for (const value of ['0', '33', '58', '65'] as const) {
      expect(judge({ ...stock, base: null }, value, '2023-06-30')).toMatchObject({
        light: 'grey',
        reason: 'no-base',
      });
    }
  });

  it('small integers are judged as integers: 0 of 1 in June is not red, 4 of 8 in July is green', () => {
    const eight = indicator({ shortName: '小巨人企业', target: '8' });
    expect(light(oneOff, '0', '2023-06-30')).toBe('green');
    expect(judge(eight, '4', '2023-07-31')).toMatchObject({
      light: 'green',
      reason: 'whole-number-reached',
    });
    expect(light(eight, '3', '2023-07-31')).toBe('red');
  });

  it('a one-off target that is not done is at least 黄 in the last quarter and 红 in the last month', () => {
    expect(light(oneOff, '0', '2023-09-30')).toBe('green');
    expect(judge(oneOff, '0', '2023-10-01')).toMatchObject({
      light: 'yellow',
      reason: 'one-off-last-quarter',
    });
    expect(light(oneOff, '0', '2023-11-30')).toBe('yellow');
    expect(judge(oneOff, '0', '2023-12-01')).toMatchObject({
      light: 'red',
      reason: 'one-off-last-month',
    });
    expect(light(oneOff, '1', '2023-12-01')).toBe('blue');
  });

  it('for <= 黄 from 90 % of the limit, 红 above it', () => {
    expect(light(limit, '8', '2023-06-30')).toBe('green');
    expect(light(limit, '9', '2023-06-30')).toBe('yellow');
    expect(light(limit, '10', '2023-06-30')).toBe('yellow');
    expect(light(limit, '11', '2023-06-30')).toBe('red');
  });

  it('a ratio has no light before its due date, only the gap', () => {
    expect(judge(ratio, '0.29', '2023-06-30')).toMatchObject({ light: 'none', gap: '0.03' });
    expect(judge({ ...ratio, pacing: { kind: 'linear' } }, '0.29', '2023-06-30').light).toBe(
      'none',
    );
    expect(light(ratio, '0.32', '2023-12-31')).toBe('blue');
    expect(light(ratio, '0.29', '2023-12-31')).toBe('yellow');
    expect(light(ratio, '0.1', '2023-12-31')).toBe('red');
  });

  it('a target without a number gives no light', () => {
    expect(judge({ ...flow, target: null }, '5', '2023-06-30')).toMatchObject({
      light: 'grey',
      reason: 'no-target',
    });
  });

  it('is never greener with a lower figure', () => {
    const order = ['red', 'yellow', 'green', 'blue'];
    fc.assert(
      fc.property(fc.nat(120), fc.nat(120), fc.integer({ min: 0, max: 364 }), (a, b, days) => {
        const asOf = addDays('2023-01-01', days);
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((n) =>
          order.indexOf(light(flow, decimalText(n), asOf)),
        );
        expect(low).toBeLessThanOrEqual(high!);
      }),
    );
  });
});

describe('stale figures (semantics, 数据已过期)', () => {
  it('a figure is judged at its own date, and the newest closed month without one is named', () => {
    expect(judge(flow, '47', '2023-06-30', '2023-08-05')).toMatchObject({
      light: 'green',
      overdueSince: '2023-07-31',
    });
    expect(judge(flow, '47', '2023-06-30', '2023-07-31').overdueSince).toBeNull();
    expect(judge(flow, '47', '2023-06-30', '2024-02-01').overdueSince).toBe('2023-12-31');
  });

  it('what is done or not due is not stale', () => {
    expect(judge(flow, '94', '2023-06-30', '2023-08-05').overdueSince).toBeNull();
    expect(judge(ratio, '0.29', '2023-06-30', '2023-11-05').overdueSince).toBeNull();
    expect(judge(ratio, '0.29', '2023-06-30', '2024-01-05').overdueSince).toBe('2023-12-31');
  });
});
