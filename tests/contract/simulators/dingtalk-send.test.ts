import { describe, expect, it } from 'vitest';

import type { DingtalkSimulatorOptions } from '../../simulators/dingtalk/start-dingtalk-simulator.js';
import {
  bytes,
  callApi,
  callOld,
  disbandedGroup,
  group,
  groupWithoutBot,
  start,
  token,
} from './dingtalk-harness.js';
import { dataOf, StreamBot } from './dingtalk-stream-bot.js';

const groupPath = '/v1.0/robot/groupMessages/send';
const singlePath = '/v1.0/robot/oToMessages/batchSend';
const robotCode = 'dingsampleappkey';
const text = (content = '周报') => ({
  msgKey: 'sampleText',
  msgParam: JSON.stringify({ content }),
});

async function ready(options: DingtalkSimulatorOptions = {}) {
  const simulator = await start(options);
  const valid = await token(simulator);
  const send = (path: string, body: object, given = valid) =>
    callApi(simulator, 'POST', path, { token: given, body: { robotCode, ...body } });
  const toGroup = (more: object = {}, given?: string) =>
    send(groupPath, { openConversationId: group, ...text(), ...more }, given);
  const toPeople = (userIds: readonly string[], more: object = {}) =>
    send(singlePath, { userIds, ...text(), ...more });
  const upload = async (type: string, name: string, content: Buffer, more = '') => {
    const form = new FormData();
    form.append('media', new Blob([new Uint8Array(content)]), name);
    const url = `${simulator.urls.oapi}/media/upload?access_token=${valid}&type=${type}${more}`;
    const response = await fetch(url, { method: 'POST', body: form });
    return (await response.json()) as { errcode: number; media_id: string; type: string };
  };
  const last = (chat = group) => simulator.control.screens.of(chat).at(-1);
  return { simulator, valid, toGroup, toPeople, upload, last };
}

describe('the access token', () => {
  it('is the same while it lasts, two hours, and good for both hosts', async () => {
    const simulator = await start();
    const { clientId: appKey, clientSecret: appSecret } = simulator.settings.app;
    const ask = () =>
      callApi(simulator, 'POST', '/v1.0/oauth2/accessToken', { body: { appKey, appSecret } });
    const first = (await ask()).json;
    expect(first).toMatchObject({ expireIn: 7_200 });
    simulator.control.advance(7_199_000);
    expect((await ask()).json).toEqual({ ...first, expireIn: 1 });
    const old = await callOld(simulator, `/gettoken?appkey=${appKey}&appsecret=${appSecret}`);
    expect(old).toMatchObject({ errcode: 0, access_token: first['accessToken'], expires_in: 1 });
    simulator.control.advance(1_000);
    expect((await ask()).json['accessToken']).not.toBe(first['accessToken']);
    expect(simulator.control.tokensFetched()).toBe(4);
  });

  it('is not given for a wrong secret', async () => {
    const simulator = await start();
    const body = { appKey: simulator.settings.app.clientId, appSecret: 'wrong' };
    const refused = await callApi(simulator, 'POST', '/v1.0/oauth2/accessToken', { body });
    expect(refused).toMatchObject({ status: 400, json: { code: 'invalidClientIdOrSecret' } });
    const old = await callOld(simulator, `/gettoken?appkey=${body.appKey}&appsecret=wrong`);
    expect(old['errcode']).not.toBe(0);
  });

  it('is refused when it is missing, unknown or over', async () => {
    const { simulator, valid, toGroup } = await ready();
    const refusal = { status: 400, json: { code: 'InvalidAuthentication' } };
    expect(await toGroup({}, '')).toMatchObject(refusal);
    expect(await toGroup({}, 'unknown')).toMatchObject(refusal);
    expect((await toGroup()).status).toBe(200);
    simulator.control.expireTokens();
    expect(await toGroup()).toMatchObject(refusal);
    const me = `/topapi/v2/user/get?access_token=`;
    expect(await callOld(simulator, me + valid, { userid: 'jia' })).toMatchObject({
      errcode: 42001,
    });
    simulator.control.voidTokens();
    expect(await callOld(simulator, me + valid, { userid: 'jia' })).toMatchObject({
      errcode: 40014,
    });
    expect((await toGroup({}, await token(simulator))).status).toBe(200);
  });

  it('faults come as 88 with a sub code where it is set so', async () => {
    const simulator = await start({ wrapsTokenFaults: true });
    const answer = await callOld(simulator, '/topapi/v2/user/get?access_token=x', {
      userid: 'jia',
    });
    expect(answer).toMatchObject({ errcode: 88, sub_code: '40014' });
  });

  it('needs the permission to send', async () => {
    const { toGroup } = await ready({ app: { permissions: [] } });
    expect((await toGroup()).status).toBe(403);
  });
});

