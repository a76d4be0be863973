import { describe, expect, it } from 'vitest';

import type { DingtalkSimulatorOptions } from '../../simulators/dingtalk/start-dingtalk-simulator.js';
import { callApi, callOld, group, lost, post, start, token } from './dingtalk-harness.js';
import { dataOf, StreamBot } from './dingtalk-stream-bot.js';

const body = {
  robotCode: 'dingsampleappkey',
  openConversationId: group,
  msgKey: 'sampleText',
  msgParam: '{"content":"周报"}',
};

async function ready(options: DingtalkSimulatorOptions = {}) {
  const simulator = await start(options);
  const valid = await token(simulator);
  const send = (given = valid) =>
    callApi(simulator, 'POST', '/v1.0/robot/groupMessages/send', { token: given, body });
  const user = () =>
    callOld(simulator, `/topapi/v2/user/get?access_token=${valid}`, { userid: 'jia' });
  return { simulator, valid, send, user };
}

describe('the month’s API calls', () => {
  it('are 5000, and the next one is refused by name', async () => {
    const { simulator, valid, send } = await ready();
    simulator.control.quotas.use('api', 4_999);
    expect((await send()).status).toBe(200);
    expect(await send()).toMatchObject({
      status: 403,
      json: { code: 'Forbidden.AccessDenied.ApiCountLimitForOrg' },
    });
    const upload = await callOld(simulator, `/media/upload?access_token=${valid}&type=file`, {});
    expect(upload).toMatchObject({ errcode: 90020 });
  });

  it('do not count contacts, tokens and login, nor what is refused for its token', async () => {
    const { simulator, send, user } = await ready();
    await send('wrong');
    await user();
    await callApi(simulator, 'GET', '/v1.0/contact/users/me', {});
    expect(simulator.control.quotas.used('api')).toBe(0);
    simulator.control.quotas.use('api', 5_000);
    expect(await user()).toMatchObject({ errcode: 0 });
  });

  it('begin anew with the month in China', async () => {
    const startAtMs = Date.parse('2026-01-31T23:59:00+08:00');
    const { simulator, send } = await ready({ startAtMs });
    simulator.control.quotas.use('api', 5_000);
    expect((await send()).status).toBe(403);
    simulator.control.setClock(Date.parse('2026-02-01T00:00:00+08:00'));
    expect((await send()).status).toBe(200);
    expect(simulator.control.quotas.used('api')).toBe(1);
  });
});

describe('the month’s pushes', () => {
  it('are 3000 for messages and clicks together; above it Stream brings nothing', async () => {
    const { simulator } = await ready();
    const bot = await StreamBot.start(simulator);
    simulator.control.quotas.use('push', 2_999);
    simulator.control.members.say({ userId: 'jia', text: '早' });
    simulator.control.members.say({ userId: 'jia', text: '晚' });
    await bot.pinged();
    expect(bot.frames).toHaveLength(1);
    expect(lost(simulator)).toEqual(['the month’s pushes are used up']);
  });

  it('leave an error without text on Stream where it is set so', async () => {
    const { simulator } = await ready({ stream: { overQuota: 'error-code' } });
    const bot = await StreamBot.start(simulator);
    simulator.control.quotas.use('push', 3_000);
    simulator.control.members.say({ userId: 'jia', text: '早' });
    const data = dataOf(await bot.frame(0));
    expect(data).toMatchObject({ errorCode: '20001' });
    expect(data).not.toHaveProperty('text');
  });

  it('count replies through a session webhook only where it is set so', async () => {
    for (const sessionRepliesCount of [false, true]) {
      const { simulator } = await ready({ limits: { sessionRepliesCount } });
      const bot = await StreamBot.start(simulator);
      simulator.control.members.say({ userId: 'jia', text: '早' });
      const url = String(dataOf(await bot.frame(0))['sessionWebhook']);
      const reply = { msgtype: 'text', text: { content: '好' } };
      expect((await post(url, reply)).json['errcode']).toBe(0);
      expect(simulator.control.quotas.used('push')).toBe(sessionRepliesCount ? 2 : 1);
      simulator.control.quotas.use('push', 3_000);
      expect((await post(url, reply)).json['errcode']).toBe(sessionRepliesCount ? 90020 : 0);
    }
  });
});

describe('the calls in a second', () => {
  it('are 20 to one API, and the next one is refused by name', async () => {
    const { simulator, send, user } = await ready({ limits: { queriesPerSecond: 20 } });
    const sent = await Promise.all(Array.from({ length: 21 }, () => send()));
    const refused = sent.filter(({ status }) => status === 403);
    expect(refused.map(({ json }) => json['code'])).toEqual([
      'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi',
    ]);
    const asked = await Promise.all(Array.from({ length: 21 }, () => user()));
    expect(asked.filter(({ errcode }) => errcode === 90018)).toHaveLength(1);
    simulator.control.advance(1_000);
    expect((await send()).status).toBe(200);
  });
});
