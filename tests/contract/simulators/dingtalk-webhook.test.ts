import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import type { WebhookSettings } from '../../simulators/dingtalk/settings.js';
import { disbandedGroup, group, post, start } from './dingtalk-harness.js';

const secret = 'SECsample';
const text = (content = '周报', more: object = {}) => ({
  msgtype: 'text',
  text: { content },
  ...more,
});

async function robot(more: Partial<WebhookSettings> = {}) {
  const base: WebhookSettings = {
    token: 't1',
    chatId: group,
    secret: null,
    keywords: [],
    allowedIps: null,
    enabled: true,
  };
  const second = { ...base, token: 't2' };
  const simulator = await start({ webhooks: [{ ...base, ...more }, second] });
  const send = async (body: object = text(), query = 'access_token=t1') =>
    (await post(`${simulator.urls.oapi}/robot/send?${query}`, body)).json;
  const errcode = async (body?: object, query?: string) => (await send(body, query))['errcode'];
  const shown = () => simulator.control.screens.of(group);
  return { simulator, send, errcode, shown };
}

describe('a custom webhook', () => {
  it('shows every kind of message in its group, with mentions', async () => {
    const { errcode, shown } = await robot();
    const links = [{ title: '报', messageURL: 'https://c', picURL: 'https://p' }];
    const bodies = [
      text('周报', { at: { atUserIds: ['jia'], isAtAll: false } }),
      { msgtype: 'markdown', markdown: { title: '报', text: '@jia 请看' }, at: { atMobiles: [] } },
      { msgtype: 'link', link: { title: '报', text: '看', messageUrl: 'https://c', picUrl: '' } },
      {
        msgtype: 'actionCard',
        actionCard: { title: '报', text: '看', singleTitle: '看', singleURL: 'https://c' },
      },
      { msgtype: 'feedCard', feedCard: { links } },
    ];
    for (const body of bodies) expect(await errcode(body)).toBe(0);
    expect(shown().map(({ by, kind }) => [by, kind])).toEqual(
      bodies.map(({ msgtype }) => ['webhook', msgtype]),
    );
    expect(shown()[0]?.mentions).toEqual(['jia']);
  });

  it.each([
    ['no token', '', {}, 400101],
    ['an unknown token', 'access_token=other', {}, 400106],
    ['a disabled robot', 'access_token=t1', { enabled: false }, 400102],
    ['a disbanded group', 'access_token=t1', { chatId: disbandedGroup }, 400013],
    ['an address that is not listed', 'access_token=t1', { allowedIps: ['10.0.0.1'] }, 310000],
    ['a missing keyword', 'access_token=t1', { keywords: ['进展'] }, 310000],
  ])('refuses %s', async (_what, query, more, wanted) => {
    const { errcode, shown } = await robot(more);
    expect(await errcode(text(), query)).toBe(wanted);
    expect(shown()).toEqual([]);
  });

  it('takes a listed address, and a message with one of the keywords anywhere', async () => {
    const { errcode } = await robot({ allowedIps: ['127.0.0.1'], keywords: ['进展', '周报'] });
    expect(await errcode()).toBe(0);
    expect(await errcode(text('本周进展'))).toBe(0);
    const markdown = { msgtype: 'markdown', markdown: { title: '进展', text: '好' } };
    expect(await errcode(markdown)).toBe(0);
  });

  it('refuses an unknown type, empty, a missing field, over 50 mentions, and no JSON', async () => {
    const { simulator, errcode } = await robot();
    expect(await errcode({ msgtype: 'image', image: {} })).toBe(400105);
    expect(await errcode({ msgtype: 'empty' })).toBe(400105);
    expect(await errcode({ msgtype: 'text', text: {} })).toBe(40035);
    const at = { atUserIds: Array<string>(50).fill('jia') };
    expect(await errcode(text('周报', { at }))).toBe(0);
    expect(await errcode(text('周报', { at: { ...at, isAtAll: true } }))).toBe(40035);
    const url = `${simulator.urls.oapi}/robot/send?access_token=t1`;
    const plain = await fetch(url, { method: 'POST', body: JSON.stringify(text()) });
    expect(await plain.json()).toMatchObject({ errcode: 43004 });
  });
});

