import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SendResult } from '../../../../src/message/outgoing.js';
import { tellBrokenGroups } from '../../../../src/store/outbox/tell-broken-groups.js';
import { GROUP, NOW } from '../messages-and-outcomes.js';
import type { ChannelsFixture } from './channels-fixture.js';
import { arrival, channelsFixture, eventually } from './channels-fixture.js';
import type { ScriptedChannel } from '../../../fakes/scripted-channel.js';

let fixture: ChannelsFixture;
let channel: ScriptedChannel;
beforeEach(async () => {
  fixture = await channelsFixture();
  ({ channel } = await fixture.start());
  for (const [userId, isAdmin] of [
    ['admin', true],
    ['nobody', false],
  ] as const) {
    const person = { account: { channel: 'test', userId }, name: userId, postings: [], isAdmin };
    await fixture.workspaces.upsertMember(fixture.workspaceId, person, NOW);
  }
});
afterEach(async () => {
  await fixture.close();
});

const broken: SendResult = {
  kind: 'refused',
  reason: '群机器人已不在群内（93008）',
  isBindingBroken: true,
};

const tell = (): Promise<void> => {
  const { database: apart, conversations: conversation, workspaces } = fixture;
  return tellBrokenGroups({ apart, conversation, workspaces });
};

async function told(): Promise<readonly string[]> {
  const rows = await fixture.database.outboundMessage.findMany({
    where: { inId: null },
    orderBy: { seq: 'asc' },
  });
  return rows.map(({ toUser, reply }) => `${toUser ?? ''} ${JSON.stringify(reply)}`);
}

async function say(text: string, ends: SendResult['kind']): Promise<void> {
  if (ends === 'refused') channel.script.push(() => broken);
  const { message } = arrival({ text });
  await channel.intake.accept({ message, replyHandle: null });
  await eventually(async () => {
    const delivery = await fixture.database.delivery.findFirst({ orderBy: { seq: 'desc' } });
    expect(delivery?.state).toBe(ends);
    expect(channel.texts.at(-1)).toBe(`答${text}`);
  });
}

it('that nobody can be reached in are told to the administrators, once each time one breaks', async () => {
  await tell();
  expect(await told()).toEqual([]);
  await say('一', 'refused');
  await Promise.all([tell(), tell()]);
  await say('二', 'refused');
  await tell();
  const [first, ...others] = await told();
  expect(others).toEqual([]);
  expect(first).toMatch(/^admin .*发不到群“工作群”了：群机器人已不在群内（93008）/);
  await say('三', 'sent');
  await tell();
  expect(await told()).toHaveLength(1);
  await say('四', 'refused');
  await tell();
  expect(await told()).toHaveLength(2);
  expect(await fixture.database.brokenGroup.count({ where: { groupId: GROUP } })).toBe(1);
});
