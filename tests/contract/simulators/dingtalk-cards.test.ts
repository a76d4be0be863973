import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { CallbackServer, hang } from './dingtalk-callback-server.js';
import { callApi, fromBot, group, lastFromBot, lost, start, token } from './dingtalk-harness.js';
import { cardTopic, dataOf, StreamBot } from './dingtalk-stream-bot.js';

const deliverPath = '/v1.0/card/instances/createAndDeliver';
const outTrackId = 'wk47-jia';

const card = (more: object = {}) => ({
  cardTemplateId: 'sample-card.schema',
  outTrackId,
  callbackType: 'STREAM',
  userIdType: 1,
  cardData: { cardParamMap: { title: '确认进展', status: 'pending' } },
  openSpaceId: `dtv1.card//IM_GROUP.${group}`,
  imGroupOpenSpaceModel: { supportForward: false },
  imGroupOpenDeliverModel: { robotCode: 'dingsampleappkey' },
  ...more,
});

const params = (map: object) => ({ cardData: { cardParamMap: map } });

async function ready() {
  const simulator = await start();
  const valid = await token(simulator);
  const call = (method: 'POST' | 'PUT', path: string, body: object) =>
    callApi(simulator, method, path, { token: valid, body });
  const create = (more: object = {}) => call('POST', deliverPath, card(more));
  const update = (body: object) => call('PUT', '/v1.0/card/instances', { outTrackId, ...body });
  const stream = (body: object) =>
    call('PUT', '/v1.0/card/streaming', { outTrackId, guid: crypto.randomUUID(), ...body });
  const shown = () => simulator.control.screens.of(group).at(-1);
  const seen = (userId?: string) => {
    const item = shown();
    return ((userId === undefined ? null : item?.cardFor.get(userId)) ?? item?.card)?.['params'];
  };
  const click = (userId = 'jia') => {
    simulator.control.click({ userId, outTrackId, actionId: 'ok', params: { kr: 'KR1' } });
  };
  return { simulator, call, create, update, stream, shown, seen, click };
}

describe('a card', () => {
  it('is created and shown in a group', async () => {
    const { create, shown } = await ready();
    const { status, json } = await create();
    expect(status).toBe(200);
    expect(json).toMatchObject({
      success: true,
      result: {
        outTrackId,
        deliverResults: [{ spaceId: group, spaceType: 'IM_GROUP', success: true, errorMsg: '' }],
      },
    });
    expect(shown()).toMatchObject({
      by: 'bot',
      kind: 'card',
      card: { outTrackId, params: { title: '确认进展', status: 'pending' } },
    });
  });

  it('reaches a person and a group at once; each place has its own result', async () => {
    const { simulator, create } = await ready();
    const { json } = await create({
      openSpaceId: `dtv1.card//IM_ROBOT.jia;IM_ROBOT.nobody;IM_GROUP.cidOther==;ONE_BOX.x`,
      imRobotOpenSpaceModel: { supportForward: false },
      imRobotOpenDeliverModel: { spaceType: 'IM_ROBOT' },
    });
    const { deliverResults } = json['result'] as { deliverResults: { success: boolean }[] };
    expect(deliverResults.map(({ success }) => success)).toEqual([true, false, false, false]);
    expect(simulator.control.screens.of('jia')).toHaveLength(1);
  });

  it.each([
    ['the space model', { imGroupOpenSpaceModel: undefined }],
    ['the deliver model', { imGroupOpenDeliverModel: undefined }],
    ['the right robot', { imGroupOpenDeliverModel: { robotCode: 'other' } }],
  ])('is not shown without %s, although the call succeeds', async (_what, more) => {
    const { create, shown } = await ready();
    const { status, json } = await create(more);
    expect(status).toBe(200);
    expect(json['result']).toMatchObject({ deliverResults: [{ success: false }] });
    expect(shown()).toBeUndefined();
  });

  it.each([
    ['an unknown template', { cardTemplateId: 'other' }],
    ['a number as a value', params({ progress: 40 })],
    ['a key of 101 bytes', params({ ['k'.repeat(101)]: '' })],
    ['a value of 1025 bytes', params({ title: `${'数'.repeat(341)}xx` })],
    ['a place without its scheme', { openSpaceId: `IM_GROUP.${group}` }],
    ['an unknown callback type', { callbackType: 'stream' }],
    ['another kind of robot space', { imRobotOpenDeliverModel: { spaceType: 'IM_GROUP' } }],
  ])('is refused with %s', async (_what, more) => {
    const { create } = await ready();
    expect((await create(more)).status).toBe(400);
  });

  it('takes a key of 100 bytes and a value of 1 KB, and its id only once', async () => {
    const { create } = await ready();
    const full = params({ ['k'.repeat(100)]: `${'数'.repeat(341)}x` });
    expect((await create(full)).status).toBe(200);
    expect((await create()).status).toBe(400);
  });

  it('can be created and delivered separately', async () => {
    const { call, shown } = await ready();
    const { openSpaceId, imGroupOpenDeliverModel, ...made } = card();
    expect((await call('POST', '/v1.0/card/instances', made)).status).toBe(200);
    expect(shown()).toBeUndefined();
    const delivery = { outTrackId, openSpaceId, imGroupOpenDeliverModel };
    expect((await call('POST', '/v1.0/card/instances/deliver', delivery)).status).toBe(200);
    expect(shown()?.kind).toBe('card');
    const unknown = { ...delivery, outTrackId: 'other' };
    expect((await call('POST', '/v1.0/card/instances/deliver', unknown)).status).toBe(400);
  });
});

