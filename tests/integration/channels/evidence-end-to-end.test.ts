import { deflateSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { FolderEvidence } from '../../../src/store/evidence/folder-evidence.js';
import type { Chats } from './chats.js';
import { DINGTALK_GROUP, DingtalkPeople, startDingtalk } from './dingtalk-people.js';
import { freePort } from './free-port.js';
import { openOffice, type Office } from './office.js';
import { linkIn, Phone } from './uploading.js';
import { startWecom, WECOM_GROUP, WecomPeople } from './wecom-people.js';

/** A picture of one dot with so much noise behind it that it takes several blocks of a cipher. */
const PNG = Buffer.concat([
  Buffer.from('89504e470d0a1a0a', 'hex'),
  deflateSync(Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251))),
]);
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n');

const closings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close();
});

interface Platform {
  readonly office: Office;
  readonly chats: Chats;
  readonly group: string;
  /** Where a person reads what the bot tells him before he has written to it in private. */
  readonly inbox: (userId: string) => string;
  readonly say: (userId: string, text: string, place: 'group' | 'private') => void;
  readonly sendPicture: (userId: string, picture: Uint8Array) => void;
}

async function opened(env: Readonly<Record<string, string>>): Promise<Office> {
  const port = await freePort();
  const site = { PORT: String(port), ZHANBAO_PUBLIC_URL: `http://127.0.0.1:${port}` };
  const office = await openOffice({ ...env, ...site });
  closings.push(() => office.close());
  return office;
}

async function wecom(): Promise<Platform> {
  const simulator = await startWecom();
  closings.push(() => simulator.stop());
  const office = await opened(simulator.env);
  await simulator.control.subscribed();
  await office.bind({ channel: 'wecom', group: WECOM_GROUP });
  const people = new WecomPeople(simulator);
  return {
    office,
    chats: people.chats,
    group: WECOM_GROUP,
    inbox: (userId) => `app:${userId}`,
    say: (userId, text, place) => {
      if (place === 'group') people.inGroup(userId, text);
      else people.privately(userId, { text });
    },
    sendPicture: (userId, image) => {
      people.privately(userId, { image });
    },
  };
}

async function dingtalk(): Promise<Platform> {
  const simulator = await startDingtalk();
  closings.push(() => simulator.stop());
  const office = await opened(simulator.env);
  await simulator.control.connected();
  await office.bind({ channel: 'dingtalk', group: DINGTALK_GROUP });
  const people = new DingtalkPeople(simulator);
  return {
    office,
    chats: people.chats,
    group: DINGTALK_GROUP,
    inbox: (userId) => userId,
    say: (userId, text, place) => {
      if (place === 'group') people.inGroup(userId, text);
      else people.privately(userId, text);
    },
    sendPicture: (userId, picture) => {
      people.chats.mark();
      simulator.control.members.say({ userId, picture });
    },
  };
}

async function keptBytes({ env, database }: Office): Promise<readonly Buffer[]> {
  const files = new FolderEvidence(env['ZHANBAO_DATA_DIR']!);
  const rows = await database.evidence.findMany({
    orderBy: [{ receivedAt: 'asc' }, { index: 'asc' }],
  });
  return await Promise.all(rows.map(async ({ sha256 }) => Buffer.from(await files.get(sha256))));
}

describe.each([
  ['WeCom', wecom],
  ['DingTalk', dingtalk],
])('evidence on %s', (_name, start) => {
  it('takes a picture after its report, byte for byte, and shows it as the ground of the figure', async () => {
    const { office, chats, say, sendPicture } = await start();
    say('liaison', '高企58家', 'private');
    await chats.reads('liaison', '【回执1】');
    sendPicture('liaison', PNG);
    await chats.reads('liaison', '回执1已附佐证1份');
    say('liaison', '确认', 'private');
    await chats.reads('liaison', '佐证1份');
    expect(await keptBytes(office)).toEqual([PNG]);
    say('leader', '高企依据', 'private');
    const { text } = await chats.reads('leader', '原文');
    expect(text).toMatch(/佐证1份：\S+\.png/u);
  }, 60_000);

  it('lets a picture wait for its report', async () => {
    const { office, chats, say, sendPicture } = await start();
    sendPicture('liaison', PNG);
    await chats.reads('liaison', '请在30分钟内回复它对应的事项');
    say('liaison', '高企58家', 'private');
    expect((await chats.reads('liaison', '【回执1】')).text).toContain('佐证1份');
    say('liaison', '确认', 'private');
    await chats.reads('liaison', '已入库');
    expect(await office.events('evidence-attached')).toHaveLength(1);
  }, 60_000);

  it('takes files by a one-time page: asked for in the group, told in private, confirmed in the group', async () => {
    const { office, chats, say, group, inbox } = await start();
    say('liaison', '高企58家', 'group');
    await chats.reads(group, '【回执1】');
    say('liaison', '上传佐证', 'group');
    expect((await chats.reads(group, '上传链接已私发给您')).text).not.toContain('#');
    const told = await chats.reads(inbox('liaison'), '/upload#');
    expect(told.text).toContain('附入回执1');
    const phone = new Phone(linkIn(told.text));
    expect(await phone.look()).toMatchObject({ status: 200, body: { files: [], maxFiles: 10 } });
    expect((await phone.send('认定名单.pdf', PDF)).status).toBe(200);
    expect((await phone.send('现场.png', PNG)).body.files).toHaveLength(2);
    expect(await phone.submit()).toEqual({ status: 200, body: { count: 2 } });
    await chats.reads(group, '回执1已附佐证2份');
    expect(await keptBytes(office)).toEqual([PDF, PNG]);
    for (const again of [
      await phone.look(),
      await phone.send('x.pdf', PDF),
      await phone.submit(),
    ]) {
      expect(again.status).toBe(404);
      expect(again.body.error?.message).toContain('已提交过');
    }
    say('liaison', '确认', 'group');
    await chats.reads(group, '已入库');
    say('leader', '高企依据', 'private');
    expect((await chats.reads('leader', '原文')).text).toContain('佐证2份：认定名单.pdf、现场.png');
  }, 60_000);
});
