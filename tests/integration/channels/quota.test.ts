import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPlatformQuota } from '../../../src/store/platform-quota.js';
import { DINGTALK_GROUP, DingtalkPeople, startDingtalk } from './dingtalk-people.js';
import { openOffice, type Office } from './office.js';

/** One below the share of 3,000 pushes at which the office is warned. */
const ALMOST = 2_399;

let dingtalk: Awaited<ReturnType<typeof startDingtalk>>;
let office: Office;
let people: DingtalkPeople;

beforeEach(async () => {
  dingtalk = await startDingtalk();
  office = await openOffice(dingtalk.env);
  await office.bind({ channel: 'dingtalk', group: DINGTALK_GROUP });
  await dingtalk.control.connected();
  people = new DingtalkPeople(dingtalk);
});

afterEach(async () => {
  await office.close();
  await dingtalk.stop();
});

const clock = { now: () => new Date() };
const use = (kind: string, n: number): Promise<void> =>
  createPlatformQuota(office.database, 'dingtalk', clock).count(kind, n);

it('warns the office once when four fifths of the month are used', async () => {
  await use('push', ALMOST);
  people.inGroup('liaison', '帮助');
  const warning = await people.chats.reads('office', '剩余不到两成');
  expect(warning.text).toContain('额度 3000 次');
  people.inGroup('liaison', '帮助');
  await people.chats.reads(DINGTALK_GROUP, '报送');
  const warnings = dingtalk.control.screens
    .of('office')
    .filter(({ text }) => text.includes('剩余不到两成'));
  expect(warnings).toHaveLength(1);
  expect(await office.database.toldNotice.count()).toBe(1);
}, 60_000);

it('tells the office how much is used when it asks, and nobody else', async () => {
  await use('api', 1_234);
  people.privately('office', '平台额度');
  const { text } = await people.chats.reads('office', '接口调用 1234/5000 次');
  expect(text).toContain('推送');
  people.privately('liaison', '额度');
  await people.chats.reads('liaison', '专班办公室');
  expect(dingtalk.control.screens.of('liaison').filter((one) => one.text.includes('1234'))).toEqual(
    [],
  );
}, 60_000);
