import { describe, expect, it } from 'vitest';
import {
  formatChange,
  formatCompletion,
  formatDate,
  formatDifference,
  formatFigure,
  formatPercent,
} from '../../../src/plan/format-figure.js';

describe('values as people write them (semantics, "Values")', () => {
  it('are value + unit without space or trailing zeros', () => {
    expect(formatFigure('58', '家')).toBe('58家');
    expect(formatFigure('12.30', '亿元')).toBe('12.3亿元');
    expect(formatFigure('0.32', '%')).toBe('0.32%');
    expect(formatFigure('1e3', '个')).toBe('1000个');
  });

  it('approximate ones carry 约', () => {
    expect(formatFigure('60', '家', true)).toBe('约60家');
  });

  it('completion has one decimal and is 100.0% only when nothing is missing', () => {
    expect(formatPercent('87.8787878787')).toBe('87.9%');
    expect(formatPercent('50')).toBe('50.0%');
    expect(formatCompletion('99.97')).toBe('99.9%');
    expect(formatCompletion('100')).toBe('100.0%');
  });

  it('differences are said in percentage points', () => {
    expect(formatDifference('-2.3404')).toBe('落后时序进度2.3个百分点');
    expect(formatDifference('4')).toBe('快于时序进度4个百分点');
    expect(formatDifference('-0.04')).toBe('与时序进度持平');
  });

  it('dates name the year only when it is another one', () => {
    expect(formatDate('2023-06-30')).toBe('6月30日');
    expect(formatDate('2022-12-31', '2023-01-10')).toBe('2022年12月31日');
  });

  it('changes carry their sign', () => {
    expect(formatChange('2', '家')).toBe('+2家');
    expect(formatChange('-1', '家')).toBe('-1家');
    expect(formatChange('0', '家')).toBe('0家');
  });
});
