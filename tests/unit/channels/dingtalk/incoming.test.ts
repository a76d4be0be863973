import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decodeCardClick } from '../../../../src/channels/dingtalk/cards/decode-card-click.js';
import {
  cardTrackId,
  readCardTrackId,
} from '../../../../src/channels/dingtalk/cards/card-track.js';
import { SentCards } from '../../../../src/channels/dingtalk/cards/sent-cards.js';
import type { DingtalkConfig } from '../../../../src/channels/dingtalk/dingtalk-config.js';
import { decodeRobotMessage } from '../../../../src/channels/dingtalk/robot/decode-robot-message.js';
import type { Decoded } from '../../../../src/channels/dingtalk/robot/decode-robot-message.js';
import { ReplayGuard } from '../../../../src/channels/dingtalk/replay-guard.js';
import { sessionAddress } from '../../../../src/channels/dingtalk/robot/session-handle.js';
import { isTimely, robotSign, signsEqual } from '../../../../src/channels/dingtalk/sign.js';
import { asId } from '../../../../src/kernel/ids.js';
import type { GroupId, MessageId } from '../../../../src/kernel/ids.js';

const now = new Date('2026-06-30T08:00:00Z');
const config: DingtalkConfig = {
  clientId: 'key',
  clientSecret: 'secret',
  robotCode: 'key',
  corpId: 'dingCorp',
  cardTemplateId: null,
  mode: 'stream',
  gatewayUrl: 'https://api.dingtalk.com',
  apiBase: 'https://api.dingtalk.com',
  oapiBase: 'https://oapi.dingtalk.com',
  loginBase: 'https://login.dingtalk.com',
  webhook: null,
};

const message = {
  conversationId: 'cidGroup==',
  conversationType: '2',
  msgId: 'msg1',
  msgtype: 'text',
  text: { content: ' 进展 ' },
  senderId: '$:LWCP_v1:$x',
  senderStaffId: 'jia',
  senderNick: '甲局联络员',
  chatbotCorpId: 'dingCorp',
  chatbotUserId: '$:LWCP_v1:$bot',
  createAt: now.getTime() - 1_000,
  sessionWebhook: 'https://oapi.dingtalk.com/robot/sendBySession?session=S',
  sessionWebhookExpiredTime: now.getTime() + 90 * 60_000,
};

const decode = (change: object): Decoded =>
  decodeRobotMessage(
    { ...message, ...change },
    { config, channel: 'dingtalk', now, welcomeText: '您好' },
  );

const arrival = (change: object) => {
  const decoded = decode(change);
  if (decoded.kind !== 'message') throw new Error(decoded.kind);
  return decoded.arrival;
};

describe('a robot message', () => {
  it('becomes one of ours', () => {
    expect(arrival({}).message).toEqual({
      id: 'msg1',
      channel: 'dingtalk',
      group: 'cidGroup==',
      sender: { userId: 'jia', displayName: '甲局联络员' },
      text: '进展',
      sentAt: new Date(message.createAt),
      quotedMessageId: null,
      quotedText: null,
    });
  });

  it('says what its group is called, where the platform tells', () => {
    expect(arrival({ conversationTitle: '工作专班群' }).message.groupName).toBe('工作专班群');
    for (const conversationTitle of [undefined, '', 7]) {
      expect(arrival({ conversationTitle }).message).not.toHaveProperty('groupName');
    }
    const privately = { conversationType: '1', conversationTitle: '单聊' };
    expect(arrival(privately).message).not.toHaveProperty('groupName');
  });

  it.each([
    ['no staff id', { senderStaffId: '' }, { userId: 'outside:$:LWCP_v1:$x' }],
    ['no name', { senderNick: undefined }, { userId: 'jia', displayName: 'jia' }],
  ])('is taken with %s', (_name, change, sender) => {
    expect(arrival(change).message.sender).toMatchObject(sender);
  });

  it('is taken with fields of other forms than known, but not without what it needs', () => {
    const odd = {
      createAt: 'soon',
      senderNick: 7,
      sessionWebhook: 1,
      isInAtList: 'yes',
      extra: {},
    };
    expect(arrival(odd).message.sentAt).toEqual(now);
    expect(arrival(odd).replyHandle).toBeNull();
    for (const key of ['conversationId', 'msgId', 'msgtype', 'senderId', 'conversationType']) {
      expect(decode({ [key]: undefined }).kind).toBe('malformed');
    }
  });

  it('of the bot itself, or for a robot of another corp, is ignored', () => {
    expect(decode({ senderId: message.chatbotUserId }).kind).toBe('ignored');
    expect(decode({ chatbotCorpId: 'dingOther' }).kind).toBe('ignored');
  });

  it('tells which of the bot’s messages it quotes, by the key that sending gave', () => {
    const quote = {
      text: {
        content: '确认',
        isReplyMsg: true,
        repliedMsg: { msgType: 'interactiveCard', msgId: 'msgX', content: null },
      },
      originalMsgId: 'msgX',
      originalProcessQueryKey: 'carrier-1',
    };
    expect(arrival(quote).message).toMatchObject({
      quotedMessageId: 'carrier-1',
      quotedText: null,
    });
  });

  it.each([
    ['text', { text: '原文' }, '原文'],
    ['text', { content: '原文' }, '原文'],
    ['richText', { richText: [{ text: '原' }, { text: '文' }] }, '原文'],
    ['file', { downloadCode: 'd', fileName: '表.xlsx' }, '表.xlsx'],
    ['picture', { downloadCode: 'd' }, null],
  ])('keeps the words of a quoted %s', (msgType, content, quotedText) => {
    const text = { content: '见引用', repliedMsg: { msgType, msgId: 'q', content } };
    expect(arrival({ text }).message).toMatchObject({ quotedMessageId: 'q', quotedText });
  });

  it('with an answer address elsewhere has no way to be answered through it', () => {
    for (const sessionWebhook of [
      'https://evil.example/robot/sendBySession?session=S',
      'https://oapi.dingtalk.com.evil.example/x',
      'https://user:pass@oapi.dingtalk.com/x',
      'http://oapi.dingtalk.com/x',
      'not an address',
    ]) {
      expect(arrival({ sessionWebhook }).replyHandle).toBeNull();
    }
    const to = { kind: 'group', groupId: asId<GroupId>('cidGroup==') } as const;
    const handle = arrival({}).replyHandle!;
    const at = { oapiBase: config.oapiBase, nowMs: now.getTime() };
    expect(sessionAddress(handle, to, at)?.host).toBe('oapi.dingtalk.com');
    const other = { kind: 'group', groupId: asId<GroupId>('cidOther') } as const;
    expect(sessionAddress(handle, other, at)).toBeNull();
    expect(sessionAddress({ ...handle, token: '{' }, to, at)).toBeNull();
  });

  it('never makes decoding throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(() => decode({ text: value, content: value, createAt: value })).not.toThrow();
        expect(
          decodeRobotMessage(value, { config, channel: 'dingtalk', now, welcomeText: '' }).kind,
        ).toBe('malformed');
      }),
    );
  });
});

