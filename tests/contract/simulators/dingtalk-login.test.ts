import { describe, expect, it } from 'vitest';

import type { DingtalkSimulator } from '../../simulators/dingtalk/start-dingtalk-simulator.js';
import type { DingtalkSimulatorOptions } from '../../simulators/dingtalk/start-dingtalk-simulator.js';
import { callApi, callOld, start, token } from './dingtalk-harness.js';

async function ready(options: DingtalkSimulatorOptions = {}) {
  const simulator = await start(options);
  const valid = await token(simulator);
  const old = (path: string, body: object) =>
    callOld(simulator, `${path}?access_token=${valid}`, body);
  const exchange = (code: string) => old('/topapi/v2/user/getuserinfo', { code });
  return { simulator, valid, old, exchange };
}

describe('the login inside DingTalk', () => {
  it('gives the person for a code, once', async () => {
    const { simulator, exchange } = await ready();
    const code = simulator.control.login.issueCode('office');
    expect(await exchange(code)).toMatchObject({
      errcode: 0,
      result: { userid: 'office', unionid: 'union-office', name: '办公室甲', sys: true },
    });
    expect(await exchange(code)).toMatchObject({ errcode: 40078 });
  });

  it('refuses an unknown code, one that is five minutes old, and who is not of the corp', async () => {
    const { simulator, exchange } = await ready();
    const { login } = simulator.control;
    expect(await exchange('unknown')).toMatchObject({ errcode: 40078 });
    const [early, late] = [login.issueCode('jia'), login.issueCode('jia')];
    simulator.control.advance(5 * 60_000);
    expect(await exchange(early)).toMatchObject({ errcode: 0 });
    simulator.control.advance(1);
    expect(await exchange(late)).toMatchObject({ errcode: 40078 });
    expect(await exchange(login.issueCode('guest'))).toMatchObject({ errcode: 60121 });
    expect(() => login.issueCode('nobody')).toThrow('no member');
  });

  it('takes a form as well as JSON, and nothing else', async () => {
    const { simulator, valid } = await ready();
    const url = `${simulator.urls.oapi}/topapi/v2/user/getuserinfo?access_token=${valid}`;
    const code = simulator.control.login.issueCode('jia');
    const form = await fetch(url, { method: 'POST', body: new URLSearchParams({ code }) });
    expect(await form.json()).toMatchObject({ errcode: 0, result: { userid: 'jia' } });
    const broken = await fetch(url, { method: 'POST', body: 'code' });
    expect(await broken.json()).toMatchObject({ errcode: 400002 });
  });
});

