import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../src/kernel/dates.js';
import {
  contributionsOf,
  currentFigure,
  openProposals,
  sumOfContributions,
} from '../../../src/ledger/current-figure.js';
import type { Indicator, Plan } from '../../../src/plan/model.js';
import { asId } from '../../../src/kernel/ids.js';
import { County, flow, indicator, plan, ratio, stock, talents } from './county.js';

function value(county: County, at: IsoDate, of: Indicator = flow) {
  return currentFigure(county.state(), of, at)?.value ?? null;
}

describe('current figure at D (semantics, "Facts")', () => {
  it('is the newest confirmed total with asOf on or before D', () => {
    const county = new County();
    county.total('71', '2023-06-30');
    county.total('60', '2023-05-31');
    expect(value(county, '2023-07-05')).toBe('71');
    expect(value(county, '2023-06-29')).toBe('60');
    expect(value(county, '2023-05-30')).toBeNull();
  });

  it('takes the latest confirmed of two totals of the same day', () => {
    const county = new County();
    county.total('71', '2023-06-30');
    county.total('72', '2023-06-30');
    expect(value(county, '2023-06-30')).toBe('72');
  });

  it('adds deltas whose from lies after the total', () => {
    const county = new County();
    county.total('71', '2023-06-30');
    county.delta('3', '2023-07-03', '2023-07-09');
    county.delta('2', '2023-07-10', '2023-07-16');
    const figure = currentFigure(county.state(), flow, '2023-07-16');
    expect(figure?.value).toBe('76');
    expect(figure?.asOf).toBe('2023-07-16');
    expect(figure?.parts.map(({ fact }) => fact.value)).toEqual(['71', '3', '2']);
    expect(value(county, '2023-07-09')).toBe('74');
  });

  it('adds single events of the same day that were confirmed later, not earlier', () => {
    const county = new County();
    county.delta('1', '2023-06-30', '2023-06-30');
    county.total('71', '2023-06-30');
    expect(value(county, '2023-06-30')).toBe('71');
    county.delta('1', '2023-06-30', '2023-06-30');
    county.delta('1', '2023-06-30', '2023-06-30');
    expect(value(county, '2023-06-30')).toBe('73');
  });

  it('a delta before the first total counts until the total takes it in', () => {
    const county = new County();
    county.delta('5', '2023-06-26', '2023-07-02');
    expect(value(county, '2023-07-02')).toBe('5');
    county.total('79', '2023-07-02');
    const figure = currentFigure(county.state(), flow, '2023-07-02');
    expect(figure?.value).toBe('79');
    expect(figure?.uncounted).toEqual([]);
  });

  it('a period delta that overlaps the total is kept but not counted until answered', () => {
    const county = new County();
    county.total('58', '2023-06-30', { of: stock });
    const delta = county.delta('2', '2023-06-26', '2023-07-02', { of: stock });
    const open = currentFigure(county.state(), stock, '2023-07-05');
    expect(open?.value).toBe('58');
    expect(open?.uncounted.map(({ fact }) => fact.id)).toEqual([delta]);
    county.write({ kind: 'overlap-decided', factId: delta, counted: true });
    expect(value(county, '2023-07-05', stock)).toBe('60');
  });

  it('an increase answered 已含 stays uncounted', () => {
    const county = new County();
    county.total('58', '2023-06-30', { of: stock });
    const delta = county.delta('2', '2023-06-01', '2023-06-30', { of: stock });
    county.write({ kind: 'overlap-decided', factId: delta, counted: false });
    expect(value(county, '2023-07-05', stock)).toBe('58');
  });

  it('the answer 未含 does not hold against a total confirmed afterwards', () => {
    const county = new County();
    county.total('58', '2023-06-30', { of: stock });
    const delta = county.delta('2', '2023-06-26', '2023-07-02', { of: stock });
    county.write({ kind: 'overlap-decided', factId: delta, counted: true });
    county.total('61', '2023-07-02', { of: stock });
    expect(value(county, '2023-07-05', stock)).toBe('61');
  });

  it('a delta that overlaps another counted delta is not added silently', () => {
    const county = new County();
    county.total('71', '2023-06-30');
    county.delta('3', '2023-07-03', '2023-07-09');
    county.delta('8', '2023-07-01', '2023-07-31');
    const figure = currentFigure(county.state(), flow, '2023-07-31');
    expect(figure?.value).toBe('74');
    expect(figure?.uncounted).toHaveLength(1);
  });

  it('two events of one day are two events', () => {
    const county = new County();
    county.total('71', '2023-06-30');
    county.delta('1', '2023-07-03', '2023-07-03');
    county.delta('1', '2023-07-03', '2023-07-03');
    expect(value(county, '2023-07-03')).toBe('73');
  });

  it('starts from 0 for a flow and from 年初数 for a stock when no total is known', () => {
    const county = new County();
    county.delta('5', '2023-07-03', '2023-07-05');
    county.delta('2', '2023-07-03', '2023-07-05', { of: stock });
    expect(value(county, '2023-07-05')).toBe('5');
    expect(value(county, '2023-07-05', stock)).toBe('52');
    expect(currentFigure(county.state(), stock, '2023-07-05')?.startsAtBase).toBe(true);
  });

  it('a stock without base does not come to a figure by increases alone', () => {
    const county = new County();
    county.delta('2', '2023-07-03', '2023-07-05', { of: stock });
    expect(value(county, '2023-07-05', { ...stock, base: null })).toBeNull();
    county.write({ kind: 'base-set', indicatorId: stock.id, base: '48' });
    expect(value(county, '2023-07-05', { ...stock, base: null })).toBe('50');
  });

  it('a ratio never adds', () => {
    const county = new County();
    county.total('0.29', '2023-06-30', { of: ratio });
    county.delta('0.02', '2023-07-01', '2023-07-31', { of: ratio });
    county.delta('0.02', '2023-07-01', '2023-07-31', { of: ratio });
    expect(value(county, '2023-06-30', ratio)).toBe('0.29');
    expect(value(county, '2023-07-31', ratio)).toBe('0.29');
  });

  it('adds decimals exactly', () => {
    const county = new County();
    county.total('0.1', '2023-06-30');
    county.delta('0.2', '2023-07-01', '2023-07-31');
    expect(value(county, '2023-07-31')).toBe('0.3');
  });
});

