import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../src/kernel/dates.js';
import type { DecimalText } from '../../../src/kernel/decimal.js';
import type { FigureQuestion } from '../../../src/ledger/figure-question.js';
import { withoutFact } from '../../../src/ledger/without-fact.js';
import { figureQuestions, questionFigure } from '../../../src/ledger/question-figure.js';
import type { Indicator } from '../../../src/plan/model.js';
import { County, flow, limit, money, oneOff, ratio, stock } from './county.js';

const today: IsoDate = '2023-07-05';
type Said = Parameters<County['fact']>[2] & object;

function ask(county: County, value: DecimalText, asOf: IsoDate, said: Said): FigureQuestion | null {
  const of: Indicator = said.of ?? flow;
  return questionFigure(county.fact(value, asOf, said), county.state(), of, today);
}

function withTotal(of: Indicator, value: DecimalText, asOf: IsoDate = '2023-06-30'): County {
  const county = new County();
  county.total(value, asOf, { of });
  return county;
}

describe('questions instead of silent acceptance (semantics)', () => {
  it('a plain figure raises none', () => {
    expect(ask(withTotal(flow, '71'), '79', today, {})).toBeNull();
    expect(ask(new County(), '58', today, { of: stock })).toBeNull();
  });

  it('a ten-fold jump is asked about, up and down', () => {
    expect(ask(withTotal(stock, '5'), '58', today, { of: stock })).toEqual({
      kind: 'unit-jump',
      factor: 10,
    });
    expect(ask(withTotal(stock, '58'), '5', today, { of: stock })).toEqual({
      kind: 'unit-jump',
      factor: 0.1,
    });
  });

  it('a ten-thousand-fold jump is a slip between 万元 and 亿元', () => {
    expect(ask(withTotal(money, '7.9'), '79000', today, { of: money })).toEqual({
      kind: 'unit-jump',
      factor: 10_000,
    });
    expect(
      ask(withTotal(money, '7.9'), '12000', today, { of: money, measure: 'delta' }),
    ).toMatchObject({ kind: 'unit-jump' });
  });

  it('a falling cumulative flow is asked about, also when filled in later than a newer one', () => {
    expect(ask(withTotal(flow, '71'), '70', today, {})).toEqual({ kind: 'falling-flow' });
    expect(ask(withTotal(flow, '71'), '72', '2023-05-31', {})).toEqual({ kind: 'falling-flow' });
    expect(ask(withTotal(flow, '71'), '60', '2023-05-31', {})).toBeNull();
  });

  it('a stock may fall: the bot asks the reason', () => {
    expect(ask(withTotal(stock, '58'), '57', today, { of: stock })).toEqual({
      kind: 'falling-stock',
    });
    expect(ask(withTotal(stock, '58'), '-1', today, { of: stock, measure: 'delta' })).toEqual({
      kind: 'falling-stock',
    });
  });

  it('more than 1.5 × the target is asked about, passing the target is success', () => {
    expect(ask(withTotal(flow, '90'), '95', today, {})).toBeNull();
    expect(ask(withTotal(flow, '90'), '141', today, {})).toBeNull();
    expect(ask(withTotal(flow, '90'), '142', today, {})).toEqual({ kind: 'far-above-target' });
    expect(ask(new County(), '2', today, { of: oneOff })).toEqual({ kind: 'far-above-target' });
  });

  it('increases of a stock are judged from 年初数 while nothing was reported', () => {
    const said = { of: stock, measure: 'delta' } as const;
    expect(ask(new County(), '49', today, said)).toBeNull();
    expect(ask(new County(), '50', today, said)).toEqual({ kind: 'far-above-target' });
  });

  it('anything above a <= limit is asked about', () => {
    expect(ask(withTotal(limit, '5'), '10', today, { of: limit })).toBeNull();
    expect(ask(withTotal(limit, '5'), '11', today, { of: limit })).toEqual({ kind: 'above-limit' });
  });

  it('a fraction for a whole-number indicator is asked about', () => {
    expect(ask(new County(), '3.14159', today, {})).toEqual({ kind: 'fraction' });
    expect(ask(new County(), '3.14159', today, { of: money })).toBeNull();
  });

  it('a negative figure is asked about', () => {
    expect(ask(new County(), '-5', today, {})).toEqual({ kind: 'negative' });
    expect(ask(new County(), '-5', today, { of: stock })).toEqual({ kind: 'negative' });
    expect(ask(new County(), '-5', today, { measure: 'delta' })).toEqual({ kind: 'negative' });
  });

  it('an approximate figure over an exact one is asked about', () => {
    const said = { of: stock, approx: true };
    expect(ask(withTotal(stock, '58'), '60', today, said)).toEqual({ kind: 'approx-over-exact' });
    expect(ask(new County(), '60', today, said)).toBeNull();
  });

  it('an as-of date after today is asked about', () => {
    expect(ask(new County(), '58', '2023-07-06', { of: stock })).toEqual({ kind: 'future-date' });
    expect(ask(new County(), '58', today, { of: stock })).toBeNull();
  });

  it('an increase of a ratio is asked about: a ratio never adds', () => {
    expect(ask(withTotal(ratio, '0.29'), '0.02', today, { of: ratio, measure: 'delta' })).toEqual({
      kind: 'ratio-delta',
    });
  });

  it('asks the size once and the overlap after it', () => {
    const county = withTotal(flow, '71');
    const fact = county.fact('800', '2023-07-02', { measure: 'delta', from: '2023-06-26' });
    const kinds = figureQuestions(fact, county.state(), flow, today).map(({ kind }) => kind);
    expect(kinds).toEqual(['unit-jump', 'overlap']);
  });

  it('a correction is not compared with what it corrects', () => {
    const county = new County();
    const wrong = county.total('580', '2023-06-30', { of: stock });
    const fact = county.fact('58', '2023-06-30', { of: stock });
    expect(questionFigure(fact, county.state(), stock, today)?.kind).toBe('unit-jump');
    expect(questionFigure(fact, withoutFact(county.state(), wrong), stock, today)).toBeNull();
  });

  it('a unit’s own part is compared with its own earlier part', () => {
    const county = withTotal(stock, '58');
    county.total('32', '2023-06-30', { of: stock, standing: 'contribution', unit: '高新区' });
    const part = { of: stock, standing: 'contribution', unit: '高新区' } as const;
    expect(ask(county, '33', today, part)).toBeNull();
    expect(ask(county, '31', today, part)).toEqual({ kind: 'falling-stock' });
    expect(ask(county, '5', today, { ...part, unit: '县财政局' })).toBeNull();
  });
});

