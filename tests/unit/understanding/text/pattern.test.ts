import { expect, it } from 'vitest';
import { Pattern } from '../../../../src/understanding/text/pattern.js';

const list = [/困难|堵点/u, /\d{1,2}月/u, /\p{Script=Latin}/u].map((regexp) => new Pattern(regexp));
const possible = (text: string): boolean[] => list.map((pattern) => pattern.mayMatch(text));

it('knows where it cannot match, and never says so where it can', () => {
  expect(possible('6月有堵点')).toEqual([true, true, true]);
  expect(possible('有点堵')).toEqual([false, false, true]);
  expect(possible('')).toEqual([false, false, true]);
});

it('tells a pattern that may match from one that does', () => {
  expect(possible('月')).toEqual([false, true, true]);
  expect(list.map((pattern) => pattern.test('月'))).toEqual([false, false, false]);
  expect(list.map((pattern) => pattern.test('12月'))).toEqual([false, true, false]);
});

it('remembers nothing wrong of the texts before, however many there were', () => {
  const texts = Array.from({ length: 40 }, (_, no) => (no % 3 === 0 ? `困难${no}` : `${no}月`));
  for (const text of [...texts, ...texts.toReversed()])
    expect(list.map((pattern) => pattern.test(text))).toEqual(
      list.map(({ regexp }) => regexp.test(text)),
    );
});

it('knows patterns that were made after a text was read', () => {
  expect(possible('堵点')).toEqual([true, false, true]);
  expect(new Pattern(/堵/u).test('堵点')).toBe(true);
});

it('finds, searches and replaces as its regular expression does', () => {
  const digits = new Pattern(/\d+/gu);
  expect(digits.findAll('58家，71家').map(([match]) => match)).toEqual(['58', '71']);
  expect(digits.findAll('家')).toEqual([]);
  expect(digits.replace('58家', () => 'n')).toBe('n家');
  expect(digits.replace('家', () => 'n')).toBe('家');
  expect(list.map((pattern) => pattern.search('有12月'))).toEqual([-1, 1, -1]);
  expect(new Pattern(/(?<no>\d+)月/u).exec('有12月')?.groups?.['no']).toBe('12');
});