describe('updating a card', () => {
  it('replaces its data, or changes single keys, for all or for one', async () => {
    const { create, update, seen } = await ready();
    await create();
    const byKey = { updateCardDataByKey: true, updatePrivateDataByKey: true };
    await update({ ...params({ status: 'done' }), cardUpdateOptions: byKey });
    expect(seen()).toEqual({ title: '确认进展', status: 'done' });
    const own = (map: object) => ({ privateData: { jia: { cardParamMap: map } } });
    await update({ ...own({ mine: '1' }), cardUpdateOptions: byKey });
    await update({ ...own({ more: '2' }), cardUpdateOptions: byKey });
    expect(seen('jia')).toEqual({ title: '确认进展', status: 'done', mine: '1', more: '2' });
    expect(seen('yi')).toEqual({ title: '确认进展', status: 'done' });
    await update({ ...params({ status: 'over' }), ...own({ mine: '3' }) });
    expect(seen('jia')).toEqual({ status: 'over', mine: '3' });
  });

  it('is refused for an unknown card, a number, or a value that is too long', async () => {
    const { create, update, seen } = await ready();
    await create();
    expect((await update({ outTrackId: 'other', ...params({}) })).status).toBe(400);
    expect((await update(params({ status: 1 }))).status).toBe(400);
    expect((await update(params({ status: 'x'.repeat(1025) }))).status).toBe(400);
    expect(seen()).toMatchObject({ status: 'pending' });
  });

  it('streams text: added or whole, once for each guid, until it is finalized', async () => {
    const { create, stream, seen } = await ready();
    await create();
    await stream({ key: 'title', content: '一', guid: 'g1', isFull: true });
    await stream({ key: 'title', content: '二', guid: 'g2' });
    await stream({ key: 'title', content: '二', guid: 'g2' });
    expect(seen()).toMatchObject({ title: '一二' });
    expect((await stream({ key: 'title', content: 'x'.repeat(1025) })).status).toBe(400);
    expect((await stream({ key: 'title', content: '三', isFinalize: true })).status).toBe(200);
    expect((await stream({ key: 'title', content: '四' })).status).toBe(400);
    expect(seen()).toMatchObject({ title: '一二三' });
  });

  it('streams Markdown only as a whole, and notes more than 3 KB', async () => {
    const { simulator, create, stream } = await ready();
    await create();
    expect((await stream({ key: 'content', content: '## 周报' })).status).toBe(400);
    expect((await stream({ key: 'content', content: '## 周报', isFull: true })).status).toBe(200);
    for (let count = 0; count < 4; count += 1) {
      await stream({ key: 'status', content: 'x'.repeat(1024) });
    }
    const { doubts } = lastFromBot(simulator, '/v1.0/card/streaming')!;
    expect(doubts).toEqual(['over 3 KB in all']);
  });
});

