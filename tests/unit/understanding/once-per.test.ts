import { expect, it, vi } from 'vitest';
import { oncePer } from '../../../src/understanding/once-per.js';

it('computes once for each object, also when the answer is false or empty', () => {
  const make = vi.fn(({ text }: { readonly text: string }) => text === '');
  const isEmpty = oncePer(make);
  const [one, other] = [{ text: 'a' }, { text: '' }];
  expect([isEmpty(one), isEmpty(one), isEmpty(other), isEmpty(other)]).toEqual([
    false,
    false,
    true,
    true,
  ]);
  expect(make).toHaveBeenCalledTimes(2);
});
