import { expect, it } from 'vitest';
import { findAll } from '../../../../src/understanding/text/find-all.js';

it.each([
  [/\d+/g, '58家，71家'],
  [/(?<unit>[家个])/gu, '58家，71个'],
  [/x*/g, 'axxb'],
  [/无/g, ''],
])('finds with %s in %j what matchAll finds', (pattern, text) => {
  const found = findAll(pattern, text).map((match) => [match.index, ...match]);
  expect(found).toEqual([...text.matchAll(pattern)].map((match) => [match.index, ...match]));
});

it('starts at the start although the pattern was used before', () => {
  const pattern = /\d/g;
  pattern.exec('12');
  expect(findAll(pattern, '34').map(([digit]) => digit)).toEqual(['3', '4']);
});