describe('corrections, withdrawals and history (semantics, "History is as known now")', () => {
  it('a correction replaces what it corrects, also for later days', () => {
    const county = new County();
    const wrong = county.total('57', '2023-06-30', { of: stock });
    county.delta('1', '2023-06-30', '2023-06-30', { of: stock });
    county.correct(wrong, '58', '2023-06-30', { of: stock });
    expect(value(county, '2023-07-05', stock)).toBe('59');
  });

  it('a withdrawn report counts for nothing', () => {
    const county = new County();
    county.total('57', '2023-05-31', { of: stock });
    const wrong = county.total('75', '2023-06-30', { of: stock });
    county.write({ kind: 'facts-withdrawn', factIds: [wrong] });
    expect(value(county, '2023-07-05', stock)).toBe('57');
  });

  it('a correction that is withdrawn does not bring the corrected figure back', () => {
    const county = new County();
    const wrong = county.total('57', '2023-06-30', { of: stock });
    const right = county.correct(wrong, '58', '2023-06-30', { of: stock });
    county.write({ kind: 'facts-withdrawn', factIds: [right] });
    expect(value(county, '2023-07-05', stock)).toBeNull();
  });

  it('history is as known now, and as known then when that is asked (当时报的是多少)', () => {
    const county = new County();
    county.on('2023-07-01');
    const wrong = county.total('57', '2023-06-30', { of: stock });
    county.on('2023-07-10').correct(wrong, '58', '2023-06-30', { of: stock });
    const state = county.state();
    const then = new Date('2023-07-05T10:00:00+08:00');
    expect(currentFigure(state, stock, '2023-06-30')?.value).toBe('58');
    expect(currentFigure(state, stock, '2023-06-30', then)?.value).toBe('57');
    expect(currentFigure(state, stock, '2023-06-30', new Date('2023-06-30'))).toBeNull();
  });
});

describe('approximate figures (semantics, "Approx")', () => {
  it('never replace an exact figure, and stay visible beside it', () => {
    const county = new County();
    county.total('58', '2023-06-30', { of: stock });
    const about = county.total('60', '2023-07-05', { of: stock, approx: true });
    const figure = currentFigure(county.state(), stock, '2023-07-05');
    expect(figure).toMatchObject({ value: '58', approx: false, asOf: '2023-06-30' });
    expect(figure?.approximate.map(({ fact }) => fact.id)).toEqual([about]);
  });

  it('are shown as approximate while there is no exact one', () => {
    const county = new County();
    county.total('60', '2023-07-05', { of: stock, approx: true });
    expect(currentFigure(county.state(), stock, '2023-07-05')).toMatchObject({
      value: '60',
      approx: true,
    });
  });

  it('an approximate increase does not blur an exact total', () => {
    const county = new County();
    county.total('58', '2023-06-30', { of: stock });
    county.delta('10', '2023-07-03', '2023-07-05', { of: stock, approx: true });
    expect(value(county, '2023-07-05', stock)).toBe('58');
  });
});

