import { expect, it, vi } from 'vitest';
import { oncePer, oncePerText } from '../../../src/understanding/once-per.js';

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

it('computes once for each of the last two texts', () => {
  const holds = vi.fn((text: string) => text.includes('吗'));
  const asks = oncePerText(holds);
  const texts = ['', '完成了吗', '完成了', '完成了吗', '完成了吗', '', '完成了'];
  expect(texts.map(asks)).toEqual([false, true, false, true, true, false, false]);
  // The third text drives the first one out.
  expect(holds.mock.calls.flat()).toEqual(['', '完成了吗', '完成了', '', '完成了']);
});