describe('groupMessages/send', () => {
  it('shows the message in the group', async () => {
    const { toGroup, last } = await ready();
    const { status, json } = await toGroup();
    expect([status, typeof json['processQueryKey']]).toEqual([200, 'string']);
    expect(last()).toMatchObject({ by: 'bot', kind: 'sampleText', text: '周报' });
  });

  it.each([
    ['an unknown robot', { robotCode: 'other' }, 'invalidParameter.robotCode.'],
    ['an unknown group', { openConversationId: 'cidOther==' }, 'invalid.openConversationId'],
    ['a disbanded group', { openConversationId: disbandedGroup }, 'group.disbanded'],
    ['a group without the robot', { openConversationId: groupWithoutBot }, 'bot.stopped'],
    ['an unknown msgKey', { msgKey: 'sampleOther' }, 'invalidParameter'],
    ['a msgKey of JavaScript', { msgKey: 'toString' }, 'invalidParameter'],
    ['msgParam as an object', { msgParam: { content: '早' } }, 'invalidParameter'],
    ['msgParam that is no JSON', { msgParam: '早' }, 'invalidParameter'],
    ['a number in msgParam', { msgParam: '{"content":1}' }, 'invalidParameter'],
    ['a field missing', { msgKey: 'sampleMarkdown' }, 'invalidParameter'],
  ])('refuses %s', async (_what, more, code) => {
    const { toGroup, last } = await ready();
    const { status, json } = await toGroup(more);
    expect(status).toBe(400);
    expect(String(json['code']).startsWith(code)).toBe(true);
    expect(json).toHaveProperty('requestid');
    expect(last()).toBeUndefined();
  });

  it('counts the bytes of msgParam with all its escapes: 15000 and not one more', async () => {
    const { toGroup } = await ready();
    const room = 15_000 - Buffer.byteLength('{"content":""}');
    const full = `${'数'.repeat(Math.floor(room / 3))}${'x'.repeat(room % 3)}`;
    expect((await toGroup(text(full))).status).toBe(200);
    expect((await toGroup(text(`${full}x`))).json['code']).toBe('msgParam.tooLong');
    expect((await toGroup(text('\n'.repeat(room / 2 + 1)))).json['code']).toBe('msgParam.tooLong');
  });

  it('takes every kind of card, and files that were uploaded', async () => {
    const { toGroup, upload, last } = await ready();
    const card = { title: '周报', text: '## 确认' };
    const numbered = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          [`actionTitle${index + 1}`, '看'],
          [`actionURL${index + 1}`, 'https://c'],
        ]).flat() as [string, string][],
      );
    const image = (await upload('image', 'a.png', bytes)).media_id;
    const voice = (await upload('voice', 'a.amr', bytes)).media_id;
    const video = (await upload('video', 'a.mp4', bytes)).media_id;
    const file = (await upload('file', '周报.docx', bytes)).media_id;
    const params: [string, object][] = [
      ['sampleMarkdown', card],
      ['sampleLink', { ...card, picUrl: '', messageUrl: 'https://c' }],
      ['sampleActionCard', { ...card, singleTitle: '看', singleURL: 'https://c' }],
      ...[2, 3, 4, 5].map((count): [string, object] => [
        `sampleActionCard${count}`,
        { ...card, ...numbered(count) },
      ]),
      [
        'sampleActionCard6',
        { ...card, buttonTitle1: '是', buttonUrl1: 'u', buttonTitle2: '否', buttonUrl2: 'u' },
      ],
      ['sampleImageMsg', { photoURL: image }],
      ['sampleImageMsg', { photoURL: 'https://pictures.test/a.png' }],
      ['sampleAudio', { mediaId: voice, duration: '3000' }],
      ['sampleFile', { mediaId: file, fileName: '周报.docx', fileType: 'docx' }],
      ['sampleVideo', { duration: '9', videoMediaId: video, videoType: 'mp4', picMediaId: image }],
    ];
    for (const [msgKey, fields] of params) {
      const sent = await toGroup({ msgKey, msgParam: JSON.stringify(fields) });
      expect([msgKey, sent.status]).toEqual([msgKey, 200]);
      expect(last()?.kind).toBe(msgKey);
    }
    const wrongKind = { mediaId: image, fileName: 'a.pdf', fileType: 'pdf' };
    const refused = await toGroup({ msgKey: 'sampleFile', msgParam: JSON.stringify(wrongKind) });
    expect(refused.status).toBe(400);
    const badType = { mediaId: file, fileName: 'a.txt', fileType: 'txt' };
    expect(
      (await toGroup({ msgKey: 'sampleFile', msgParam: JSON.stringify(badType) })).status,
    ).toBe(400);
  });

  it('is refused while the robot is stopped', async () => {
    const { simulator, toGroup } = await ready();
    simulator.control.stopRobot(true);
    expect((await toGroup()).json['code']).toBe('bot.stopped');
    simulator.control.stopRobot(false);
    expect((await toGroup()).status).toBe(200);
  });
});

