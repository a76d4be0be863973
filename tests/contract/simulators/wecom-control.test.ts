import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { SimClock } from '../../simulators/shared/sim-clock.js';
import { BotSocket } from './wecom-bot-socket.js';
import { atEnd } from './at-end.js';
import { buttonCard, cardMessage, group, heard, start, subscribe } from './wecom-harness.js';

async function control(base: string, action: string, body: object = {}) {
  const response = await fetch(`${base}/${action}`, { method: 'POST', body: JSON.stringify(body) });
  return { status: response.status, ...((await response.json()) as { result?: unknown }) };
}

const get = async (base: string, page: string): Promise<unknown> =>
  (await fetch(`${base}/${page}`)).json();

describe('the control port', () => {
  it('lets members speak and click, and shows what arrived', async () => {
    const simulator = await start();
    const bot = await subscribe(simulator);
    const base = simulator.urls.control;
    const said = await control(base, 'say', { userId: 'jia', chatId: group, text: '早' });
    expect(said.result).toMatchObject({ heard: true });
    const reqId = (await bot.push(0)).headers.req_id;
    await bot.ask('aibot_respond_msg', cardMessage(buttonCard('t1')), reqId);
    await control(base, 'click', { userId: 'jia', chatId: group, taskId: 't1', key: 'ok' });
    expect((await bot.push(1)).cmd).toBe('aibot_event_callback');
    expect(await get(base, 'screens')).toMatchObject([{ by: 'jia' }, { by: 'bot' }]);
    const log = (await get(base, 'log')) as { name: string; seq: number }[];
    expect(log.map(({ name }) => name)).toEqual([
      'aibot_subscribe',
      'aibot_msg_callback',
      'aibot_respond_msg',
      'aibot_event_callback',
    ]);
    expect(await get(base, `log?since=${log[2]!.seq}`)).toHaveLength(1);
    expect(await get(base, 'office')).toMatchObject({ connections: [{ subscribed: true }] });
  });

  it('injects faults, moves time and says what it does not know', async () => {
    const simulator = await start();
    const bot = await subscribe(simulator);
    const base = simulator.urls.control;
    await control(base, 'fault', { at: 'event', kind: 'delay', delayMs: 1_000 });
    await control(base, 'say', { userId: 'jia', text: '早' });
    expect(bot.pushes()).toEqual([]);
    await control(base, 'advance', { ms: 1_000 });
    await bot.push(0);
    expect((await control(base, 'dance')).status).toBe(404);
    expect((await control(base, 'say', { userId: 'nobody', text: '早' })).status).toBe(400);
    expect((await fetch(`${base}/nothing`)).status).toBe(404);
    expect(await (await fetch(base)).text()).toContain('企业微信模拟器');
  });
});

describe('the log', () => {
  it('lets a test wait for what is to come', async () => {
    const simulator = await start();
    const bot = await subscribe(simulator);
    const coming = simulator.control.log.waitFor((entry) => entry.name === 'ping');
    await bot.ask('ping');
    expect(await coming).toMatchObject({ direction: 'from-bot', errcode: 0 });
    await heard(simulator, bot);
    const sequence = simulator.control.log.entries().map((entry) => entry.seq);
    expect(sequence).toEqual([1, 2, 3]);
  });
});

describe('the simulator’s clock', () => {
  it('runs what falls due in order, each at its own time, also what is added on the way', () => {
    const clock = new SimClock('manual', 0);
    const ran: [string, number][] = [];
    const note = (name: string) => () => ran.push([name, clock.nowMs()]);
    clock.after(30, note('c'));
    clock.after(10, () => {
      note('a')();
      clock.after(10, note('b'));
    });
    clock.after(25, note('cancelled'))();
    clock.advance(30);
    expect(ran).toEqual([
      ['a', 10],
      ['b', 20],
      ['c', 30],
    ]);
    clock.advance(5);
    expect(clock.nowMs()).toBe(35);
  });

  it('runs by itself in real time and can be put forward', async () => {
    const clock = new SimClock('real');
    const before = clock.nowMs();
    clock.advance(3_600_000);
    expect(clock.nowMs() - before).toBeGreaterThanOrEqual(3_600_000);
    await new Promise<void>((resolve) => {
      clock.after(1, resolve);
    });
    clock.stop();
  });
});

describe('the simulator as a process', () => {
  it('prints the variables for the product and ends when asked to', async () => {
    const main = fileURLToPath(new URL('../../simulators/wecom/main.ts', import.meta.url));
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', main, '--port', '0', '--control-port', '0'],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    atEnd(() => {
      child.kill('SIGKILL');
    });
    let printed = '';
    while (!printed.includes('以不同成员')) {
      printed += String((await once(child.stdout, 'data'))[0]);
    }
    const url = /WECOM_WS_URL=(\S+)/.exec(printed)?.[1] ?? '';
    const bot = await BotSocket.connect(url);
    const body = { bot_id: 'aibSample', secret: 'sample-bot-secret' };
    expect((await bot.ask('aibot_subscribe', body)).errcode).toBe(0);
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).toBe(0);
  });
});
