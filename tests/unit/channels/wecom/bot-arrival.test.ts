import { describe, expect, it } from 'vitest';
import { botArrival } from '../../../../src/channels/wecom/decode/bot-arrival.js';
import { asId } from '../../../../src/kernel/ids.js';

const now = new Date('2023-07-05T10:00:00.700+08:00');

const sentAt = (told: string | null): Date =>
  botArrival(
    {
      kind: 'click',
      text: '依据',
      messageId: asId('answer'),
      taskId: 'answer@1',
      occasion: {
        id: asId('m1'),
        group: null,
        userId: 'leader',
        responseUrl: null,
        sentAt: told === null ? null : new Date(told),
      },
    },
    { channel: 'wecom', now, handle: null },
  ).message.sentAt;

describe('when a press on a card was made', () => {
  it.each([
    ['the whole second that the platform tells', '2023-07-05T10:00:00+08:00'],
    ['a platform whose clock is behind', '2023-07-05T09:59:50+08:00'],
    ['a platform whose clock is ahead', '2023-07-05T10:00:09+08:00'],
    ['no time', null],
  ])('is never before the message that it is about: %s', (_, told) => {
    expect(sentAt(told)).toEqual(now);
  });

  it('is what the platform tells where it was held back', () => {
    const told = '2023-07-05T09:50:00+08:00';
    expect(sentAt(told)).toEqual(new Date(told));
  });
});
