import { describe, expect, it } from 'vitest';

import { CallbackBot } from './wecom-callback-bot.js';
import { BotSocket } from './wecom-bot-socket.js';
import { call, group, heard, markdown, start, subscribe } from './wecom-harness.js';

const push = { chatid: group, chat_type: 2, ...markdown('周报') };

async function ready() {
  const simulator = await start();
  const bot = await subscribe(simulator);
  await heard(simulator, bot);
  const shown = () =>
    simulator.control.screens.of(group).filter((item) => item.by === 'bot').length;
  const say = (text: string) =>
    simulator.control.members.say({ userId: 'jia', chatId: group, text });
  const texts = () =>
    bot
      .pushes()
      .slice(1)
      .map((frame) => (frame.body?.['text'] as { content: string }).content.slice(-1));
  const { faults } = simulator.control;
  return { simulator, bot, shown, say, texts, faults };
}

describe('faults on the way to the bot', () => {
  it('drop, duplicate, reorder and delay messages', async () => {
    const { simulator, bot, say, texts, faults } = await ready();
    for (const kind of ['drop', 'duplicate', 'reorder'] as const)
      faults.inject({ at: 'event', kind });
    for (const text of ['1', '2', '3', '4']) say(text);
    await bot.push(4);
    expect(texts()).toEqual(['2', '2', '4', '3']);
    faults.inject({ at: 'event', kind: 'delay', delayMs: 2_000 });
    say('5');
    say('6');
    await bot.push(5);
    simulator.control.advance(2_000);
    await bot.push(6);
    expect(texts().slice(4)).toEqual(['6', '5']);
    faults.inject({ at: 'event', kind: 'reorder' });
    say('7');
    simulator.control.releaseHeld();
    await bot.push(7);
  });

  it('strike where and as often as they are told', async () => {
    const { bot, say, texts, faults } = await ready();
    faults.inject({ at: 'event', kind: 'drop', match: 'event_callback' });
    faults.inject({ at: 'event', kind: 'drop', match: 'msg_callback', skip: 1, times: 2 });
    for (const text of ['1', '2', '3', '4']) say(text);
    await bot.push(2);
    expect(texts()).toEqual(['1', '4']);
    expect(faults.pending()).toHaveLength(1);
    faults.clear();
    expect(faults.pending()).toEqual([]);
  });

  it('close the connection, or leave it half-open', async () => {
    const { simulator, bot, say, faults } = await ready();
    faults.inject({ at: 'event', kind: 'close' });
    say('1');
    await bot.untilClosed();
    const second = await subscribe(simulator);
    faults.inject({ at: 'event', kind: 'half-open' });
    say('2');
    second.send('ping', undefined, 'never');
    const third = await subscribe(simulator);
    say('3');
    await third.push(0);
    expect(second.closed).toBe(false);
    expect(second.answers('never')).toEqual([]);
    expect(second.pushes()).toEqual([]);
  });

  it('repeat a message on demand with the same id', async () => {
    const { simulator, bot, say } = await ready();
    const { msgId } = say('1');
    simulator.control.members.sendAgain(msgId);
    await bot.push(2);
    const [first, second] = bot.pushes().slice(1);
    expect(first?.body).toEqual(second?.body);
  });
});

describe('faults of what the bot asks over the socket', () => {
  it('refuse without carrying out', async () => {
    const { bot, shown, faults } = await ready();
    for (const errcode of [45009, -1]) {
      faults.inject({ at: 'request', kind: 'errcode', errcode, match: 'send_msg' });
      expect((await bot.ask('aibot_send_msg', push)).errcode).toBe(errcode);
    }
    expect(shown()).toBe(0);
    expect((await bot.ask('aibot_send_msg', push)).errcode).toBe(0);
  });

  it('lose, break off, double and delay the answer to what was carried out', async () => {
    const { simulator, bot, shown, faults } = await ready();
    faults.inject({ at: 'answer', kind: 'drop', match: 'send_msg' });
    bot.send('aibot_send_msg', push, 'lost');
    await bot.ask('ping');
    expect([shown(), bot.answers('lost').length]).toEqual([1, 0]);
    faults.inject({ at: 'answer', kind: 'truncate', match: 'send_msg' });
    bot.send('aibot_send_msg', push, 'cut');
    await bot.until('half a frame', () => bot.unreadable[0]);
    faults.inject({ at: 'answer', kind: 'duplicate', match: 'send_msg' });
    await bot.ask('aibot_send_msg', push, 'twice');
    await bot.ask('ping');
    expect(bot.answers('twice')).toHaveLength(2);
    faults.inject({ at: 'answer', kind: 'delay', delayMs: 6_000, match: 'send_msg' });
    bot.send('aibot_send_msg', push, 'late');
    await bot.ask('ping');
    expect(bot.answers('late')).toEqual([]);
    simulator.control.advance(6_000);
    await bot.until('the late answer', () => bot.answers('late')[0]);
    expect(shown()).toBe(4);
    faults.inject({ at: 'answer', kind: 'reorder', match: 'send_msg' });
    bot.send('aibot_send_msg', push, 'held');
    await bot.ask('ping');
    await bot.until('the held answer', () => bot.answers('held')[0]);
  });

  it('cut the connection before or after carrying out', async () => {
    const { simulator, bot, shown, faults } = await ready();
    faults.inject({ at: 'request', kind: 'close', match: 'send_msg' });
    bot.send('aibot_send_msg', push);
    await bot.untilClosed();
    expect(shown()).toBe(0);
    const second = await subscribe(simulator);
    faults.inject({ at: 'answer', kind: 'close', match: 'send_msg' });
    second.send('aibot_send_msg', push);
    await second.untilClosed();
    expect(shown()).toBe(1);
  });
});

