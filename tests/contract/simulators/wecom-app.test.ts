import { describe, expect, it } from 'vitest';

import type { WecomSimulator } from '../../simulators/wecom/start-wecom-simulator.js';
import { buttonCard, call, png, start } from './wecom-harness.js';

async function token(simulator: WecomSimulator): Promise<string> {
  const { corpId, secret } = simulator.settings.app;
  const answer = await call(simulator, `/cgi-bin/gettoken?corpid=${corpId}&corpsecret=${secret}`);
  return String(answer['access_token']);
}

/** A started simulator and a way to call it with a valid token. */
async function application() {
  const simulator = await start();
  const access = await token(simulator);
  const api = (path: string, body?: unknown) => {
    const mark = path.includes('?') ? '&' : '?';
    return call(simulator, `/cgi-bin/${path}${mark}access_token=${access}`, body);
  };
  const send = (more: object) =>
    api('message/send', { touser: 'jia', agentid: simulator.settings.app.agentId, ...more });
  return { simulator, access, api, send };
}

const text = (content: string) => ({ msgtype: 'text', text: { content } });
const markdown = (content: string) => ({ msgtype: 'markdown', markdown: { content } });

interface Upload {
  readonly type: string;
  readonly bytes: Buffer;
  /** The part's name; `media` unless given. */
  readonly part?: string;
}

async function upload(
  simulator: WecomSimulator,
  access: string,
  { type, bytes, part = 'media' }: Upload,
) {
  const form = new FormData();
  form.append(part, new Blob([new Uint8Array(bytes)]), '周报.docx');
  const url = `${simulator.urls.api}/cgi-bin/media/upload?access_token=${access}&type=${type}`;
  const response = await fetch(url, { method: 'POST', body: form });
  return (await response.json()) as { errcode: number; media_id?: string };
}

describe('access tokens', () => {
  it('are given for the right corpid and secret, and stay the same while they live', async () => {
    const simulator = await start();
    const { corpId, secret } = simulator.settings.app;
    const get = (id: string, key: string) =>
      call(simulator, `/cgi-bin/gettoken?corpid=${id}&corpsecret=${key}`);
    expect((await get('other', secret))['errcode']).toBe(40013);
    expect((await get(corpId, 'wrong'))['errcode']).toBe(40001);
    const first = await get(corpId, secret);
    expect(first).toMatchObject({ errcode: 0, expires_in: 7_200 });
    simulator.control.advance(60_000);
    const second = await get(corpId, secret);
    expect(second).toMatchObject({ access_token: first['access_token'], expires_in: 7_140 });
    expect(simulator.control.tokensFetched()).toBe(4);
  });

  it('are missed, unknown, expired and voided each with its own code', async () => {
    const { simulator, access, api } = await application();
    const ask = async (given: string) =>
      (await call(simulator, `/cgi-bin/user/get?userid=jia&access_token=${given}`))['errcode'];
    expect(await ask('')).toBe(41001);
    expect(await ask('made-up')).toBe(40014);
    expect(await ask(access)).toBe(0);
    simulator.control.advance(7_200_000);
    expect(await ask(access)).toBe(42001);
    const renewed = await token(simulator);
    expect(renewed).not.toBe(access);
    expect(await ask(renewed)).toBe(0);
    simulator.control.expireTokens();
    expect(await ask(renewed)).toBe(42001);
    simulator.control.voidTokens();
    expect(await ask(renewed)).toBe(40014);
    expect(await ask(await token(simulator))).toBe(0);
    expect((await api('user/get?userid=jia'))['errcode']).toBe(40014);
  });

  it('do not help with the wrong method, no JSON or an unknown path', async () => {
    const { simulator, api } = await application();
    expect((await api('message/send'))['errcode']).toBe(43002);
    expect((await api('user/get?userid=jia', {}))['errcode']).toBe(43001);
    expect((await api('message/send', '{"touser":'))['errcode']).toBe(47001);
    expect((await fetch(`${simulator.urls.api}/cgi-bin/nothing`)).status).toBe(404);
    const body = 'x'.repeat(4 * 1024 * 1024 + 1);
    const url = `${simulator.urls.api}/cgi-bin/message/send`;
    expect((await fetch(url, { method: 'POST', body })).status).toBe(413);
  });
});

