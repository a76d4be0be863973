import { describe, expect, it } from 'vitest';

import { bytes, fromBot, group, lastFromBot, lost, start } from './dingtalk-harness.js';
import { cardTopic, dataOf, open, robotTopic, StreamBot } from './dingtalk-stream-bot.js';
import type { Opened } from './dingtalk-stream-bot.js';

const address = ({ endpoint, ticket }: Opened): string =>
  `${endpoint}?ticket=${encodeURIComponent(ticket)}`;

describe('opening a Stream connection', () => {
  it('gives an endpoint and a ticket that must be encoded', async () => {
    const simulator = await start();
    const response = await open(simulator, { ua: 'okr/1.0', localIp: '10.0.0.5' });
    const opened = (await response.json()) as Opened;
    expect(opened.endpoint).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/connect$/);
    await expect(StreamBot.connect(`${opened.endpoint}?ticket=${opened.ticket}`)).rejects.toThrow(
      '401',
    );
    const second = (await (await open(simulator)).json()) as Opened;
    await StreamBot.connect(address(second));
    expect(simulator.control.connections()).toMatchObject([{ leaving: false }]);
  });

  it.each([
    ['a wrong id', { clientId: 'other' }, 401],
    ['a wrong secret', { clientSecret: 'wrong' }, 401],
    ['no subscriptions', { subscriptions: [] }, 400],
    ['an unknown kind of subscription', { subscriptions: [{ type: 'TOPIC', topic: '*' }] }, 400],
  ])('refuses %s', async (_what, more, status) => {
    const simulator = await start();
    const response = await open(simulator, more);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({
      code: expect.any(String) as string,
      message: expect.any(String) as string,
      requestid: expect.any(String) as string,
    });
  });

  it('says that a wrong secret is status 400 where it is set so', async () => {
    const simulator = await start({ stream: { badSecretStatus: 400 } });
    expect((await open(simulator, { clientSecret: 'wrong' })).status).toBe(400);
  });

  it('answers in XML to whom does not ask for JSON by name, and refuses a body not said to be JSON', async () => {
    const simulator = await start();
    const xml = await open(simulator, {}, { accept: '*/*' });
    expect(xml.headers.get('content-type')).toContain('xml');
    expect((await open(simulator, {}, { 'content-type': 'text/plain' })).status).toBe(415);
    const liberal = await start({ stream: { xmlUnlessJsonAccepted: false } });
    expect(await (await open(liberal, {}, { accept: '*/*' })).json()).toHaveProperty('ticket');
  });

  it('notes a callback topic that it does not know', async () => {
    const simulator = await start();
    await open(simulator, { subscriptions: [{ type: 'CALLBACK', topic: '/v1.0/other' }] });
    const entry = lastFromBot(simulator, '/v1.0/gateway/connections/open');
    expect(entry?.doubts).toEqual(['callback topic /v1.0/other is not known here']);
  });
});

describe('the ticket', () => {
  it('works once', async () => {
    const simulator = await start();
    const opened = (await (await open(simulator)).json()) as Opened;
    await StreamBot.connect(address(opened));
    await expect(StreamBot.connect(address(opened))).rejects.toThrow('401');
  });

  it('is over after 90 s, and not before', async () => {
    const simulator = await start();
    const opened = (await (await open(simulator)).json()) as Opened;
    const second = (await (await open(simulator)).json()) as Opened;
    simulator.control.advance(89_999);
    await StreamBot.connect(address(opened));
    simulator.control.advance(1);
    await expect(StreamBot.connect(address(second))).rejects.toThrow('401');
  });

  it('is refused on another path, when it is unknown, and when nobody is let in', async () => {
    const simulator = await start();
    const opened = (await (await open(simulator)).json()) as Opened;
    const elsewhere = address(opened).replace('/connect', '/other');
    await expect(StreamBot.connect(elsewhere)).rejects.toThrow('404');
    await expect(StreamBot.connect(`${opened.endpoint}?ticket=x`)).rejects.toThrow('401');
    simulator.control.refuseConnections(true);
    await expect(StreamBot.connect(address(opened))).rejects.toThrow('503');
    simulator.control.refuseConnections(false);
    await StreamBot.connect(address(opened));
  });
});

