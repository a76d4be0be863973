import { describe, expect, it } from 'vitest';
import { decimal, decimalText } from '../../../src/kernel/decimal.js';

describe('decimalText', () => {
  it('writes plain notation without exponent or trailing zeros', () => {
    expect(decimalText('12.30')).toBe('12.3');
    expect(decimalText(1e21)).toBe('1000000000000000000000');
    expect(decimalText(decimal('0.1').plus('0.2'))).toBe('0.3');
  });

  it('turns 万元 into 亿元 exactly', () => {
    expect(decimalText(decimal('118600').div(10_000))).toBe('11.86');
  });
});
