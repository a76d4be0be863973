import { expect, it } from 'vitest';
import { NoticeDesk } from '../../../src/store/notice-desk.js';

it('keeps a notice that could not be told until it is', async () => {
  const told: string[] = [];
  let isAway = true;
  const desk = new NoticeDesk(({ key }) => {
    if (isAway) return Promise.reject(new Error('away'));
    told.push(key);
    return Promise.resolve();
  });
  await expect(desk.add({ key: 'a', text: '' })).rejects.toThrow('away');
  isAway = false;
  await desk.tellAll();
  await desk.tellAll();
  expect(told).toEqual(['a']);
});