describe('a robot message by Stream', () => {
  it('comes as a CALLBACK frame and is acknowledged', async () => {
    const simulator = await start();
    const bot = await StreamBot.start(simulator);
    const said = simulator.control.members.say({ userId: 'jia', chatId: group, text: '周报' });
    const frame = await bot.frame(0);
    expect(frame).toMatchObject({ specVersion: '1.0', type: 'CALLBACK' });
    expect(frame.headers).toMatchObject({
      topic: robotTopic,
      contentType: 'application/json',
      time: String(simulator.control.nowMs()),
    });
    expect(dataOf(frame)).toMatchObject({ msgId: said.msgId, text: { content: ' 周报' } });
    bot.acknowledge(frame);
    expect(await fromBot(simulator, robotTopic)).toMatchObject({ errcode: 0, doubts: [] });
    simulator.control.advance(120_000);
    expect(lost(simulator)).toEqual([]);
  });

  it.each([
    ['no JSON', () => 'hello', 'not JSON'],
    ['data that is no text', (id: string) => ({ data: { response: null }, id }), 'data'],
    ['data that is a bare word', (id: string) => ({ data: 'OK', id }), 'not the text of JSON'],
    ['another messageId', () => ({ data: '{}', id: 'other' }), 'no frame awaits'],
    ['no code', (id: string) => ({ code: undefined, data: '{}', id }), 'code'],
  ])('does not count as acknowledged by %s', async (_what, make, words) => {
    const simulator = await start();
    const bot = await StreamBot.start(simulator);
    simulator.control.members.say({ userId: 'jia', text: '周报' });
    const { headers } = await bot.frame(0);
    const made = make(headers.messageId);
    if (typeof made === 'string') bot.sendRaw(made);
    else {
      const { id, ...fields } = made as { id: string };
      bot.sendRaw(JSON.stringify({ code: 200, headers: { messageId: id }, ...fields }));
    }
    expect(await fromBot(simulator, '?')).toMatchObject({
      errcode: -2,
      note: expect.stringContaining(words) as string,
    });
    simulator.control.advance(60_000);
    expect(lost(simulator)).toEqual(['no acknowledgement in 60 s']);
  });

  it('notes an acknowledgement that is incomplete', async () => {
    const simulator = await start();
    const bot = await StreamBot.start(simulator);
    simulator.control.members.say({ userId: 'jia', text: '周报' });
    const { headers } = await bot.frame(0);
    const { messageId } = headers;
    bot.sendRaw(JSON.stringify({ code: 200, headers: { messageId }, data: '{}' }));
    const { doubts } = await fromBot(simulator, robotTopic);
    expect(doubts).toEqual([
      'no contentType application/json',
      'no message',
      'no response in data',
    ]);
  });

  it('is sent once, as the protocol page says', async () => {
    const simulator = await start();
    const bot = await StreamBot.start(simulator);
    simulator.control.members.say({ userId: 'jia', text: '周报' });
    bot.answer(await bot.frame(0), {}, 500);
    expect(await fromBot(simulator, robotTopic)).toMatchObject({ note: 'code 500' });
    simulator.control.advance(600_000);
    await bot.pinged();
    expect(bot.frames).toHaveLength(1);
  });

  it('comes again after 60 s where it is set so: same msgId, another messageId', async () => {
    const simulator = await start({ stream: { redeliveries: 2 } });
    const bot = await StreamBot.start(simulator);
    simulator.control.members.say({ userId: 'jia', text: '周报' });
    const first = await bot.frame(0);
    simulator.control.advance(59_999);
    await bot.pinged();
    expect(bot.frames).toHaveLength(1);
    simulator.control.advance(1);
    const second = await bot.frame(1);
    expect(dataOf(second)).toEqual(dataOf(first));
    expect(second.headers.messageId).not.toBe(first.headers.messageId);
    bot.acknowledge(first);
    expect(await fromBot(simulator, '?')).toMatchObject({ errcode: -2 });
    bot.answer(second, {}, 500);
    await fromBot(simulator, robotTopic);
    simulator.control.advance(60_000);
    bot.acknowledge(await bot.frame(2));
    await fromBot(simulator, robotTopic, lastFromBot(simulator, robotTopic)?.seq);
    simulator.control.advance(600_000);
    await bot.pinged();
    expect(bot.frames).toHaveLength(3);
  });

  it('is lost without a connection that listens to it', async () => {
    const simulator = await start({ stream: { redeliveries: 1 } });
    simulator.control.members.say({ userId: 'jia', text: '有人吗' });
    const cards = await StreamBot.start(simulator, [{ type: 'CALLBACK', topic: cardTopic }]);
    simulator.control.members.say({ userId: 'jia', text: '有人吗' });
    simulator.control.advance(600_000);
    await cards.pinged();
    expect(cards.frames).toEqual([]);
    expect(lost(simulator)).toEqual(Array(2).fill('no connection listens to it'));
  });
});

