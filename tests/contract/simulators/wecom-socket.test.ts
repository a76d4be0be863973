import { describe, expect, it } from 'vitest';

import { connect, group, heard, markdown, png, start, subscribe } from './wecom-harness.js';
import { decryptBytes } from '../../simulators/shared/callback-crypto.js';

describe('subscribing to the long connection', () => {
  it('refuses a wrong bot id and a wrong secret, each with its own code', async () => {
    const simulator = await start();
    const bot = await connect(simulator);
    const { botId, secret } = simulator.settings.bot;
    const foreign = await bot.ask('aibot_subscribe', { bot_id: 'other', secret });
    const wrong = await bot.ask('aibot_subscribe', { bot_id: botId, secret: 'wrong' });
    expect([foreign.errcode, wrong.errcode]).toEqual([93019, 853000]);
    const good = await bot.ask('aibot_subscribe', { bot_id: botId, secret, scene: 1 });
    expect(good).toMatchObject({ errcode: 0, errmsg: 'ok' });
  });

  it('refuses every command before it, and a second one on the same connection', async () => {
    const simulator = await start();
    const bot = await connect(simulator);
    const push = { chatid: group, ...markdown('早') };
    expect((await bot.ask('aibot_send_msg', push)).errcode).not.toBe(0);
    const subscribed = await subscribe(simulator);
    const { botId, secret } = simulator.settings.bot;
    const again = await subscribed.ask('aibot_subscribe', { bot_id: botId, secret });
    expect(again.errcode).not.toBe(0);
  });

  it('refuses to be asked too often', async () => {
    const simulator = await start({ bot: { subscribesPerMinute: 2 } });
    const body = { bot_id: simulator.settings.bot.botId, secret: simulator.settings.bot.secret };
    const bots = [await connect(simulator), await connect(simulator), await connect(simulator)];
    const given: unknown[] = [];
    for (const bot of bots) given.push((await bot.ask('aibot_subscribe', body)).errcode);
    expect(given).toEqual([0, 0, 45009]);
    simulator.control.advance(60_000);
    expect((await bots[2]!.ask('aibot_subscribe', body)).errcode).toBe(0);
  });

  it('refuses a bot that is set to callback mode', async () => {
    const simulator = await start({ bot: { mode: 'callback' } });
    const bot = await connect(simulator);
    const { botId, secret } = simulator.settings.bot;
    expect((await bot.ask('aibot_subscribe', { bot_id: botId, secret })).errcode).toBe(93019);
  });

  it('kicks the first connection when a second one subscribes, and tells it', async () => {
    const simulator = await start();
    const first = await subscribe(simulator);
    const second = await subscribe(simulator);
    const told = await first.push(0);
    expect(told.cmd).toBe('aibot_event_callback');
    expect(told.body).toMatchObject({ event: { eventtype: 'disconnected_event' } });
    await first.untilClosed();
    await heard(simulator, second);
    expect(first.pushes()).toHaveLength(1);
  });

  it('does not kick when the second one gives a wrong secret', async () => {
    const simulator = await start();
    const first = await subscribe(simulator);
    const second = await connect(simulator);
    const { botId } = simulator.settings.bot;
    await second.ask('aibot_subscribe', { bot_id: botId, secret: 'wrong' });
    await heard(simulator, first);
    expect(first.closed).toBe(false);
  });
});

describe('the long connection', () => {
  it('answers a ping, and unreadable frames with an error', async () => {
    const simulator = await start();
    const bot = await subscribe(simulator);
    expect((await bot.ask('ping')).errcode).toBe(0);
    bot.sendRaw('{"cmd":');
    bot.sendRaw(Buffer.from([1, 2, 3]));
    bot.sendRaw(JSON.stringify({ cmd: 'ping' }));
    await bot.until('three errors', () => (bot.answers('').length === 3 ? true : undefined));
    expect(bot.answers('').map((frame) => frame.errcode)).toEqual([47001, 47001, 47001]);
    expect((await bot.ask('aibot_unheard_of')).errcode).toBe(40058);
  });

  it('drops a connection that says nothing, and keeps one that pings', async () => {
    const simulator = await start({ bot: { silenceMs: 90_000 } });
    const bot = await subscribe(simulator);
    simulator.control.advance(60_000);
    await bot.ask('ping');
    simulator.control.advance(60_000);
    expect((await bot.ask('ping')).errcode).toBe(0);
    simulator.control.advance(90_000);
    await bot.untilClosed();
  });

  it('closes at a frame that is too long', async () => {
    const simulator = await start();
    const bot = await subscribe(simulator);
    bot.sendRaw('x'.repeat(1024 * 1024 + 1));
    await bot.untilClosed();
  });
});