describe('message/send', () => {
  it('reaches visible members and lists the others', async () => {
    const { simulator, send } = await application();
    const answer = await send({ touser: 'jia|hidden|nobody', ...markdown('**催办**') });
    expect(answer).toMatchObject({ errcode: 0, invaliduser: 'hidden|nobody' });
    expect(simulator.control.screens.of('app:jia')).toMatchObject([{ text: '**催办**' }]);
    expect((await send({ touser: 'nobody', ...text('x') }))['errcode']).toBe(81013);
    await send({ touser: '@all', ...text('通知') });
    await send({ touser: '', toparty: '3', ...text('甲局') });
    expect(simulator.control.screens.of('app:jia2').map((item) => item.text)).toEqual([
      '通知',
      '甲局',
    ]);
    expect(simulator.control.screens.of('app:hidden')).toEqual([]);
  });

  it('refuses another agent, an unknown type, missing fields and too many receivers', async () => {
    const { send } = await application();
    expect((await send({ agentid: 1, ...text('x') }))['errcode']).toBe(301002);
    expect((await send({ agentid: '1000002', ...text('x') }))['errcode']).toBe(40058);
    expect((await send({ msgtype: 'stream', stream: {} }))['errcode']).toBe(40008);
    expect((await send({ msgtype: 'text' }))['errcode']).toBe(40058);
    const many = Array.from({ length: 1_001 }, (_, index) => `u${index}`).join('|');
    expect((await send({ touser: many, ...text('x') }))['errcode']).toBe(40058);
  });

  it('cuts a text at 2,048 bytes between characters and refuses a longer markdown', async () => {
    const { simulator, send } = await application();
    await send(text('数'.repeat(683)));
    expect(simulator.control.screens.of('app:jia')[0]?.text).toBe('数'.repeat(682));
    expect(simulator.control.log.entries().at(-1)?.doubts).toEqual(['text cut to 2048 bytes']);
    expect((await send(markdown('数'.repeat(682) + 'xx')))['errcode']).toBe(0);
    expect((await send(markdown('数'.repeat(683))))['errcode']).toBe(45002);
  });

  it('shows the same content once within the interval when asked to', async () => {
    const { simulator, send } = await application();
    const body = { ...text('提醒'), enable_duplicate_check: 1 };
    await send(body);
    expect((await send(body))['errcode']).toBe(0);
    expect(simulator.control.screens.of('app:jia')).toHaveLength(1);
    simulator.control.advance(1_800_000);
    await send(body);
    expect(simulator.control.screens.of('app:jia')).toHaveLength(2);
  });

  it('drops what a member gets beyond 30 a minute without an error', async () => {
    const { simulator, send } = await application();
    const answers = await Promise.all(Array.from({ length: 31 }, (_, n) => send(text(`${n}`))));
    expect(answers.every((answer) => answer['errcode'] === 0)).toBe(true);
    expect(simulator.control.screens.of('app:jia')).toHaveLength(30);
  });

  it('recalls for 24 hours', async () => {
    const { simulator, api, send } = await application();
    const { msgid } = await send(text('错了'));
    simulator.control.advance(24 * 3_600_000);
    const access = await token(simulator);
    const recall = `/cgi-bin/message/recall?access_token=${access}`;
    expect((await call(simulator, recall, { msgid }))['errcode']).toBe(0);
    expect(simulator.control.screens.of('app:jia')[0]?.text).toBe('[已撤回]');
    simulator.control.advance(1);
    expect((await call(simulator, recall, { msgid }))['errcode']).toBe(40058);
    expect((await api('message/recall', { msgid: 'none' }))['errcode']).not.toBe(0);
  });
});