describe('a click by Stream', () => {
  it('comes with its action and parameters, and the answer changes the card', async () => {
    const { simulator, create, click, seen } = await ready();
    const bot = await StreamBot.start(simulator);
    await create();
    click();
    const frame = await bot.frame(0);
    expect(frame).toMatchObject({ type: 'CALLBACK', headers: { topic: cardTopic } });
    const { content, ...fields } = dataOf(frame);
    expect(fields).toEqual({
      type: 'actionCallback',
      outTrackId,
      userId: 'jia',
      corpId: 'dingSampleCorp',
    });
    expect(JSON.parse(String(content))).toEqual({
      cardPrivateData: { actionIds: ['ok'], params: { kr: 'KR1' } },
    });
    bot.answer(frame, {
      response: {
        ...params({ status: 'done' }),
        userPrivateData: { cardParamMap: { mine: '1' } },
        cardUpdateOptions: { updateCardDataByKey: true },
      },
    });
    expect(await fromBot(simulator, cardTopic)).toMatchObject({ errcode: 0 });
    expect(seen('jia')).toEqual({ title: '确认进展', status: 'done', mine: '1' });
    expect(seen('yi')).toEqual({ title: '确认进展', status: 'done' });
  });

  it('names the person by the union id when the card was made so', async () => {
    const { simulator, create, click } = await ready();
    const bot = await StreamBot.start(simulator);
    await create({ userIdType: 2 });
    click();
    expect(dataOf(await bot.frame(0))['userId']).toBe('union-jia');
  });

  it('wants its answer in two seconds; a later one changes nothing', async () => {
    const { simulator, create, click, seen } = await ready();
    const bot = await StreamBot.start(simulator);
    await create();
    click();
    const frame = await bot.frame(0);
    simulator.control.advance(1_999);
    expect(lost(simulator)).toEqual([]);
    simulator.control.advance(1);
    expect(lost(simulator)).toEqual(['no acknowledgement in 2 s']);
    bot.answer(frame, { response: params({ status: 'done' }) });
    expect(await fromBot(simulator, '?')).toMatchObject({ errcode: -2 });
    expect(seen()).toMatchObject({ status: 'pending' });
  });

  it.each([
    ['the card’s data without response', params({ status: 'done' })],
    ['a number', { response: params({ status: 1 }) }],
    ['a value that is too long', { response: params({ status: 'x'.repeat(1025) }) }],
  ])('is not answered by %s', async (_what, answer) => {
    const { simulator, create, click, seen } = await ready();
    const bot = await StreamBot.start(simulator);
    await create();
    click();
    bot.answer(await bot.frame(0), answer);
    expect(await fromBot(simulator, cardTopic)).toMatchObject({ errcode: -2 });
    expect(seen()).toMatchObject({ status: 'pending' });
  });

  it('can be acknowledged without a change; an update before the answer is noted', async () => {
    const { simulator, create, click, update } = await ready();
    const bot = await StreamBot.start(simulator);
    await create();
    click();
    const frame = await bot.frame(0);
    await update(params({ status: 'done' }));
    const path = '/v1.0/card/instances';
    expect(lastFromBot(simulator, path)?.doubts).toEqual([
      'updated while the answer to a click is awaited',
    ]);
    bot.answer(frame, { response: {} });
    await fromBot(simulator, cardTopic);
    await update(params({ status: 'over' }));
    expect(lastFromBot(simulator, path)?.doubts).toEqual([]);
  });

  it('is only for who sees the card', async () => {
    const { create, click } = await ready();
    await create();
    expect(() => {
      click('hidden');
    }).toThrow('does not see');
  });
});

describe('a click over HTTP', () => {
  async function registered(more: object = { apiSecret: 'sample-secret' }) {
    const parts = await ready();
    const callback = await CallbackServer.listen();
    const register = (given: object) =>
      parts.call('POST', '/v1.0/card/callbacks/register', {
        callbackRouteKey: 'route',
        callbackUrl: callback.url,
        ...given,
      });
    await register(more);
    await parts.create({ callbackType: 'HTTP', callbackRouteKey: 'route' });
    return { ...parts, callback, register };
  }

  it('is signed with the registered secret, and the answer changes the card', async () => {
    const { simulator, callback, click, seen } = await registered();
    callback.reply = () => params({ title: '好', status: 'done' });
    click();
    const { headers, json } = await callback.call(0);
    const timestamp = String(headers['x-ddpaas-signature-timestamp']);
    expect(headers['x-ddpaas-signature']).toBe(
      createHmac('sha256', 'sample-secret').update(timestamp).digest('base64'),
    );
    expect(json).toMatchObject({ type: 'actionCallback', outTrackId, userId: 'jia' });
    expect(await fromBot(simulator, 'card')).toMatchObject({ errcode: 0 });
    expect(seen()).toEqual({ title: '好', status: 'done' });
  });

  it('is not signed without a secret, and wants its answer in two seconds', async () => {
    const { simulator, callback, click } = await registered({});
    callback.reply = () => hang;
    click();
    expect((await callback.call(0)).headers).not.toHaveProperty('x-ddpaas-signature');
    simulator.control.advance(2_000);
    await simulator.control.log.waitFor(({ note }) => note === 'no answer in 2 s');
    callback.reply = () => 'OK';
    click();
    expect(await fromBot(simulator, 'card')).toMatchObject({ errcode: -2 });
  });

  it('keeps the first address of a route key unless the new one is forced', async () => {
    const { register, callback } = await registered();
    const other = 'http://127.0.0.1:1/other';
    const kept = await register({ callbackUrl: other });
    expect(kept.json['result']).toEqual({
      callbackUrl: callback.url,
      apiSecret: 'sample-secret',
    });
    const forced = await register({ callbackUrl: other, forceUpdate: true });
    expect(forced.json['result']).toEqual({ callbackUrl: other });
    expect((await register({ callbackUrl: 'nowhere' })).status).toBe(400);
  });

  it('goes nowhere when no address is registered', async () => {
    const { simulator, create, click } = await ready();
    await create({ callbackType: 'HTTP', callbackRouteKey: 'unknown' });
    click();
    expect(lost(simulator)).toEqual(['no callback address is registered for this card']);
  });
});
