import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { Terminal } from '../../simulators/dingtalk/terminal.js';
import { atEnd } from './at-end.js';
import { CallbackServer } from './dingtalk-callback-server.js';
import { bytes, callApi, group, post, start, token } from './dingtalk-harness.js';
import { cardTopic, dataOf, StreamBot } from './dingtalk-stream-bot.js';

async function ready() {
  const simulator = await start();
  const base = simulator.urls.control;
  const control = async (action: string, body: object = {}) => {
    const { status, json } = await post(`${base}/${action}`, body);
    return { status, ...(json as { result?: unknown; error?: string }) };
  };
  const read = async (page: string): Promise<unknown> => (await fetch(`${base}/${page}`)).json();
  return { simulator, base, control, read };
}

const card = {
  cardTemplateId: 'sample-card.schema',
  outTrackId: 'c1',
  callbackType: 'STREAM',
  cardData: { cardParamMap: { title: '确认' } },
  openSpaceId: `dtv1.card//IM_GROUP.${group}`,
  imGroupOpenSpaceModel: {},
  imGroupOpenDeliverModel: { robotCode: 'dingsampleappkey' },
};

describe('the control port', () => {
  it('lets members speak and click, and shows what arrived', async () => {
    const { simulator, control, read } = await ready();
    const bot = await StreamBot.start(simulator);
    const file = { name: '清单.xlsx', bytes: bytes.toString('base64') };
    const said = await control('say', { userId: 'jia', chatId: group, text: '早' });
    expect(said.result).toMatchObject({ heard: true });
    await control('say', { userId: 'jia', file });
    expect(dataOf(await bot.frame(1))['msgtype']).toBe('file');
    const path = '/v1.0/card/instances/createAndDeliver';
    await callApi(simulator, 'POST', path, { token: await token(simulator), body: card });
    await control('click', { userId: 'jia', outTrackId: 'c1', actionId: 'ok' });
    expect((await bot.frame(2)).headers['topic']).toBe(cardTopic);
    expect(await read('screens')).toMatchObject([{ by: 'jia' }, { chat: 'jia' }, { by: 'bot' }]);
    const log = (await read('log')) as { seq: number }[];
    expect(await read(`log?since=${log.at(-2)!.seq}`)).toHaveLength(1);
    expect(await read('office')).toMatchObject({
      connections: [{ leaving: false }],
      nowMs: simulator.control.nowMs(),
    });
  });

  it('injects faults, moves time, raises events and says what it does not know', async () => {
    const { simulator, base, control } = await ready();
    const bot = await StreamBot.start(simulator);
    await control('fault', { at: 'event', kind: 'delay', delayMs: 1_000 });
    await control('say', { userId: 'jia', text: '早' });
    await control('advance', { ms: 1_000 });
    await bot.frame(0);
    const atMs = simulator.control.nowMs() + 5_000;
    await control('set-clock', { atMs });
    expect(simulator.control.nowMs()).toBe(atMs);
    expect((await control('set-clock', { atMs: atMs - 1 })).status).toBe(400);
    await control('event', { eventType: 'user_add_org', data: {} });
    expect((await bot.frame(1)).type).toBe('EVENT');
    await control('use-quota', { counted: 'push', count: 3_000 });
    await control('say', { userId: 'jia', text: '晚' });
    await bot.pinged();
    expect(bot.frames).toHaveLength(2);
    expect((await control('dance')).status).toBe(404);
    expect((await control('say', { userId: 'nobody', text: '早' })).error).toContain('no member');
    expect((await fetch(`${base}/nothing`)).status).toBe(404);
    expect(await (await fetch(base)).text()).toContain('钉钉模拟器');
  });

  it('changes the way to the robot, repeats messages and says who browses', async () => {
    const { simulator, control, read } = await ready();
    const callback = await CallbackServer.listen();
    await control('use-http', { url: callback.url });
    await control('use-event-url', { url: callback.url });
    const said = await control('say', { userId: 'jia', text: '早' });
    const { msgId } = said.result as { msgId: string };
    await callback.call(0);
    await control('send-again', { msgId });
    expect((await callback.call(1)).json['msgId']).toBe(msgId);
    await control('event', { eventType: 'user_add_org', data: {} });
    expect((await callback.call(2)).json).toHaveProperty('encrypt');
    await control('use-stream');
    const bot = await StreamBot.start(simulator);
    await simulator.control.connected();
    await control('fault', { at: 'event', kind: 'reorder' });
    await control('say', { userId: 'jia', text: '晚' });
    await control('release-held');
    await bot.frame(0);
    await control('fault', { at: 'event', kind: 'drop' });
    await control('clear-faults');
    await control('freeze-connections');
    await control('say', { userId: 'jia', text: '三' });
    const log = (await read('log')) as { direction: string }[];
    expect(log.at(-1)?.direction).toBe('lost');
    await control('void-tokens');
    await control('browse-as', { userId: 'jia' });
    const query = 'client_id=dingsampleappkey&response_type=code&scope=openid&prompt=consent';
    const page = `${simulator.urls.edge}/oauth2/auth?${query}&redirect_uri=http://console.test`;
    expect((await fetch(page, { redirect: 'manual' })).status).toBe(302);
  });

  it('does to connections, tokens and the robot what it is told', async () => {
    const { simulator, control } = await ready();
    const valid = await token(simulator);
    const me = () =>
      callApi(simulator, 'POST', '/v1.0/robot/oToMessages/batchSend', {
        token: valid,
        body: {
          robotCode: 'dingsampleappkey',
          userIds: ['jia'],
          msgKey: 'sampleText',
          msgParam: '{"content":"早"}',
        },
      });
    await control('flow-control', { userIds: ['jia'] });
    expect((await me()).json).toMatchObject({ flowControlledStaffIdList: ['jia'] });
    await control('stop-robot', { stopped: true });
    expect((await me()).json['code']).toBe('bot.stopped');
    await control('expire-tokens');
    expect((await me()).json['code']).toBe('InvalidAuthentication');
    expect((await control('tokens-fetched')).result).toBe(1);
    const bot = await StreamBot.start(simulator);
    const id = await simulator.control.connected();
    await control('send-system', { id, topic: 'ping' });
    await control('disconnect', { id });
    await bot.frame(1);
    await control('cut-connections');
    await bot.untilClosed();
    await control('refuse-connections', { refusing: true });
    await expect(StreamBot.start(simulator)).rejects.toThrow('503');
    expect((await control('disconnect', { id })).status).toBe(400);
    expect((await control('login-code', { userId: 'jia' })).result).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('the terminal', () => {
  async function terminal() {
    const simulator = await start();
    const bot = await StreamBot.start(simulator);
    const lines: string[] = [];
    let ended = false;
    const made = new Terminal(
      simulator.control,
      simulator.settings,
      (line) => lines.push(line),
      () => {
        ended = true;
      },
    );
    return { simulator, bot, lines, terminal: made, hasEnded: () => ended };
  }

  it('speaks as different members, in groups and in private', async () => {
    const { bot, terminal: typed } = await terminal();
    expect(typed.prompt()).toBe('办公室甲（工作专班群）> ');
    typed.take('周报');
    typed.take('/成员 yi');
    typed.take('/单聊');
    expect(typed.prompt()).toBe('乙局联络员（单聊）> ');
    typed.take('早');
    await bot.frame(1);
    expect(bot.frames.map(dataOf)).toMatchObject([
      { senderStaffId: 'office', conversationId: group, text: { content: ' 周报' } },
      { senderStaffId: 'yi', conversationType: '1', text: { content: '早' } },
    ]);
  });

  it('writes what others see, once, and again when it changes', async () => {
    const { simulator, bot, lines, terminal: typed } = await terminal();
    typed.take('周报');
    const url = String(dataOf(await bot.frame(0))['sessionWebhook']);
    await post(url, { msgtype: 'text', text: { content: '已记录' } });
    const valid = await token(simulator);
    const call = (method: 'POST' | 'PUT', path: string, body: object) =>
      callApi(simulator, method, `/v1.0/card/instances${path}`, { token: valid, body });
    await call('POST', '/createAndDeliver', card);
    await call('PUT', '', { outTrackId: 'c1', cardData: { cardParamMap: { title: '已确认' } } });
    expect(lines).toEqual([
      '【工作专班群】战报助手：已记录',
      '【工作专班群】战报助手：[卡片 c1] 确认',
      '【工作专班群】战报助手：[卡片 c1] 已确认',
    ]);
    typed.take('/点 c1 ok');
    expect((await bot.frame(1)).headers['topic']).toBe(cardTopic);
    typed.stop();
  });

  it('says what it cannot do', async () => {
    const { lines, terminal: typed, simulator, hasEnded } = await terminal();
    const nowMs = simulator.control.nowMs();
    for (const line of [
      '/不提及 早',
      '/成员 nobody',
      '/群 9',
      '/点 c9 ok',
      '/时间 x',
      '/跳舞',
      '',
    ]) {
      typed.take(line);
    }
    expect(lines).toEqual([
      '（机器人没有收到：the robot was not mentioned）',
      '未执行：没有成员 nobody',
      '未执行：没有第 9 个群',
      expect.stringContaining('未执行：') as string,
      '未执行：请给出分钟数',
      '没有这个命令，输入 /帮助 查看',
    ]);
    typed.take('/时间 2');
    expect(simulator.control.nowMs()).toBe(nowMs + 120_000);
    typed.take('/名单');
    expect(lines).toContain('jia  甲局联络员');
    typed.take('/退出');
    expect(hasEnded()).toBe(true);
  });
});

describe('the simulator as a process', () => {
  it('prints the variables for the product, takes what is typed, and ends when asked to', async () => {
    const main = fileURLToPath(new URL('../../simulators/dingtalk/main.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', main, '--port', '0'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    atEnd(() => {
      child.kill('SIGKILL');
    });
    let printed = '';
    const until = async (words: string): Promise<void> => {
      while (!printed.includes(words)) printed += String((await once(child.stdout, 'data'))[0]);
    };
    await until('以不同成员');
    const api = /DINGTALK_API_BASE=(\S+)/.exec(printed)?.[1] ?? '';
    const body = { appKey: 'dingsampleappkey', appSecret: 'sample-app-secret' };
    expect((await post(`${api}/v1.0/oauth2/accessToken`, body)).status).toBe(200);
    child.stdin.write('/群 2\n/成员 jia\n早\n');
    await until('the robot is not in this group');
    child.stdin.write('/退出\n');
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).toBe(0);
  });
});
