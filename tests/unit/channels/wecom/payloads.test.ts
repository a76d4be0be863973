import { describe, expect, it } from 'vitest';

import { readAppPayload } from '../../../../src/channels/wecom/app/app-payload.js';
import { readXml, writeXml } from '../../../../src/channels/wecom/app/app-xml.js';
import { messageOfTask, taskIdOf } from '../../../../src/channels/wecom/cards/card-id.js';
import { readBotPayload } from '../../../../src/channels/wecom/decode/bot-payload.js';
import { readHandle, requestHandle } from '../../../../src/channels/wecom/decode/reply-token.js';
import { asId } from '../../../../src/kernel/ids.js';
import type { GroupId, MessageId } from '../../../../src/kernel/ids.js';

const said = (more: object) => ({
  msgid: 'm1',
  aibotid: 'bot',
  chattype: 'single',
  from: { userid: 'jia' },
  msgtype: 'text',
  text: { content: '你好' },
  ...more,
});

describe('what a bot is told', () => {
  it.each([
    ['nothing', null],
    ['a text', 'x'],
    ['no kind', {}],
    ['no id', said({ msgid: undefined })],
    ['no sender', said({ from: undefined })],
    ['a group without an id', said({ chattype: 'group' })],
    ['its own words', said({ from: { userid: 'bot' } })],
    [
      'an event of another kind',
      said({ msgtype: 'event', event: { eventtype: 'feedback_event' } }),
    ],
    [
      'a foreign card',
      said({
        msgtype: 'event',
        event: {
          eventtype: 'template_card_event',
          template_card_event: { event_key: 'k', task_id: 't' },
        },
      }),
    ],
    ['a stream without an id', { msgtype: 'stream' }],
  ])('passes over %s', (_name, json) => {
    expect(readBotPayload(json).kind).toBe('ignored');
  });

  it('bears fields that nobody has named, and quotes of kinds it does not know', () => {
    const payload = readBotPayload(said({ extra: { a: 1 }, quote: { msgtype: 'location' } }));
    expect(payload).toMatchObject({ kind: 'message', text: '你好', quotedText: null });
  });

  it('tells speech without words from speech', () => {
    const voice = (content: string) =>
      readBotPayload(said({ msgtype: 'voice', voice: { content } }));
    expect(voice('  ')).toMatchObject({ kind: 'unread', what: 'voice' });
    expect(voice('三家')).toMatchObject({ kind: 'message', text: '三家' });
    expect(readBotPayload(said({ msgtype: 'sticker' }))).toMatchObject({ what: 'other' });
  });
});

describe('what an application is told', () => {
  const xml = (fields: Record<string, string | number>) =>
    writeXml({ ToUserName: 'ww', FromUserName: 'jia', CreateTime: 1_763_870_000, ...fields });

  it('keeps ids of twenty digits, spaces, and what looks like XML', () => {
    const text = '  <b>&amp; ]]> 00123 ';
    const payload = readAppPayload(
      xml({ MsgType: 'text', Content: text, MsgId: '12345678901234567890' }),
    );
    expect(payload).toMatchObject({
      kind: 'message',
      text,
      source: { id: 'app-12345678901234567890' },
    });
  });

  it('takes speech that was turned into words, and says of which kind the rest is', () => {
    const base = { MsgType: 'voice', MsgId: 1, MediaId: 'm' };
    expect(readAppPayload(xml({ ...base, Recognition: '三家' }))).toMatchObject({ text: '三家' });
    expect(readAppPayload(xml(base))).toMatchObject({ kind: 'unread', what: 'voice' });
    expect(readAppPayload(xml({ ...base, MsgType: 'video' }))).toMatchObject({ what: 'video' });
    expect(readAppPayload(xml({ ...base, MsgType: 'location' }))).toMatchObject({ what: 'other' });
  });

  it.each([
    ['a declaration', '<!DOCTYPE x [<!ENTITY a "b">]><xml><FromUserName>a</FromUserName></xml>'],
    ['an entity bomb', '<!DOCTYPE l [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><xml>&b;</xml>'],
    ['no XML', 'hello'],
    ['another root', '<html/>'],
    ['a list', '<xml>1</xml><xml>2</xml>'],
    ['depth', '<xml>'.repeat(20_000)],
  ])('refuses %s', (_name, text) => {
    expect(readXml(text)).toBeNull();
  });

  it('does not resolve entities, and cannot be made to change objects', () => {
    expect(readXml('<xml><a>&lt;b&gt;</a></xml>')).toEqual({ a: '&lt;b&gt;' });
    readXml('<xml><__proto__><polluted>1</polluted></__proto__></xml>');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('what goes out and comes back', () => {
  it('carries the message’s id in a card', () => {
    const id = asId<MessageId>('0b9d2c1e-uuid');
    for (const isRepeat of [false, true]) {
      expect(messageOfTask(taskIdOf(id, isRepeat) ?? '')).toBe(id);
    }
    expect(taskIdOf(asId<MessageId>('带空格 的'), false)).toBeNull();
    expect(messageOfTask('foreign')).toBeNull();
    expect(messageOfTask('@1')).toBeNull();
  });

  it('leads a reply only where it was asked for, and only while it lives', () => {
    const now = new Date(0);
    const handle = requestHandle('r1', { group: asId<GroupId>('g'), userId: 'jia' }, now);
    const group = { kind: 'group', groupId: asId<GroupId>('g') } as const;
    expect(readHandle(handle, group, now)).toMatchObject({ way: 'request', reqId: 'r1' });
    expect(readHandle(handle, { kind: 'person', userId: 'jia' }, now)).toBeNull();
    expect(readHandle(handle, group, handle.expiresAt)).toBeNull();
    expect(readHandle({ ...handle, token: '{}' }, group, now)).toBeNull();
    expect(readHandle({ ...handle, token: 'x' }, group, now)).toBeNull();
    expect(readHandle(null, group, now)).toBeNull();
  });
});