describe('faults of the HTTP side', () => {
  const path = '/cgi-bin/webhook/send?key=sample-webhook-key';
  const text = { msgtype: 'text', text: { content: 'x' } };

  it('give codes, statuses, broken JSON and cut connections', async () => {
    const simulator = await start();
    const { faults, screens } = simulator.control;
    const post = () =>
      fetch(simulator.urls.api + path, { method: 'POST', body: JSON.stringify(text) });
    for (const errcode of [42001, 45009, -1]) {
      faults.inject({ at: 'request', kind: 'errcode', errcode, match: 'webhook/send' });
      expect((await call(simulator, path, text))['errcode']).toBe(errcode);
    }
    faults.inject({ at: 'request', kind: 'http-status', status: 503 });
    expect((await post()).status).toBe(503);
    faults.inject({ at: 'request', kind: 'close' });
    await expect(post()).rejects.toThrow();
    expect(screens.of()).toEqual([]);
    faults.inject({ at: 'answer', kind: 'truncate' });
    await expect(call(simulator, path, text)).rejects.toThrow(SyntaxError);
    faults.inject({ at: 'answer', kind: 'close' });
    await expect(post()).rejects.toThrow();
    faults.inject({ at: 'answer', kind: 'http-status' });
    expect((await post()).status).toBe(502);
    expect(screens.of()).toHaveLength(3);
  });

  it('leave a call without an answer, or answer late', async () => {
    const simulator = await start();
    const { faults, log } = simulator.control;
    faults.inject({ at: 'request', kind: 'drop' });
    const abort = new AbortController();
    const init = { method: 'POST', body: JSON.stringify(text), signal: abort.signal };
    const hanging = fetch(simulator.urls.api + path, init);
    await log.waitFor((entry) => entry.note.includes('drop'));
    abort.abort();
    await expect(hanging).rejects.toThrow('aborted');
    faults.inject({ at: 'answer', kind: 'delay', delayMs: 3_000 });
    const late = call(simulator, path, text);
    await log.waitFor((entry) => entry.note.includes('delay'));
    simulator.control.advance(3_000);
    expect((await late)['errcode']).toBe(0);
  });

  it('drop and double callback deliveries', async () => {
    const simulator = await start();
    const { token, aesKey } = simulator.settings.bot;
    const bot = await CallbackBot.listen('json', { token, aesKey, receiveId: '' });
    await simulator.control.useBotCallback(bot.url);
    const { faults, members } = simulator.control;
    faults.inject({ at: 'event', kind: 'drop' });
    faults.inject({ at: 'event', kind: 'duplicate' });
    members.say({ userId: 'jia', text: '1' });
    members.say({ userId: 'jia', text: '2' });
    await bot.reached(2);
    expect(bot.received.map(({ json }) => json['text'])).toEqual([
      { content: '2' },
      { content: '2' },
    ]);
  });
});

describe('connections on command', () => {
  it('are cut, frozen and refused', async () => {
    const { simulator, bot } = await ready();
    const { control } = simulator;
    const first = await control.subscribed();
    control.cutConnections();
    await bot.untilClosed();
    control.refuseConnections(true);
    await expect(BotSocket.connect(simulator.urls.socket)).rejects.toThrow('503');
    control.refuseConnections(false);
    const second = await subscribe(simulator);
    expect(await control.subscribed(first)).toBeGreaterThan(first);
    control.freezeConnections();
    second.send('ping', undefined, 'never');
    const third = await subscribe(simulator);
    await third.ask('ping');
    expect(second.answers('never')).toEqual([]);
    expect(control.connections().filter((one) => one.subscribed)).toHaveLength(1);
  });
});
