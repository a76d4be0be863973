import { expect, it } from 'vitest';
import { RecentMap } from '../../../src/store/recent-map.js';

it('forgets what was used longest ago, reading counting as use', () => {
  const map = new RecentMap<string, number>(2);
  map.set('a', 1);
  map.set('b', 2);
  map.get('a');
  map.set('c', 3);
  expect(['a', 'b', 'c'].map((key) => map.get(key))).toEqual([1, undefined, 3]);
  map.delete('c');
  expect(map.get('c')).toBeUndefined();
});