describe('oToMessages/batchSend', () => {
  it('reaches who can be reached, and names the others', async () => {
    const { simulator, toPeople, last } = await ready();
    simulator.control.flowControl(['yi']);
    const { status, json } = await toPeople(['jia', 'yi', 'hidden', 'guest', 'nobody']);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      processQueryKey: expect.any(String) as string,
      invalidStaffIdList: ['hidden', 'guest', 'nobody'],
      flowControlledStaffIdList: ['yi'],
    });
    expect(last('jia')).toMatchObject({ by: 'bot', text: '周报' });
    expect([last('yi'), last('hidden')]).toEqual([undefined, undefined]);
    simulator.control.flowControl([]);
    await toPeople(['yi']);
    expect(last('yi')).toMatchObject({ text: '周报' });
  });

  it('takes twenty people, not twenty-one, and not nobody', async () => {
    const { toPeople } = await ready();
    expect((await toPeople(Array<string>(20).fill('jia'))).status).toBe(200);
    expect((await toPeople(Array<string>(21).fill('jia'))).status).toBe(400);
    expect((await toPeople([])).status).toBe(400);
  });
});

describe('files', () => {
  it('of members are fetched by a code, at a temporary address', async () => {
    const { simulator, valid } = await ready({ downloadLifeMs: 60_000 });
    const bot = await StreamBot.start(simulator);
    simulator.control.members.say({ userId: 'yi', file: { name: '清单.xlsx', bytes } });
    const { downloadCode } = dataOf(await bot.frame(0))['content'] as { downloadCode: string };
    const link = (body: object) =>
      callApi(simulator, 'POST', '/v1.0/robot/messageFiles/download', { token: valid, body });
    const { json } = await link({ downloadCode, robotCode });
    const url = String(json['downloadUrl']);
    expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(bytes);
    simulator.control.advance(60_000);
    expect((await fetch(url)).status).toBe(403);
    expect((await link({ downloadCode, robotCode: 'other' })).status).toBe(400);
    expect((await link({ downloadCode: 'other', robotCode })).status).toBe(400);
    const again = await link({ downloadCode, robotCode });
    expect((await fetch(String(again.json['downloadUrl']))).status).toBe(200);
  });

  it.each([
    ['voice', 'a.amr', 2],
    ['image', 'a.png', 20],
    ['video', 'a.mp4', 20],
    ['file', 'a.pdf', 20],
  ])('of the bot: %s %s of %i MB, and not a byte more', async (type, name, megabytes) => {
    const { upload } = await ready();
    const full = Buffer.alloc(megabytes * 1024 * 1024, 1);
    const answer = await upload(type, name, full);
    expect(answer).toMatchObject({ errcode: 0, type });
    expect(answer.media_id).toMatch(/^@/);
    expect((await upload(type, name, Buffer.concat([full, bytes]))).errcode).not.toBe(0);
  });

  it('are refused when empty, of an unknown type, no mp4, or not in the part named media', async () => {
    const { simulator, valid, upload } = await ready();
    const errcodes = [
      (await upload('file', 'a.pdf', Buffer.alloc(0))).errcode,
      (await upload('picture', 'a.png', bytes)).errcode,
      (await upload('video', 'a.avi', bytes)).errcode,
    ];
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), 'a.pdf');
    const url = `${simulator.urls.oapi}/media/upload?access_token=${valid}&type=file`;
    const other = await fetch(url, { method: 'POST', body: form });
    errcodes.push(((await other.json()) as { errcode: number }).errcode);
    expect(errcodes.includes(0)).toBe(false);
    const bare = await callOld(simulator, `/media/upload?access_token=x&type=file`, {});
    expect(bare['errcode']).toBe(40014);
  });
});

describe('the hosts', () => {
  it('do not answer for one another', async () => {
    const { simulator, valid } = await ready();
    const { api, oapi } = simulator.urls;
    const onOld = await fetch(`${oapi}${groupPath}`, { method: 'POST', body: '{}' });
    const onNew = await fetch(`${api}/topapi/v2/user/get?access_token=${valid}`, {
      method: 'POST',
      body: '{}',
    });
    expect([onOld.status, onNew.status]).toEqual([404, 404]);
    expect((await fetch(`${api}${groupPath}`)).status).toBe(405);
  });
});
