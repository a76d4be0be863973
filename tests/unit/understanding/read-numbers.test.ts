import { describe, expect, it } from 'vitest';
import { normalizeText } from '../../../src/understanding/text/normalize.js';
import { readNumbers } from '../../../src/understanding/text/read-numbers.js';

function numbers(text: string): string[] {
  return readNumbers(normalizeText(text).text).map(
    ({ value, unit, approx, sign }) => `${approx ? '约' : ''}${sign ?? ''}${value}${unit ?? ''}`,
  );
}

describe('quantities', () => {
  it.each([
    ['58家', '58家'],
    ['58 家', '58家'],
    ['５８家', '58家'],
    ['5.8亿元', '580000000元'],
    ['12,680万元', '126800000元'],
    ['4亿3千万元', '430000000元'],
    ['10亿零500万元', '1005000000元'],
    ['4.2万', '42000'],
    ['3.14159家', '3.14159家'],
    ['0.29%', '0.29%'],
  ])('%s in Arabic digits', (text, expected) => {
    expect(numbers(text)).toEqual([expected]);
  });

  it.each([
    ['一百六十三个', '163个'],
    ['一百零五个', '105个'],
    ['两家', '2家'],
    ['十二名', '12名'],
    ['十点零五亿', '1005000000'],
    ['四亿三千万', '430000000'],
    ['一亿四千八百万', '148000000'],
    ['一亿四', '140000000'],
    ['九个亿', '900000000'],
    ['百分之零点三一', '0.31%'],
    ['五十八', '58'],
  ])('%s in Chinese numerals', (text, expected) => {
    expect(numbers(text)).toEqual([expected]);
  });

  it.each([
    '60多家',
    '近60家',
    '六十多家',
    '大概60家',
    '60家左右',
    '差不多六十家',
    '不到60家',
    '超过60家',
    '60余家',
  ])('%s is the round number, about', (text) => {
    expect(numbers(text)).toEqual(['约60家']);
  });

  it('签约11名 and 最近60家 are not vague', () => {
    expect(numbers('签约11名，最近60家')).toEqual(['11名', '60家']);
  });

  it('+1 keeps its sign', () => {
    expect(numbers('小巨人+1')).toEqual(['+1']);
  });

  it.each([
    '1e309家',
    '99999999999999999999家',
    '5O家',
    '58-60家',
    '58到60家',
    '8.5-9亿元',
    '数十家',
    '几十个',
    '五六十家',
    '三四家',
  ])('%s is no single figure', (text) => {
    const found = readNumbers(normalizeText(text).text);
    expect(found.map(({ unclear }) => unclear)).toEqual([true]);
  });

  it.each(['由58到60家', '58、60家', '+1到77家', '148个-8.97亿', '十几家', '35家'])(
    '%s holds figures',
    (text) => {
      const found = readNumbers(normalizeText(text).text);
      expect(found.some(({ unclear }) => unclear)).toBe(false);
    },
  );

  it.each(['第3项', '第七项', '5G', '一是', '一季', ''])('%s holds none', (text) => {
    expect(numbers(text)).toEqual([]);
  });

  it('list marks are none, but 1.5亿 at the start of a line is one', () => {
    expect(numbers('1.高企58家\n2、科小70家\n(3)小巨人3家')).toEqual(['58家', '70家', '3家']);
    expect(numbers('1.5亿元')).toEqual(['150000000元']);
  });
});
