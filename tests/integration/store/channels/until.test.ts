import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SendResult } from '../../../../src/message/outgoing.js';
import { say } from '../messages-and-outcomes.js';
import { nothing } from '../messages-and-outcomes.js';
import type { ChannelsFixture } from './channels-fixture.js';
import { arrival, channelsFixture, eventually } from './channels-fixture.js';

const later: SendResult = { kind: 'later', afterMs: 200, reason: '对方繁忙' };

let fixture: ChannelsFixture;
beforeEach(async () => {
  fixture = await channelsFixture();
});
afterEach(async () => {
  await fixture.close();
});

describe('a reminder whose figure has come while it waited', () => {
  it('is not sent, and what follows goes on', async () => {
    const asked: unknown[] = [];
    const { channel } = await fixture.start({
      isStillOwed: (_id, owed) => {
        asked.push(owed);
        return Promise.resolve(owed.key === '2023-W28');
      },
      decide: ({ text }) => ({
        ...nothing,
        replies: [{ ...say(`请报${text}`), whileOwed: { key: text, units: ['县科工信局'] } }],
      }),
    });
    for (const text of ['2023-W27', '2023-W28']) await channel.intake.accept(arrival({ text }));
    await eventually(() => {
      expect(channel.texts).toEqual(['请报2023-W28']);
    });
    expect(asked).toHaveLength(2);
    const row = await fixture.database.delivery.findFirst({ orderBy: { seq: 'asc' } });
    expect(row).toMatchObject({ state: 'refused', reason: '所提醒的事项已报送，提醒不再发出' });
  });
});

describe('what nobody is to be disturbed by later', () => {
  it('is given up with its reason once its time is over, and what follows goes on', async () => {
    const { channel } = await fixture.start({
      decide: ({ text }) => ({
        ...nothing,
        replies: [
          text === '提醒'
            ? { ...say('请报数'), until: new Date(Date.now() + 1500) }
            : say(`答${text}`),
        ],
      }),
    });
    channel.script.push(...Array.from({ length: 40 }, () => () => later));
    await channel.intake.accept(arrival({ text: '提醒' }));
    await eventually(async () => {
      const row = await fixture.database.delivery.findFirst({ orderBy: { seq: 'asc' } });
      expect(row).toMatchObject({ state: 'refused', reason: '当天工作时间内未能发出，不再发送' });
    });
    channel.script.length = 0;
    await channel.intake.accept(arrival({ text: '在吗' }));
    await eventually(() => {
      expect(channel.texts.at(-1)).toBe('答在吗');
    });
  });
});
