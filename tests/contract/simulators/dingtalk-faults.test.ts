import { describe, expect, it } from 'vitest';

import { CallbackServer } from './dingtalk-callback-server.js';
import { callApi, callOld, fromBot, group, lost, post, start, token } from './dingtalk-harness.js';
import { cardTopic, dataOf, robotTopic, StreamBot } from './dingtalk-stream-bot.js';

const body = {
  robotCode: 'dingsampleappkey',
  openConversationId: group,
  msgKey: 'sampleText',
  msgParam: '{"content":"周报"}',
};
const path = '/v1.0/robot/groupMessages/send';

const words = (bot: StreamBot): string[] =>
  bot.frames.map((frame) => (dataOf(frame)['text'] as { content: string }).content);

async function ready() {
  const simulator = await start();
  const { faults, members } = simulator.control;
  const valid = await token(simulator);
  const send = () => callApi(simulator, 'POST', path, { token: valid, body });
  const say = (text: string) => members.say({ userId: 'jia', text });
  const shown = () => simulator.control.screens.of(group).length;
  return { simulator, faults, valid, send, say, shown };
}

describe('faults on the way to the bot', () => {
  it('drop, duplicate, reorder and delay messages', async () => {
    const { simulator, faults, say } = await ready();
    const bot = await StreamBot.start(simulator);
    for (const kind of ['drop', 'duplicate', 'reorder'] as const) {
      faults.inject({ at: 'event', kind });
    }
    for (const text of ['1', '2', '3', '4']) say(text);
    await bot.frame(3);
    expect(words(bot)).toEqual(['2', '2', '4', '3']);
    faults.inject({ at: 'event', kind: 'delay', delayMs: 2_000 });
    say('5');
    say('6');
    await bot.frame(4);
    simulator.control.advance(2_000);
    await bot.frame(5);
    expect(words(bot).slice(4)).toEqual(['6', '5']);
    faults.inject({ at: 'event', kind: 'reorder' });
    say('7');
    simulator.control.releaseHeld();
    await bot.frame(6);
  });

  it('a doubled message has two frames; one acknowledgement settles it', async () => {
    const { simulator, faults, say } = await ready();
    const bot = await StreamBot.start(simulator);
    faults.inject({ at: 'event', kind: 'duplicate' });
    say('1');
    const [first, second] = [await bot.frame(0), await bot.frame(1)];
    expect(dataOf(second)).toEqual(dataOf(first));
    bot.acknowledge(first);
    const { seq } = await fromBot(simulator, robotTopic);
    bot.acknowledge(second);
    expect((await fromBot(simulator, robotTopic, seq)).doubts).toEqual(['answered already']);
    simulator.control.advance(60_000);
    expect(lost(simulator)).toEqual([]);
  });

  it('a message that is dropped comes again where redelivery is on', async () => {
    const simulator = await start({ stream: { redeliveries: 1 } });
    const bot = await StreamBot.start(simulator);
    simulator.control.faults.inject({ at: 'event', kind: 'drop' });
    const { msgId } = simulator.control.members.say({ userId: 'jia', text: '1' });
    simulator.control.advance(60_000);
    expect(dataOf(await bot.frame(0))['msgId']).toBe(msgId);
  });

  it('strike only the topic that is named', async () => {
    const { simulator, faults, say } = await ready();
    const bot = await StreamBot.start(simulator);
    faults.inject({ at: 'event', kind: 'drop', match: cardTopic });
    say('1');
    await bot.frame(0);
    expect(faults.pending()).toHaveLength(1);
  });

  it('close a connection, or leave it half-open while others work', async () => {
    const { simulator, faults, say } = await ready();
    const first = await StreamBot.start(simulator);
    faults.inject({ at: 'event', kind: 'close' });
    say('1');
    await first.untilClosed();
    const second = await StreamBot.start(simulator);
    faults.inject({ at: 'event', kind: 'half-open' });
    say('2');
    say('3');
    expect(lost(simulator)).toHaveLength(3);
    const third = await StreamBot.start(simulator);
    await third.pinged();
    expect([second.closed, second.frames]).toEqual([false, []]);
  });

  it('freeze or cut all connections on demand', async () => {
    const { simulator, say } = await ready();
    const bot = await StreamBot.start(simulator);
    await simulator.control.connected();
    simulator.control.freezeConnections();
    say('1');
    simulator.control.cutConnections();
    await bot.untilClosed();
    expect(bot.frames).toEqual([]);
  });

  it('reach the HTTP callback as well', async () => {
    const { simulator, faults, say } = await ready();
    const callback = await CallbackServer.listen();
    simulator.control.useHttp(callback.url);
    for (const kind of ['drop', 'duplicate', 'reorder'] as const) {
      faults.inject({ at: 'event', kind });
    }
    for (const text of ['1', '2', '3']) say(text);
    simulator.control.releaseHeld();
    await callback.call(2);
    const heard = callback.received.map(
      ({ json }) => (json['text'] as { content: string }).content,
    );
    expect(heard.sort()).toEqual(['2', '2', '3']);
  });
});

