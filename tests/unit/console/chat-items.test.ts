import { describe, expect, it } from 'vitest';
import { chatItems, gist, isSameChat, splitMention } from '../../../src/console/chat/chat-items.js';
import type { MessageView } from '../../../src/http/api-types.js';

function message(seq: number, sentAt: string, text = '好'): MessageView {
  return {
    ...{ seq, id: `m${seq}`, sentAt, quotedId: null, buttons: [] },
    chat: { kind: 'group' },
    author: { kind: 'bot' },
    blocks: [{ type: 'text', text }],
  };
}

const times = (...messages: MessageView[]): string[] =>
  chatItems(messages).flatMap((item) => (item.kind === 'time' ? [item.text] : []));

describe('time between messages', () => {
  it('stands before the first one, with the year', () => {
    expect(times(message(1, '2023-07-05T10:00:00+08:00'))).toEqual(['2023年7月5日 周三 10:00']);
  });

  it('stands again after a pause of more than ten minutes', () => {
    const shown = times(
      message(1, '2023-07-05T10:00:00+08:00'),
      message(2, '2023-07-05T10:10:00+08:00'),
      message(3, '2023-07-05T10:21:00+08:00'),
    );
    expect(shown).toEqual(['2023年7月5日 周三 10:00', '7月5日 周三 10:21']);
  });

  it('stands again when the clock was set back, and names another year', () => {
    const shown = times(
      message(1, '2023-07-05T10:00:00+08:00'),
      message(2, '2022-12-31T09:00:00+08:00'),
    );
    expect(shown[1]).toBe('2022年12月31日 周六 09:00');
  });
});

describe('what is shown of a message', () => {
  it('shows the mention of the bot apart from the words', () => {
    expect(splitMention('@战报助手 高企58家', '战报助手')).toEqual({
      mentioned: true,
      text: '高企58家',
    });
    expect(splitMention('问 @战报助手', '战报助手').mentioned).toBe(false);
  });

  it('quotes one short line', () => {
    expect(
      gist(message(1, '2023-07-05T10:00:00+08:00', `第一行\n第二行${'长'.repeat(200)}`)),
    ).toMatch(/^第一行 第二行长{73}$/);
  });
});

describe('chats', () => {
  it('keeps the private chats of two people apart, and from the group', () => {
    const one = { kind: 'private', userId: 'a' } as const;
    expect(isSameChat(one, { kind: 'private', userId: 'a' })).toBe(true);
    expect(isSameChat(one, { kind: 'private', userId: 'b' })).toBe(false);
    expect(isSameChat(one, { kind: 'group' })).toBe(false);
    expect(isSameChat({ kind: 'group' }, { kind: 'group' })).toBe(true);
  });
});
