import { describe, expect, it } from 'vitest';
import { decimal, decimalText, movePoint } from '../../../src/kernel/decimal.js';
import type { DecimalText } from '../../../src/kernel/decimal.js';

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

describe('movePoint', () => {
  it('is the number times a power of ten, to the last digit', () => {
    const values = ['0', '7.9', '-7.9', '0.05', '118600', '12', '10.05', '007.50'] as const;
    for (const value of values)
      for (const places of [-8, -4, -1, 0, 1, 4, 8])
        expect(movePoint(value as DecimalText, places)).toBe(
          decimalText(decimal(value).times(decimal(10).pow(places))),
        );
  });
});