describe('what a member says', () => {
  it('reaches the bot in a group only with a mention, which stays in the text', async () => {
    const simulator = await start();
    const bot = await subscribe(simulator);
    const { members } = simulator.control;
    const silent = members.say({ userId: 'jia', chatId: group, text: '早', mention: false });
    expect(silent.heard).toBe(false);
    const said = members.say({
      userId: 'jia',
      chatId: group,
      text: '高企58家',
      quote: { text: '请填周报' },
    });
    const frame = await bot.push(0);
    expect(frame.cmd).toBe('aibot_msg_callback');
    expect(frame.body).toEqual({
      msgid: said.msgId,
      aibotid: simulator.settings.bot.botId,
      chatid: group,
      chattype: 'group',
      from: { userid: 'jia' },
      msgtype: 'text',
      text: { content: '@战报助手 高企58家' },
      quote: { msgtype: 'text', text: { content: '请填周报' } },
    });
  });

  it('does not reach it from a group without the bot, nor as a bare file in a group', async () => {
    const simulator = await start();
    await subscribe(simulator);
    const { members } = simulator.control;
    const file = { name: '清单.xlsx', bytes: png };
    const elsewhere = { userId: 'jia', chatId: 'wrSampleGroup2', text: '早' };
    expect(members.say(elsewhere).reason).toMatch('not in this group');
    expect(members.say({ userId: 'jia', chatId: group, file }).reason).toMatch('only text');
    expect(
      members.say({ userId: 'jia', chatId: group, text: '见附件', quote: { file } }).heard,
    ).toBe(true);
    expect(() => members.say({ userId: 'hidden', chatId: group, text: '早' })).toThrow();
  });

  it('arrives in a private chat in every kind', async () => {
    const simulator = await start();
    const bot = await subscribe(simulator);
    const { members } = simulator.control;
    members.say({ userId: 'yi', voice: '本周新增三家' });
    members.say({ userId: 'yi', mixed: ['看图', { image: png }] });
    members.say({ userId: 'yi', file: { name: 'a.pdf', bytes: png } });
    members.say({ userId: 'yi', video: { name: 'a.mp4', bytes: png } });
    await bot.push(3);
    const bodies = bot.pushes().map((frame) => frame.body!);
    expect(bodies[0]).toMatchObject({ chattype: 'single', voice: { content: '本周新增三家' } });
    expect(bodies[0]).not.toHaveProperty('chatid');
    expect(bodies.map((body) => body['msgtype'])).toEqual(['voice', 'mixed', 'file', 'video']);
  });

  it('comes with media under its own key, for five minutes', async () => {
    const simulator = await start();
    const bot = await subscribe(simulator);
    simulator.control.members.say({ userId: 'yi', file: { name: '清 单.xlsx', bytes: png } });
    const { url, aeskey } = (await bot.push(0)).body!['file'] as { url: string; aeskey: string };
    const response = await fetch(url);
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('清 单.xlsx'));
    const encrypted = Buffer.from(await response.arrayBuffer());
    expect(encrypted.includes(png)).toBe(false);
    expect(decryptBytes(Buffer.from(aeskey, 'base64'), encrypted)).toEqual(png);
    simulator.control.advance(5 * 60_000);
    expect((await fetch(url)).status).toBe(403);
  });

  it('is lost without a connection', async () => {
    const simulator = await start();
    simulator.control.members.say({ userId: 'yi', text: '有人吗' });
    const bot = await subscribe(simulator);
    await heard(simulator, bot, '第二句');
    expect(bot.pushes()).toHaveLength(1);
  });

  it('waits while three streams of the member are unfinished', async () => {
    const simulator = await start();
    const bot = await subscribe(simulator);
    for (let count = 1; count <= 3; count += 1) {
      const reqId = await heard(simulator, bot);
      const body = { msgtype: 'stream', stream: { id: 's', finish: false, content: '…' } };
      await bot.ask('aibot_respond_msg', body, reqId);
    }
    const { members } = simulator.control;
    expect(members.say({ userId: 'jia', text: '第四句' }).heard).toBe(false);
    expect(members.say({ userId: 'yi', text: '另一人' }).heard).toBe(true);
    simulator.control.advance(6 * 60_000);
    expect(members.say({ userId: 'jia', text: '第四句' }).heard).toBe(true);
  });
});