describe('an application’s card', () => {
  const card = { msgtype: 'template_card', template_card: buttonCard('wk47') };

  it('is updated once with its response_code', async () => {
    const { simulator, api, send } = await application();
    const { response_code } = await send(card);
    expect(response_code).toBeTypeOf('string');
    const update = (more: object = {}) =>
      api('message/update_template_card', {
        userids: ['jia', 'yi'],
        agentid: simulator.settings.app.agentId,
        response_code,
        button: { replace_name: '已确认' },
        ...more,
      });
    expect((await update({ response_code: 'none' }))['errcode']).toBe(40058);
    expect(await update()).toMatchObject({ errcode: 0, invaliduser: ['yi'] });
    expect(simulator.control.screens.of('app:jia')[0]?.card).toMatchObject({
      replaced_button: '已确认',
    });
    expect((await update())['errcode']).toBe(40058);
  });

  it('cannot be updated after 72 hours', async () => {
    const { simulator, send } = await application();
    const { response_code } = await send(card);
    simulator.control.advance(72 * 3_600_000 + 1);
    const access = await token(simulator);
    const path = `/cgi-bin/message/update_template_card?access_token=${access}`;
    const body = {
      userids: ['jia'],
      agentid: simulator.settings.app.agentId,
      response_code,
      button: { replace_name: '已确认' },
    };
    expect((await call(simulator, path, body))['errcode']).toBe(40058);
  });
});

describe('media of an application', () => {
  it('is uploaded by a part named media, sent, and read back', async () => {
    const { simulator, access, send } = await application();
    const stored = await upload(simulator, access, {
      type: 'file',
      bytes: Buffer.from('content'),
    });
    expect(stored.errcode).toBe(0);
    const file = { msgtype: 'file', file: { media_id: stored.media_id } };
    expect((await send(file))['errcode']).toBe(0);
    expect(simulator.control.screens.of('app:jia')[0]?.files).toEqual([
      { name: '周报.docx', bytes: Buffer.from('content') },
    ]);
    const url = `${simulator.urls.api}/cgi-bin/media/get?access_token=${access}&media_id=${String(stored.media_id)}`;
    expect(await (await fetch(url)).text()).toBe('content');
  });

  it('is refused for size, type, content and another part’s name', async () => {
    const { simulator, access } = await application();
    const refuse = async (type: string, bytes: Buffer, part = 'media') =>
      (await upload(simulator, access, { type, bytes, part })).errcode;
    expect(await refuse('file', Buffer.alloc(5))).toBe(44001);
    expect(await refuse('file', Buffer.alloc(6))).toBe(0);
    expect(await refuse('file', Buffer.alloc(20 * 1024 * 1024 + 1))).toBe(45001);
    expect(await refuse('image', Buffer.from('no picture'))).toBe(40005);
    expect(await refuse('image', png)).toBe(0);
    expect(await refuse('archive', png)).toBe(40005);
    expect(await refuse('file', png, 'file')).toBe(44001);
  });
});

describe('contacts', () => {
  it('show visible members without telephone or mail, and departments', async () => {
    const { api } = await application();
    const member = await api('user/get?userid=jia');
    expect(member).toMatchObject({ errcode: 0, name: '甲局联络员', department: [3] });
    for (const field of ['mobile', 'email', 'avatar']) expect(member).not.toHaveProperty(field);
    expect((await api('user/get?userid=nobody'))['errcode']).toBe(60111);
    expect((await api('user/get?userid=hidden'))['errcode']).toBe(60011);
    expect(await api('department/get?id=3')).toMatchObject({
      department: { name: '甲局', parentid: 1 },
    });
    expect((await api('department/list?id=1'))['department']).toHaveLength(4);
    expect((await api('user/simplelist?department_id=4'))['userlist']).toHaveLength(1);
    const page = await api('user/list_id', { limit: 3 });
    expect(page).toMatchObject({ next_cursor: '3' });
    const rest = await api('user/list_id', { limit: 3, cursor: '3' });
    expect(rest).toMatchObject({ dept_user: [{ userid: 'yi' }], next_cursor: '' });
    expect(await api('getcallbackip')).toMatchObject({ ip_list: ['127.0.0.1'] });
  });
});
