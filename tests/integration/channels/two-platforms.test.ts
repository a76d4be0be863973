import { afterEach, beforeEach, expect, it } from 'vitest';
import { DINGTALK_GROUP, DingtalkPeople, startDingtalk } from './dingtalk-people.js';
import { openOffice, type Office } from './office.js';
import { startWecom, WECOM_GROUP, WecomPeople } from './wecom-people.js';

let wecom: Awaited<ReturnType<typeof startWecom>>;
let dingtalk: Awaited<ReturnType<typeof startDingtalk>>;
let office: Office;

beforeEach(async () => {
  wecom = await startWecom();
  dingtalk = await startDingtalk();
  office = await openOffice({ ...wecom.env, ...dingtalk.env });
  await office.bind({ channel: 'wecom', group: WECOM_GROUP });
  await Promise.all([wecom.control.subscribed(), dingtalk.control.connected()]);
});

afterEach(async () => {
  await office.close();
  await Promise.all([wecom.stop(), dingtalk.stop()]);
});

it('one person on both platforms is one member, who reports on one and confirms on the other', async () => {
  const onWecom = new WecomPeople(wecom);
  const onDingtalk = new DingtalkPeople(dingtalk);
  onWecom.privately('liaison', { text: '关联账号' });
  const { text } = await onWecom.chats.reads('liaison', '关联码：');
  const code = /关联码：([A-Z0-9-]+)/u.exec(text)?.[1] ?? '';
  onDingtalk.privately('liaison', `关联账号 ${code}`);
  await onDingtalk.chats.reads('liaison', '已关联：两个平台的账号都是联络员甲');
  const { members } = await office.view();
  expect(members.find(({ name }) => name === '联络员甲')?.accounts).toEqual([
    { channel: 'wecom', userId: 'liaison' },
    { channel: 'dingtalk', userId: 'liaison' },
  ]);

  // The same group works on both: the office binds it from the platform it is on.
  onWecom.privately('office', { text: '关联账号' });
  const forOffice = await onWecom.chats.reads('office', '关联码：');
  onDingtalk.privately('office', `关联账号 ${/关联码：([A-Z0-9-]+)/u.exec(forOffice.text)?.[1]}`);
  await onDingtalk.chats.reads('office', '已关联');
  onDingtalk.inGroup('office', '绑定本群');
  await onDingtalk.chats.reads(DINGTALK_GROUP, '已绑定本群');

  onWecom.inGroup('liaison', '高企58家');
  await onWecom.chats.reads(WECOM_GROUP, '【回执1】');
  onDingtalk.privately('liaison', '确认');
  await onDingtalk.chats.reads('liaison', '回执1已入库');
  const facts = await office.events('fact-recorded');
  expect(facts.map(({ fact }) => fact)).toMatchObject([{ value: '58', unit: '县科工信局' }]);
  onDingtalk.inGroup('liaison', '高企完成多少了');
  await onDingtalk.chats.reads(DINGTALK_GROUP, '高新技术企业：58家');
}, 60_000);