describe('zero reports (semantics, "Zero report")', () => {
  it('carry the figure forward for the named indicators', () => {
    const county = new County();
    county.total('71', '2023-06-30');
    county.write({ kind: 'no-change-reported', indicatorIds: [flow.id], asOf: '2023-07-14' });
    expect(currentFigure(county.state(), flow, '2023-07-20')).toMatchObject({
      value: '71',
      asOf: '2023-07-14',
    });
  });

  it('without a name cover all that the reporting unit owes, and nothing of other units', () => {
    const county = new County();
    county.total('71', '2023-06-30');
    county.total('12', '2023-06-30', { of: talents, unit: '县人社局' });
    county.write({ kind: 'no-change-reported', indicatorIds: [], asOf: '2023-07-14' });
    expect(currentFigure(county.state(), flow, '2023-07-20')?.asOf).toBe('2023-07-14');
    expect(currentFigure(county.state(), talents, '2023-07-20')?.asOf).toBe('2023-06-30');
  });

  it('do not make a figure where there is none, and say nothing of figures reported later', () => {
    const county = new County();
    county.write({ kind: 'no-change-reported', indicatorIds: [flow.id], asOf: '2023-07-14' });
    expect(value(county, '2023-07-20')).toBeNull();
    county.total('71', '2023-07-10');
    expect(currentFigure(county.state(), flow, '2023-07-20')?.asOf).toBe('2023-07-10');
  });
});

describe('数出一门 (semantics, "Who sets what")', () => {
  it('a proposal sets nothing until adopted, then it is the county figure', () => {
    const county = new County();
    const id = county.total('1', '2023-07-05', { standing: 'proposal', unit: '高新区' });
    expect(value(county, '2023-07-05')).toBeNull();
    expect(openProposals(county.state(), flow, '2023-07-05')).toHaveLength(1);
    county.write({ kind: 'proposal-adopted', factId: id, byOffice: false });
    expect(value(county, '2023-07-05')).toBe('1');
    expect(openProposals(county.state(), flow, '2023-07-05')).toEqual([]);
  });

  it('an adopted figure counts from its adoption among figures of the same day', () => {
    const county = new County();
    const id = county.total('70', '2023-06-30', { standing: 'proposal', unit: '高新区' });
    county.total('71', '2023-06-30');
    county.write({ kind: 'proposal-adopted', factId: id, byOffice: true }, '专班办公室');
    const figure = currentFigure(county.state(), flow, '2023-07-05');
    expect(figure).toMatchObject({ value: '70', byOffice: true });
  });

  it('a proposal overtaken by a county figure is no longer open', () => {
    const county = new County();
    county.total('70', '2023-06-30', { standing: 'proposal', unit: '高新区' });
    county.total('71', '2023-06-30');
    expect(openProposals(county.state(), flow, '2023-07-05')).toEqual([]);
  });

  it('contributions are summed beside the county figure and never added to it', () => {
    const county = new County();
    county.total('58', '2023-06-30', { of: stock });
    county.total('7', '2023-06-30', { of: stock, standing: 'contribution', unit: '县财政局' });
    county.total('32', '2023-06-30', { of: stock, standing: 'contribution', unit: '高新区' });
    county.delta('2', '2023-07-03', '2023-07-04', {
      of: stock,
      standing: 'contribution',
      unit: '高新区',
    });
    expect(value(county, '2023-07-05', stock)).toBe('58');
    const parts = contributionsOf(county.state(), stock, '2023-07-05');
    expect(parts.map(({ unit, value: part }) => [unit, part])).toEqual([
      ['高新区', '34'],
      ['县财政局', '7'],
    ]);
    expect(sumOfContributions(parts)).toBe('41');
  });

  it('a figure set by the office is marked so', () => {
    const county = new County();
    county.total('58', '2023-06-30', { of: stock, byOffice: true, unit: '专班办公室' });
    expect(currentFigure(county.state(), stock, '2023-07-05')?.byOffice).toBe(true);
  });
});

describe('several plans (semantics, "Several plans")', () => {
  const next: Plan = {
    ...plan,
    id: asId('plan-2024'),
    year: 2024,
    period: { from: '2024-01-01', to: '2024-12-31' },
    indicators: [indicator({ shortName: '科技型中小企业', id: asId('科小2024'), target: '100' })],
  };
  const threeYears: Plan = {
    ...plan,
    id: asId('plan-three-years'),
    period: { from: '2023-01-01', to: '2025-12-31' },
    indicators: [indicator({ shortName: '科技型中小企业', id: asId('科小三年'), target: '300' })],
  };

  it('a fact belongs to the plan whose period holds its date', () => {
    const county = new County([plan, next]);
    county.total('95', '2023-12-31');
    expect(value(county, '2024-01-10')).toBe('95');
    expect(currentFigure(county.state(), next.indicators[0]!, '2024-01-10')).toBeNull();
  });

  it('an indicator shared by two plans counts in both', () => {
    const county = new County([plan, threeYears]);
    county.total('71', '2023-06-30');
    expect(currentFigure(county.state(), threeYears.indicators[0]!, '2023-07-01')?.value).toBe(
      '71',
    );
  });
});
