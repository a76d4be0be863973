import { expect, it } from 'vitest';
import { PatternList } from '../../../../src/understanding/text/pattern-list.js';

const list = new PatternList([/困难|堵点/u, /\d{1,2}月/u, /\p{Script=Latin}/u]);

it('leaves out the patterns that cannot match in a text, and none that can', () => {
  expect([...list.possible('6月有堵点')]).toEqual([1, 1, 1]);
  expect([...list.possible('有点堵')]).toEqual([0, 0, 1]);
  expect([...list.possible('')]).toEqual([0, 0, 1]);
});

it('tells a pattern that may match from one that does', () => {
  expect([...list.possible('月')]).toEqual([0, 1, 1]);
  expect(list.some('月')).toBe(false);
  expect(list.some('12月')).toBe(true);
});

it('remembers nothing of the text before', () => {
  expect(list.some('困难')).toBe(true);
  expect(list.some('容易')).toBe(false);
});