describe('58家是否已含这2家 (semantics, "Current figure")', () => {
  it('is asked of a period delta that overlaps the total', () => {
    const county = new County();
    const total = county.total('58', '2023-06-30', { of: stock });
    const said = { of: stock, measure: 'delta', from: '2023-06-26' } as const;
    expect(ask(county, '2', '2023-07-02', said)).toEqual({ kind: 'overlap', otherFactId: total });
  });

  it('is not asked of a delta after the total, nor of a later event of its day', () => {
    const county = withTotal(stock, '58');
    const delta = { of: stock, measure: 'delta' } as const;
    expect(ask(county, '2', '2023-07-02', { ...delta, from: '2023-07-01' })).toBeNull();
    expect(ask(county, '1', '2023-06-30', delta)).toBeNull();
  });

  it('is asked of a delta that overlaps another counted delta', () => {
    const county = withTotal(flow, '71');
    const week = county.delta('3', '2023-07-01', '2023-07-02');
    const said = { measure: 'delta', from: '2023-07-01' } as const;
    expect(ask(county, '4', '2023-07-05', said)).toEqual({ kind: 'overlap', otherFactId: week });
  });

  it('is asked of a total that falls inside an increase already counted', () => {
    const county = withTotal(flow, '60', '2023-05-31');
    const month = county.delta('12', '2023-06-01', '2023-07-02');
    expect(ask(county, '74', '2023-06-30', {})).toEqual({ kind: 'overlap', otherFactId: month });
    expect(ask(county, '74', '2023-07-02', {})).toBeNull();
  });
});