describe('faults of what the bot asks', () => {
  it.each([
    ['an expired token', 'InvalidAuthentication', 400],
    ['too many in a second', 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi', 403],
    ['a used-up month', 'Forbidden.AccessDenied.ApiCountLimitForOrg', 403],
    ['too fast', 'send.too.fast', 400],
    ['too many in the group', 'too.many.group', 400],
    ['a busy platform', 'ServiceUnavailable', 503],
  ])('refuse with %s without carrying out', async (_what, errcode, status) => {
    const { faults, send, shown } = await ready();
    faults.inject({ at: 'request', kind: 'errcode', match: path, errcode, status });
    expect(await send()).toMatchObject({ status, json: { code: errcode } });
    expect(shown()).toBe(0);
    expect((await send()).status).toBe(200);
  });

  it.each([90018, 90020, 90002, -1, 42001])('refuse on the old API with %i', async (errcode) => {
    const { simulator, faults, valid } = await ready();
    faults.inject({ at: 'request', kind: 'errcode', match: '/topapi', errcode });
    const get = `/topapi/v2/user/get?access_token=${valid}`;
    expect(await callOld(simulator, get, { userid: 'jia' })).toMatchObject({ errcode });
    expect(await callOld(simulator, get, { userid: 'jia' })).toMatchObject({ errcode: 0 });
  });

  it('are -1 and busy unless a code is given', async () => {
    const { simulator, faults, send } = await ready();
    faults.inject({ at: 'request', kind: 'errcode', match: '/robot/send' });
    const hook = await post(`${simulator.urls.oapi}/robot/send?access_token=t`, {});
    expect(hook.json).toMatchObject({ errcode: -1 });
    faults.inject({ at: 'request', kind: 'errcode', match: path });
    expect((await send()).json).toMatchObject({ code: 'ServiceUnavailable' });
  });

  it('break off, or replace by a page, the answer to what was carried out', async () => {
    const { simulator, faults, valid, shown } = await ready();
    const raw = async () =>
      fetch(simulator.urls.api + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-acs-dingtalk-access-token': valid },
        body: JSON.stringify(body),
      });
    faults.inject({ at: 'answer', kind: 'truncate' });
    const half = await (await raw()).text();
    expect(half).toMatch(/^\{"processQueryKey/);
    expect(() => JSON.parse(half) as unknown).toThrow();
    faults.inject({ at: 'answer', kind: 'html' });
    const page = await raw();
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html']);
    faults.inject({ at: 'answer', kind: 'html', page: '{"status":1111,"wait":5}' });
    expect(await (await raw()).text()).toBe('{"status":1111,"wait":5}');
    faults.inject({ at: 'answer', kind: 'http-status', status: 504 });
    expect((await raw()).status).toBe(504);
    expect(shown()).toBe(4);
  });

  it('cut, withhold or delay an answer', async () => {
    const { simulator, faults, send, shown } = await ready();
    faults.inject({ at: 'answer', kind: 'close', match: path });
    await expect(send()).rejects.toThrow();
    faults.inject({ at: 'request', kind: 'delay', match: path, delayMs: 1_000 });
    const late = send();
    const waiting = simulator.control.screens.waitFor(group, () => shown() === 2);
    await poll(() => faults.pending().length === 0);
    simulator.control.advance(1_000);
    expect((await late).status).toBe(200);
    await waiting;
    faults.inject({ at: 'answer', kind: 'drop', match: path });
    const never = send().catch(() => 'ended with the simulator');
    await simulator.control.screens.waitFor(group, () => shown() === 3);
    await simulator.stop();
    expect(await never).toBe('ended with the simulator');
  });
});

/** Waits for what has no signal of its own, looking at every turn of the event loop. */
async function poll(isDone: () => boolean): Promise<void> {
  while (!isDone()) await new Promise((resolve) => setImmediate(resolve));
}
