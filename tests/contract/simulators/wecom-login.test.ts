import { describe, expect, it } from 'vitest';

import type { WecomSimulator } from '../../simulators/wecom/start-wecom-simulator.js';
import { call, start } from './wecom-harness.js';

const inside = (simulator: WecomSimulator, more: Record<string, string> = {}): string => {
  const query = new URLSearchParams({
    appid: simulator.settings.app.corpId,
    redirect_uri: 'http://console.test:3000/login',
    response_type: 'code',
    scope: 'snsapi_base',
    state: 'abc123',
    agentid: String(simulator.settings.app.agentId),
    ...more,
  });
  return `${simulator.urls.api}/connect/oauth2/authorize?${query.toString()}`;
};

const follow = (url: string) => fetch(url, { redirect: 'manual' });

async function exchange(simulator: WecomSimulator, code: string) {
  const { corpId, secret } = simulator.settings.app;
  const { access_token } = await call(
    simulator,
    `/cgi-bin/gettoken?corpid=${corpId}&corpsecret=${secret}`,
  );
  return call(
    simulator,
    `/cgi-bin/auth/getuserinfo?access_token=${String(access_token)}&code=${code}`,
  );
}

describe('the login inside WeCom', () => {
  it('returns to the redirect address with a code that works once', async () => {
    const simulator = await start({ app: { trustedHost: 'console.test:3000' } });
    simulator.control.login.browseAs('jia');
    const response = await follow(inside(simulator));
    const back = new URL(response.headers.get('location') ?? '');
    expect(back.host).toBe('console.test:3000');
    expect(back.searchParams.get('state')).toBe('abc123');
    const code = back.searchParams.get('code') ?? '';
    expect(await exchange(simulator, code)).toMatchObject({ errcode: 0, userid: 'jia' });
    expect((await exchange(simulator, code))['errcode']).toBe(40029);
  });

  it('lets one choose a member when nobody was named', async () => {
    const simulator = await start();
    const page = await (await follow(inside(simulator))).text();
    expect(page).toContain('simulate_user=jia');
    const chosen = await follow(inside(simulator, { simulate_user: 'yi' }));
    expect(chosen.status).toBe(302);
  });

  it.each([
    ['another corp', { appid: 'other' }],
    ['another host', { redirect_uri: 'http://console.test/login' }],
    ['a state with signs', { state: 'a-b' }],
    ['an unknown scope', { scope: 'snsapi_all' }],
    ['another response type', { response_type: 'token' }],
  ])('refuses %s', async (_what, wrong) => {
    const simulator = await start({ app: { trustedHost: 'console.test:3000' } });
    simulator.control.login.browseAs('jia');
    const response = await follow(inside(simulator, wrong));
    expect(response.headers.get('location')).toBeNull();
  });
});

describe('the login in a desktop browser', () => {
  it('wants CorpApp, the corp and the agent', async () => {
    const simulator = await start();
    simulator.control.login.browseAs('jia');
    const { corpId, agentId } = simulator.settings.app;
    const page = (agent: string) =>
      follow(
        `${simulator.urls.api}/wwlogin/sso/login?${new URLSearchParams({
          login_type: 'CorpApp',
          appid: corpId,
          agentid: agent,
          redirect_uri: 'http://console.test/login',
          state: 'x',
        }).toString()}`,
      );
    expect((await page(String(agentId))).status).toBe(302);
    expect((await page('1')).status).toBe(200);
  });
});

describe('the exchange of a code', () => {
  it('is over after five minutes, and gives an outsider no userid', async () => {
    const simulator = await start();
    const { login } = simulator.control;
    const late = login.issueCode('jia');
    simulator.control.advance(5 * 60_000 + 1);
    expect((await exchange(simulator, late))['errcode']).toBe(40029);
    const outsider = await exchange(simulator, login.issueCode('wmGuest'));
    expect(outsider).toEqual({ errcode: 0, errmsg: 'ok', openid: 'wmGuest' });
  });
});
