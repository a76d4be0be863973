import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { signWithSecret } from '../../simulators/dingtalk/signature.js';
import {
  decryptMessage,
  encryptMessage,
  signatureOf,
} from '../../simulators/shared/callback-crypto.js';
import { CallbackServer, hang } from './dingtalk-callback-server.js';
import { bytes, fromBot, group, lastFromBot, post, start } from './dingtalk-harness.js';

async function ready() {
  const simulator = await start({ app: { mode: 'http' } });
  const callback = await CallbackServer.listen();
  simulator.control.useHttp(callback.url);
  const say = (text = '周报') =>
    simulator.control.members.say({ userId: 'jia', chatId: group, text });
  const shown = () => simulator.control.screens.of(group).filter(({ by }) => by === 'bot');
  return { simulator, callback, say, shown };
}

describe('the signature', () => {
  it('is base64 of HMAC-SHA256 over timestamp, line feed and secret', () => {
    // Made with another tool: openssl dgst -sha256 -hmac.
    expect(signWithSecret('1763870000000', 'SECsample')).toBe(
      '/q170dWge9u/bZZO7Dk/vQhdpZoyuRf6uO7d/zUdjx8=',
    );
  });
});

describe('a robot callback over HTTP', () => {
  it('is signed with the platform’s time and the application’s secret', async () => {
    const { simulator, callback, say } = await ready();
    const { msgId } = say();
    const { headers, json } = await callback.call(0);
    const timestamp = String(headers['timestamp']);
    expect(timestamp).toBe(String(simulator.control.nowMs()));
    const secret = simulator.settings.app.clientSecret;
    const wanted = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
    expect(headers['sign']).toBe(wanted);
    expect(headers['content-type']).toContain('application/json');
    expect(json).toMatchObject({ msgId, text: { content: ' 周报' }, conversationType: '2' });
  });

  it('takes empty, and shows a message that is in the answer', async () => {
    const { simulator, callback, say, shown } = await ready();
    say();
    expect(await fromBot(simulator, 'robot')).toMatchObject({ errcode: 0, doubts: [] });
    expect(shown()).toEqual([]);
    callback.reply = () => ({ msgtype: 'text', text: { content: '收到' } });
    say();
    await simulator.control.screens.waitFor(group, ({ by }) => by === 'bot');
    expect(shown()).toMatchObject([{ text: '收到' }]);
  });

  it.each([
    ['a type that does not exist', { msgtype: 'image' }, 400105],
    ['a text without content', { msgtype: 'text', text: {} }, 40035],
    ['no JSON', 'success', -2],
  ])('shows nothing for %s', async (_what, reply, errcode) => {
    const { simulator, callback, say, shown } = await ready();
    callback.reply = () => reply;
    say();
    expect(await fromBot(simulator, 'robot')).toMatchObject({ errcode });
    expect(shown()).toEqual([]);
  });

  it('takes an empty body with a doubt', async () => {
    const { simulator, callback, say } = await ready();
    callback.reply = () => '';
    say();
    expect((await fromBot(simulator, 'robot')).doubts).toEqual(['an empty body instead of empty']);
  });

  it('is called once, whatever comes of it', async () => {
    const { simulator, callback, say } = await ready();
    const outcome = (note: string) => simulator.control.log.waitFor((entry) => entry.note === note);
    callback.reply = () => 500;
    say();
    await outcome('status 500');
    callback.reply = () => hang;
    say();
    await callback.call(1);
    simulator.control.advance(5_000);
    await outcome('no answer in 5 s');
    simulator.control.advance(600_000);
    expect(callback.received).toHaveLength(2);
    expect(lastFromBot(simulator, 'robot')).toBeUndefined();
  });

  it('is not made without an address, and goes back to Stream on demand', async () => {
    const simulator = await start({ app: { mode: 'http' } });
    const { members } = simulator.control;
    expect(members.say({ userId: 'jia', text: '早' }).reason).toBe('no callback address is set');
    simulator.control.useStream();
    expect(members.say({ userId: 'jia', text: '早' }).heard).toBe(true);
  });

  it('carries error 20001 and no text when the month’s pushes are used up', async () => {
    const { simulator, callback, say } = await ready();
    simulator.control.quotas.use('push', 2_999);
    say();
    expect((await callback.call(0)).json).toHaveProperty('text');
    say();
    const { json } = await callback.call(1);
    expect(json).toMatchObject({ errorCode: '20001', msgtype: 'text' });
    expect(json).not.toHaveProperty('text');
    simulator.control.members.say({ userId: 'jia', picture: bytes });
    expect((await callback.call(2)).json).not.toHaveProperty('content');
  });

  it('gives a session webhook that works', async () => {
    const { callback, say, shown } = await ready();
    say();
    const url = String((await callback.call(0)).json['sessionWebhook']);
    await post(url, { msgtype: 'markdown', markdown: { title: '报', text: '好' } });
    expect(shown()).toMatchObject([{ kind: 'markdown', text: '好' }]);
  });
});

describe('an event over HTTP', () => {
  async function events(receiver: 'app-key' | 'corp-id' = 'app-key') {
    const simulator = await start({ app: { eventReceiver: receiver } });
    const callback = await CallbackServer.listen();
    simulator.control.useEventUrl(callback.url);
    const { eventToken, eventAesKey, clientId, corpId } = simulator.settings.app;
    const receiveId = receiver === 'app-key' ? clientId : corpId;
    const seal = (word: string, to = receiveId, spoil = '') => {
      const encrypt = encryptMessage(eventAesKey, word, to);
      const [timeStamp, nonce] = ['1763870000000', 'n0nce'];
      const signature = signatureOf(eventToken, timeStamp, nonce, encrypt);
      return { msg_signature: signature + spoil, timeStamp, nonce, encrypt };
    };
    return { simulator, callback, seal, eventToken, eventAesKey, receiveId };
  }

  it.each(['app-key', 'corp-id'] as const)(
    'is encrypted for the %s and wants success',
    async (to) => {
      const { simulator, callback, seal, eventToken, eventAesKey, receiveId } = await events(to);
      callback.reply = () => seal('success');
      simulator.control.event('user_add_org', { UserId: ['bing'] });
      const { query, json } = await callback.call(0);
      const encrypt = String(json['encrypt']);
      const [timestamp, nonce] = [query.get('timestamp') ?? '', query.get('nonce') ?? ''];
      const signature = signatureOf(eventToken, timestamp, nonce, encrypt);
      expect([query.get('msg_signature'), query.get('signature')]).toEqual([signature, signature]);
      const opened = decryptMessage(eventAesKey, encrypt);
      expect(opened.receiveId).toBe(receiveId);
      expect(JSON.parse(opened.message)).toEqual({ EventType: 'user_add_org', UserId: ['bing'] });
      expect(await fromBot(simulator, 'user_add_org')).toMatchObject({ errcode: 0 });
    },
  );

  it('is not settled by another word, another receiver, a wrong signature, or plain text', async () => {
    const { simulator, callback, seal } = await events();
    const replies = [
      seal('ok'),
      seal('success', 'other'),
      seal('success', undefined, '0'),
      'success',
      { ...seal('success'), nonce: 'another' },
    ];
    callback.reply = (_received, index) => replies[index] ?? '';
    for (const index of replies.keys()) {
      const seq = lastFromBot(simulator, 'user_add_org')?.seq;
      simulator.control.event('user_add_org');
      const entry = await fromBot(simulator, 'user_add_org', seq);
      expect([index, entry.errcode]).toEqual([index, -2]);
    }
  });
});
