import { afterEach, describe, expect, it } from 'vitest';
import { buttonsOn, startWecom, WECOM_GROUP, WecomPeople } from './wecom-people.js';
import { DINGTALK_GROUP, DingtalkPeople, startDingtalk } from './dingtalk-people.js';
import type { Chats } from './chats.js';
import { freePort } from './free-port.js';
import { openOffice, type Office } from './office.js';
import { readWorkbook } from './read-workbook.js';

/** What the test has opened, closed in the opposite order. */
const closings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close();
});

async function opened(env: Readonly<Record<string, string>>): Promise<Office> {
  const office = await openOffice(env);
  closings.push(() => office.close());
  return office;
}

interface Way {
  readonly office: Office;
  readonly chats: Chats;
  readonly say: (userId: string, text: string) => void;
  /** Where this person reads what was said to him. */
  readonly chat: (userId: string) => string;
  /** Where the office reads what is for it alone. */
  readonly file: string;
  readonly confirm: () => Promise<unknown>;
}

/** Report, receipt, confirmation, ledger, answer and file. */
async function mainPath({ office, chats, say, chat, file, confirm }: Way): Promise<void> {
  say('liaison', '高企58家');
  await chats.next(chat('liaison'), ({ text }) => text.includes('【回执1】'));
  await confirm();
  await chats.reads(chat('liaison'), '回执1已入库');
  const facts = await office.events('fact-recorded');
  expect(facts.map(({ fact }) => fact)).toMatchObject([{ value: '58', unit: '县科工信局' }]);
  say('leader', '高企完成多少了');
  await chats.reads(chat('leader'), '高新技术企业：58家');
  say('office', '导出台账');
  const sent = await chats.gets(file);
  expect(sent.files[0]?.name).toMatch(/\.xlsx$/u);
  expect(await readWorkbook(sent)).toContain('高新技术企业');
}

describe('every other way in', () => {
  it('a WeCom bot with a callback address: encrypted JSON and polled streams', async () => {
    const simulator = await startWecom({ bot: { mode: 'callback', pollIntervalMs: 100 } });
    closings.push(() => simulator.stop());
    const office = await opened(simulator.env);
    await office.bind({ channel: 'wecom', group: WECOM_GROUP });
    const { control } = simulator;
    expect(await control.useBotCallback(`${office.service.url}callback/wecom/bot`)).toBe('');
    const people = new WecomPeople(simulator);
    await mainPath({
      office,
      chats: people.chats,
      say: (userId, text) => {
        people.inGroup(userId, text);
      },
      chat: () => WECOM_GROUP,
      file: 'app:office',
      confirm: () => people.press('liaison', '确认'),
    });
  }, 60_000);

  it('a WeCom application: encrypted XML in private', async () => {
    const simulator = await startWecom();
    closings.push(() => simulator.stop());
    const office = await opened({ ...simulator.env, WECOM_BOT_ID: '', WECOM_BOT_SECRET: '' });
    await office.bind({ channel: 'wecom', group: null });
    const { control } = simulator;
    expect(await control.useAppCallback(`${office.service.url}callback/wecom/app`)).toBe('');
    const { chats } = new WecomPeople(simulator);
    await mainPath({
      office,
      chats,
      say: (userId, text) => {
        chats.mark();
        control.app.say({ userId, text });
      },
      chat: (userId) => `app:${userId}`,
      file: 'app:office',
      confirm: async () => {
        const shown = await chats.next('app:liaison', (one) => buttonsOn(one).length > 0);
        const { key } = buttonsOn(shown).find(({ text }) => text === '确认')!;
        chats.mark();
        control.app.click({ userId: 'liaison', taskId: String(shown.card?.['task_id']), key });
        await chats.turns('app:liaison', ({ card }) => card?.['replaced_button'] !== undefined);
      },
    });
  }, 60_000);

  it.each(['stream', 'http'] as const)(
    'a DingTalk robot by %s',
    async (mode) => {
      const simulator = await startDingtalk({ app: { mode } });
      closings.push(() => simulator.stop());
      const port = await freePort();
      const office = await opened({
        ...simulator.env,
        PORT: String(port),
        ZHANBAO_PUBLIC_URL: `http://127.0.0.1:${port}`,
      });
      await office.bind({ channel: 'dingtalk', group: DINGTALK_GROUP });
      const { control } = simulator;
      if (mode === 'stream') await control.connected();
      else control.useHttp(`${office.service.url}callback/dingtalk/robot`);
      const people = new DingtalkPeople(simulator);
      await mainPath({
        office,
        chats: people.chats,
        say: (userId, text) => {
          people.inGroup(userId, text);
        },
        chat: () => DINGTALK_GROUP,
        file: 'office',
        confirm: () => people.press('liaison', '确认'),
      });
    },
    60_000,
  );
});
