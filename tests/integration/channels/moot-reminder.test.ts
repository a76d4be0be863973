import { afterEach, beforeEach, expect, it } from 'vitest';
import { newId, type MessageId } from '../../../src/kernel/ids.js';
import { renderText } from '../../../src/message/render-text.js';
import { loadConfig } from '../../../src/config.js';
import { openHouse, type House } from '../../../src/wire.js';
import { storeFixture, type StoreFixture } from '../store/store-fixture.js';

const NOW = new Date('2023-07-13T09:30:00+08:00');

let fixture: StoreFixture;
let house: House;

beforeEach(async () => {
  fixture = await storeFixture('demo');
  const config = loadConfig({ DATABASE_URL: fixture.url, ZHANBAO_LOG_LEVEL: 'silent' });
  house = await openHouse(config, {
    purpose: 'command',
    progress: () => undefined,
    delivering: new Set(['test']),
  });
});
afterEach(async () => {
  await house.close();
  await fixture.close();
});

async function setClock(now: Date): Promise<void> {
  await fixture.database.workspace.updateMany({ data: { demoNow: now } });
  await house.sweep();
}

async function say(text: string): Promise<string> {
  const replies = await house.handle({
    id: newId<MessageId>(),
    channel: 'test',
    group: null,
    sender: { userId: 'liaison', displayName: '' },
    text,
    sentAt: NOW,
    quotedMessageId: null,
    quotedText: null,
  });
  return replies.map(renderText).join('');
}

it('a reminder holds as long as something is owed, and no longer', async () => {
  await setClock(new Date('2023-07-10T08:00:00+08:00'));
  await setClock(NOW);
  const stored = await fixture.database.outboundMessage.findMany({ where: { toUser: 'liaison' } });
  const waiting = stored.find(({ reply }) => JSON.stringify(reply).includes('还有以下事项未报'))!;
  const owed = { key: '2023-W28', units: ['县科工信局'] };
  expect(waiting.reply).toMatchObject({ whileOwed: owed });
  const id = waiting.id as MessageId;
  expect(await house.isStillOwed(id, owed)).toBe(true);
  expect(await say('本期无变化')).toContain('零报告');
  expect(await house.isStillOwed(id, owed)).toBe(false);
});