describe('the signature of a custom webhook', () => {
  const signed = (atMs: number, key = secret, encode = true) => {
    const sign = createHmac('sha256', key).update(`${atMs}\n${key}`).digest('base64');
    return `access_token=t1&timestamp=${atMs}&sign=${encode ? encodeURIComponent(sign) : sign}`;
  };

  it('is wanted when the robot has a secret', async () => {
    const { simulator, errcode, send } = await robot({ secret });
    const nowMs = simulator.control.nowMs();
    expect(await errcode(text(), signed(nowMs))).toBe(0);
    expect(await errcode()).toBe(310000);
    expect(await errcode(text(), signed(nowMs, 'other'))).toBe(310000);
    expect(await errcode(text(), signed(Math.floor(nowMs / 1000)))).toBe(310000);
    expect(await send(text(), signed(nowMs, 'other'))).toMatchObject({ errmsg: 'sign not match' });
  });

  it('must be encoded for the address', async () => {
    const { simulator, errcode } = await robot({ secret });
    let nowMs = simulator.control.nowMs();
    while (!signed(nowMs, secret, false).includes('+')) nowMs += 1;
    expect(await errcode(text(), signed(nowMs, secret, false))).toBe(310000);
    expect(await errcode(text(), signed(nowMs))).toBe(0);
  });

  it('may be an hour old or early, and not a millisecond more', async () => {
    const { simulator, errcode } = await robot({ secret });
    const nowMs = simulator.control.nowMs();
    const hourMs = 60 * 60_000;
    expect(await errcode(text(), signed(nowMs - hourMs))).toBe(0);
    expect(await errcode(text(), signed(nowMs + hourMs))).toBe(0);
    expect(await errcode(text(), signed(nowMs - hourMs - 1))).toBe(310000);
    expect(await errcode(text(), signed(nowMs + hourMs + 1))).toBe(310000);
  });
});

describe('the limits of a custom webhook', () => {
  it('bar a robot for ten minutes after the 21st message in a minute, each by itself', async () => {
    const { simulator, errcode, shown } = await robot();
    const results = await Promise.all(Array.from({ length: 21 }, () => errcode()));
    expect(results.filter((code) => code === 410100)).toHaveLength(1);
    expect(await errcode(text(), 'access_token=t2')).toBe(0);
    simulator.control.advance(60_000);
    expect(await errcode()).toBe(410100);
    simulator.control.advance(9 * 60_000 - 1);
    expect(await errcode()).toBe(410100);
    simulator.control.advance(1);
    expect(await errcode()).toBe(0);
    expect(shown()).toHaveLength(22);
  });

  it('let twenty pass in every minute', async () => {
    const { simulator, errcode } = await robot();
    for (let minute = 0; minute < 2; minute += 1) {
      const results = await Promise.all(Array.from({ length: 20 }, () => errcode()));
      expect(results.every((code) => code === 0)).toBe(true);
      simulator.control.advance(60_000);
    }
  });

  it('show a message with the same msgUuid once, but say ok each time', async () => {
    const { errcode, shown } = await robot();
    const body = text('周报', { msgUuid: 'uuid-1' });
    expect([await errcode(body), await errcode(body)]).toEqual([0, 0]);
    expect(await errcode(text('周报', { msgUuid: 'uuid-2' }))).toBe(0);
    expect(shown()).toHaveLength(2);
  });

  it('count towards the month’s pushes', async () => {
    const { simulator, errcode } = await robot();
    simulator.control.quotas.use('push', 2_999);
    expect(await errcode()).toBe(0);
    expect(await errcode()).toBe(90020);
  });
});
