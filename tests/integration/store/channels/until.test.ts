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