describe('the login in a browser', () => {
  const address = ({ urls, settings }: DingtalkSimulator, more: Record<string, string> = {}) => {
    const query = new URLSearchParams({
      client_id: settings.app.clientId,
      redirect_uri: 'http://console.test:3000/login',
      response_type: 'code',
      scope: 'openid corpid',
      state: 'a-b_c',
      prompt: 'consent',
      ...more,
    });
    return `${urls.edge}/oauth2/auth?${query.toString()}`;
  };

  const visit = async (url: string) => {
    const response = await fetch(url, { redirect: 'manual' });
    const location = response.headers.get('location');
    return location === null ? null : new URL(location);
  };

  async function userToken(simulator: DingtalkSimulator, code: string, more: object = {}) {
    const { clientId, clientSecret } = simulator.settings.app;
    return callApi(simulator, 'POST', '/v1.0/oauth2/userAccessToken', {
      body: { clientId, clientSecret, code, grantType: 'authorization_code', ...more },
    });
  }

  it('returns with a code that becomes a token, a union id and a userid', async () => {
    const { simulator, old } = await ready({ app: { trustedHost: 'console.test:3000' } });
    simulator.control.login.browseAs('jia');
    const back = await visit(address(simulator));
    expect(back?.searchParams.get('state')).toBe('a-b_c');
    const code = back?.searchParams.get('authCode') ?? '';
    const { status, json } = await userToken(simulator, code);
    expect(status).toBe(200);
    expect(json).toMatchObject({ expireIn: 7_200, corpId: 'dingSampleCorp' });
    const path = '/v1.0/contact/users/me';
    const me = await callApi(simulator, 'GET', path, { token: String(json['accessToken']) });
    expect(me.json).toMatchObject({ unionId: 'union-jia', nick: '甲局联络员' });
    const { unionId: unionid } = me.json;
    expect(await old('/topapi/user/getbyunionid', { unionid })).toMatchObject({
      errcode: 0,
      result: { contact_type: 0, userid: 'jia' },
    });
    expect((await userToken(simulator, code)).status).toBe(400);
  });

  it('tells the corp only for its scope, and keeps both kinds of codes and tokens apart', async () => {
    const { simulator, valid, exchange } = await ready();
    simulator.control.login.browseAs('jia');
    const page = async () =>
      (await visit(address(simulator, { scope: 'openid' })))?.searchParams.get('authCode') ?? '';
    expect((await userToken(simulator, await page())).json).not.toHaveProperty('corpId');
    expect(await exchange(await page())).toMatchObject({ errcode: 40078 });
    const inside = simulator.control.login.issueCode('jia');
    expect((await userToken(simulator, inside)).status).toBe(400);
    const me = await callApi(simulator, 'GET', '/v1.0/contact/users/me', { token: valid });
    expect(me).toMatchObject({ status: 400, json: { code: 'InvalidAuthentication' } });
  });

  it('refuses a wrong secret, another grant, an old code and an old token', async () => {
    const { simulator } = await ready();
    simulator.control.login.browseAs('jia');
    const code = async () => (await visit(address(simulator)))?.searchParams.get('authCode') ?? '';
    const wrong = await userToken(simulator, await code(), { clientSecret: 'wrong' });
    expect(wrong.json['code']).toBe('invalidClientIdOrSecret');
    const grant = await userToken(simulator, await code(), { grantType: 'refresh_token' });
    expect(grant.status).toBe(400);
    const late = await code();
    const { json } = await userToken(simulator, await code());
    simulator.control.advance(5 * 60_000 + 1);
    expect((await userToken(simulator, late)).status).toBe(400);
    const me = () =>
      callApi(simulator, 'GET', '/v1.0/contact/users/me', { token: String(json['accessToken']) });
    expect((await me()).status).toBe(200);
    simulator.control.advance(7_200_000);
    expect((await me()).status).toBe(400);
  });

  it.each([
    ['another application', { client_id: 'other' }],
    ['another response type', { response_type: 'token' }],
    ['an unknown scope', { scope: 'snsapi_login' }],
    ['no consent', { prompt: 'none' }],
    ['another host', { redirect_uri: 'http://console.test/login' }],
    ['an address that is none', { redirect_uri: 'login' }],
  ])('does not return for %s', async (_what, more) => {
    const { simulator } = await ready({ app: { trustedHost: 'console.test:3000' } });
    simulator.control.login.browseAs('jia');
    expect(await visit(address(simulator, more))).toBeNull();
  });

  it('lets one choose a member when nobody was named, or decline', async () => {
    const { simulator } = await ready();
    const page = await (await fetch(address(simulator))).text();
    expect(page).toContain('simulate_user=jia');
    const chosen = await visit(address(simulator, { simulate_user: 'yi' }));
    expect(chosen?.searchParams.get('authCode')).toBeTruthy();
    const declined = await visit(address(simulator, { simulate_user: '' }));
    expect(declined?.searchParams.get('error')).toBe('access_denied');
    expect(declined?.searchParams.has('authCode')).toBe(false);
  });
});

describe('contacts', () => {
  it('give a person with departments, and the chain up to the root', async () => {
    const { old } = await ready();
    expect(await old('/topapi/v2/user/get', { userid: 'jia', language: 'zh_CN' })).toMatchObject({
      errcode: 0,
      result: {
        userid: 'jia',
        unionid: 'union-jia',
        name: '甲局联络员',
        dept_id_list: [31],
        leader_in_dept: [{ dept_id: 31, leader: false }],
        title: '联络员',
        manager_userid: 'office',
      },
    });
    expect(await old('/topapi/v2/department/get', { dept_id: 31 })).toMatchObject({
      result: { dept_id: 31, name: '甲局综合股', parent_id: 3 },
    });
    const chain = await old('/topapi/v2/department/listparentbyuser', { userid: 'jia' });
    expect(chain['result']).toEqual({ parent_list: [{ parent_dept_id_list: [31, 3, 1] }] });
    const root = await old('/topapi/v2/department/get', { dept_id: 1 });
    expect(root['result']).not.toHaveProperty('parent_id');
  });

  it('refuse who is not there, out of range or not asked for rightly', async () => {
    const { old } = await ready();
    const errcode = async (path: string, body: object) => (await old(path, body))['errcode'];
    expect(await errcode('/topapi/v2/user/get', { userid: 'nobody' })).toBe(60121);
    expect(await errcode('/topapi/v2/user/get', { userid: 'guest' })).toBe(60121);
    expect(await errcode('/topapi/v2/user/get', { userid: 'hidden' })).toBe(50002);
    expect(await errcode('/topapi/v2/user/get', { user: 'jia' })).toBe(400002);
    expect(await errcode('/topapi/v2/department/get', { dept_id: 99 })).not.toBe(0);
    expect(await errcode('/topapi/user/getbyunionid', { unionid: 'other' })).toBe(60121);
  });

  it('need their permissions', async () => {
    const { old } = await ready({ app: { permissions: ['qyapi_get_member'] } });
    expect(await old('/topapi/v2/department/get', { dept_id: 1 })).toMatchObject({
      errcode: 60011,
    });
    expect(await old('/topapi/v2/user/get', { userid: 'jia' })).toMatchObject({ errcode: 0 });
  });
});