describe('a click', () => {
  const track = cardTrackId(
    asId<MessageId>('m-1'),
    2,
    { kind: 'group', groupId: asId<GroupId>('cid+/=中') },
    false,
  );
  const click = (change: object) =>
    decodeCardClick(
      {
        outTrackId: track,
        userId: 'jia',
        content: JSON.stringify({
          cardPrivateData: { actionIds: ['button1'], params: { text: '确认3' } },
        }),
        ...change,
      },
      { channel: 'dingtalk', corpId: 'dingCorp', now, sent: new SentCards() },
    ).kind;

  it('says by itself which message and chat it is about', () => {
    expect(readCardTrackId(track)).toEqual({ messageId: 'm-1', part: 2, group: 'cid+/=中' });
    const own = cardTrackId(asId<MessageId>('m.2'), 0, { kind: 'person', userId: 'jia' }, true);
    expect(readCardTrackId(own)).toEqual({ messageId: 'm.2', part: 0, group: null });
    expect(readCardTrackId('somebody-elses')).toBeNull();
  });

  it('is known, forgotten, ignored or malformed', () => {
    expect(click({})).toBe('click');
    expect(click({ content: { cardPrivateData: { actionIds: ['button1'] } } })).toBe('forgotten');
    expect(click({ outTrackId: 'somebody-elses' })).toBe('ignored');
    expect(click({ corpId: 'dingOther' })).toBe('ignored');
    for (const content of ['{', '[]', '{}', 7, null]) expect(click({ content })).toBe('malformed');
  });
});

describe('signatures', () => {
  it('are those that the platform’s page defines', () => {
    // Computed beforehand with openssl: printf '%s\n%s' 1700000000000 secret | openssl dgst -sha256 -hmac secret -binary | base64
    expect(robotSign('1700000000000', 'secret')).toBe(
      'OuzzJR5+xZ4/EYwqtNt6sMYZQMTa/HEGvc9miJe7XzY=',
    );
  });

  it('are compared without throwing, whatever their length', () => {
    const right = robotSign('1700000000000', 'secret');
    expect(signsEqual(right, right)).toBe(true);
    for (const wrong of ['', right.slice(1), `${right}=`, '签名'])
      expect(signsEqual(right, wrong)).toBe(false);
  });

  it('hold for an hour both ways, or less where that is set', () => {
    const nowMs = now.getTime();
    const hour = 3_600_000;
    const at = (offsetMs: number) => String(nowMs + offsetMs);
    expect([at(hour), at(-hour)].map((time) => isTimely(time, nowMs, hour))).toEqual([true, true]);
    expect([at(hour + 1), at(-hour - 1)].map((time) => isTimely(time, nowMs, hour))).toEqual([
      false,
      false,
    ]);
    expect(isTimely(at(-61_000), nowMs, 60_000)).toBe(false);
    for (const time of ['', 'NaN', '-1', '1e13', `${at(0)} `, 'Infinity']) {
      expect(isTimely(time, nowMs, hour)).toBe(false);
    }
  });
});

describe('replays', () => {
  const body = (text: string) => new TextEncoder().encode(text);

  it('are refused: a signature holds for the bodies that came with it', () => {
    const guard = new ReplayGuard(3_600_000);
    expect(guard.admit('s', body('a'), 0)).toBe(true);
    expect(guard.admit('s', body('b'), 4_000)).toBe(true);
    expect(guard.admit('s', body('c'), 6_000)).toBe(false);
    expect(guard.admit('s', body('a'), 600_000)).toBe(true);
    expect(guard.admit('other', body('c'), 6_000)).toBe(true);
  });
});