describe('several connections', () => {
  it('share the messages among them, and none goes to both', async () => {
    const simulator = await start();
    const bots = [await StreamBot.start(simulator), await StreamBot.start(simulator)];
    const texts = Array.from({ length: 40 }, (_, index) => String(index));
    for (const text of texts) simulator.control.members.say({ userId: 'jia', text });
    await Promise.all(bots.map((bot) => bot.pinged()));
    const counts = bots.map((bot) => bot.frames.length);
    expect(counts.every((count) => count > 0)).toBe(true);
    const heard = bots
      .flatMap((bot) => bot.frames)
      .map((frame) => (dataOf(frame)['text'] as { content: string }).content);
    expect(heard.sort()).toEqual(texts.sort());
  });

  it('get nothing more once they are asked to leave, and end ten seconds later', async () => {
    const simulator = await start();
    const { control } = simulator;
    const old = await StreamBot.start(simulator);
    const id = await control.connected();
    control.disconnect(id);
    const told = await old.frame(0);
    expect(told).toMatchObject({ type: 'SYSTEM', headers: { topic: 'disconnect' } });
    expect(dataOf(told)).toHaveProperty('reason');
    const fresh = await StreamBot.start(simulator);
    await control.connected(id);
    for (let count = 0; count < 10; count += 1) control.members.say({ userId: 'jia', text: '早' });
    await fresh.frame(9);
    control.advance(9_999);
    await old.pinged();
    expect([old.frames.length, old.closed]).toEqual([1, false]);
    control.advance(1);
    await old.untilClosed();
    expect(fresh.closed).toBe(false);
  });
});

describe('system frames', () => {
  it('ping every half minute, and want the same data back', async () => {
    const simulator = await start({ stream: { pingIntervalMs: 30_000 } });
    const bot = await StreamBot.start(simulator);
    await simulator.control.connected();
    simulator.control.advance(60_000);
    const [first, second] = [await bot.frame(0), await bot.frame(1)];
    expect(first).toMatchObject({ type: 'SYSTEM', headers: { topic: 'ping' } });
    bot.answer(first, dataOf(first));
    expect(await fromBot(simulator, 'ping')).toMatchObject({ errcode: 0 });
    bot.answer(second, { opaque: 'another' });
    const seq = lastFromBot(simulator, 'ping')?.seq;
    expect(await fromBot(simulator, 'ping', seq)).toMatchObject({
      errcode: -2,
      note: 'the data is not that of the ping',
    });
  });

  it('want a 404 to a topic that nobody knows', async () => {
    const simulator = await start();
    const bot = await StreamBot.start(simulator);
    const id = await simulator.control.connected();
    simulator.control.sendSystem(id, 'new-topic');
    bot.answer(await bot.frame(0), {}, 404);
    expect(await fromBot(simulator, 'new-topic')).toMatchObject({ errcode: 0 });
    simulator.control.sendSystem(id, 'newer-topic');
    bot.answer(await bot.frame(1), {});
    expect(await fromBot(simulator, 'newer-topic')).toMatchObject({ errcode: -2 });
  });

  it('cut a connection that says nothing, and keep one that pings', async () => {
    const simulator = await start({ stream: { silenceMs: 180_000 } });
    const bot = await StreamBot.start(simulator);
    const id = await simulator.control.connected();
    simulator.control.sendSystem(id, 'ping');
    simulator.control.advance(120_000);
    const ping = await bot.frame(0);
    bot.answer(ping, dataOf(ping));
    await fromBot(simulator, 'ping');
    simulator.control.advance(120_000);
    await bot.pinged();
    simulator.control.advance(180_000);
    await bot.untilClosed();
  });
});

describe('an event', () => {
  it('comes with its own headers, and comes again as long as LATER is the answer', async () => {
    const simulator = await start();
    const bot = await StreamBot.start(simulator);
    const eventId = simulator.control.event('user_add_org', { userId: ['bing'] });
    const first = await bot.frame(0);
    expect(first).toMatchObject({
      type: 'EVENT',
      headers: { eventId, eventType: 'user_add_org', eventCorpId: 'dingSampleCorp' },
    });
    expect(dataOf(first)).toEqual({ userId: ['bing'] });
    bot.answer(first, { status: 'LATER', message: 'busy' });
    await fromBot(simulator, '*');
    simulator.control.advance(60_000);
    const second = await bot.frame(1);
    expect(second.headers['eventId']).toBe(eventId);
    bot.answer(second, { status: 'SUCCESS' });
    await fromBot(simulator, '*', lastFromBot(simulator, '*')?.seq);
    simulator.control.advance(600_000);
    await bot.pinged();
    expect(bot.frames).toHaveLength(2);
  });

  it('is not settled by another word, nor by the answer to a robot message', async () => {
    const simulator = await start();
    const bot = await StreamBot.start(simulator, [{ type: 'EVENT', topic: '*' }]);
    simulator.control.event('user_add_org');
    bot.answer(await bot.frame(0), { response: null });
    expect(await fromBot(simulator, '*')).toMatchObject({ errcode: -2 });
    simulator.control.members.say({ userId: 'jia', picture: bytes });
    expect(lost(simulator)).toEqual(['no connection listens to it']);
  });
});
