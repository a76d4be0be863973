import { createHmac } from 'node:crypto';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SessionView } from '../../../src/http/api-types.js';
import { CookieBrowser } from './cookie-browser.js';
import { FakeConsole } from './fake-console.js';
import { FakeSimulator } from './fake-simulator.js';
import { rawRequest, serve } from './serve.js';
import type { Served } from './serve.js';

const SESSION = 'zhanbao-session';

let fake: FakeConsole;
let served: Served;
let browser: CookieBrowser;

beforeEach(async () => {
  fake = await FakeConsole.start();
  served = await serve(null, { console: fake });
  fake.register(served.url);
  browser = new CookieBrowser(served.url);
});

afterEach(async () => {
  await served.stop();
  await fake.stop();
});

const session = (who = browser) => who.json<SessionView>('/api/session');
const boardStatus = async (who = browser) => (await who.go('/api/console/board')).status;
const resultOf = ({ url }: { readonly url: URL }) => url.searchParams.get('result');

/** Signs somebody in who is already signed in at the platform. */
async function signIn(userId: string, who = browser, path = '/login/one') {
  fake.one.browsingAs = userId;
  return who.follow(path);
}

/** The address that a platform sends the browser back to. */
async function returnAddress(who: CookieBrowser, userId: string): Promise<string> {
  fake.one.browsingAs = userId;
  const begun = await who.go('/login/one');
  const back = await who.go(begun.headers.get('location')!);
  return back.headers.get('location')!;
}

describe('signing in', () => {
  it('goes to the platform and back, and then shows the board', async () => {
    expect(await session()).toEqual({
      kind: 'sign-in',
      choices: [
        { label: '平台一', path: '/login/one' },
        { label: '平台二', path: '/login/two' },
      ],
    });
    expect(await boardStatus()).toBe(401);
    const { url } = await signIn('kegongxin');
    expect(url.href).toBe(`${served.url}/`);
    expect(await session()).toEqual({
      kind: 'board',
      workspaceName: '某县科技创新工作专班',
      isDemo: false,
      name: '科工信甲',
      roleText: '县科工信局联络员',
      mayBringFigures: false,
    });
    expect(await boardStatus()).toBe(200);
  });

  it('takes the code under the other name too', async () => {
    fake.two.browsingAs = 'office';
    await browser.follow('/login/two');
    expect(await session()).toMatchObject({ kind: 'board', roleText: '专班办公室' });
  });

  it('goes on by itself inside of the platform’s own client, and only there', async () => {
    const inside = new CookieBrowser(served.url, 'Mozilla/5.0 PlatformOne/4.1');
    fake.one.browsingAs = 'leader';
    const { url } = await inside.follow('/login?to=%2Fboard%3Flight%3Dred');
    expect(url.href).toBe(`${served.url}/board?light=red`);
    expect(fake.one.asked.map((query) => query.get('inside'))).toEqual(['true']);
    expect((await browser.go('/login')).status).toBe(200);
    // After a result a person decides: going on alone would go round in circles.
    expect((await inside.go('/login?result=unbound')).status).toBe(200);
  });

  it('tells the platform an address of the configured site, and keeps cookies to https there', async () => {
    fake.publicUrl = 'https://zhanbao.example.gov.cn';
    await served.stop();
    served = await serve(null, { console: fake });
    const answer = await fetch(`${served.url}/login/one`, { redirect: 'manual' });
    const target = new URL(answer.headers.get('location')!);
    expect(target.searchParams.get('redirect_uri')).toBe(
      'https://zhanbao.example.gov.cn/login/one/return',
    );
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-zhanbao-login=.*; path=\/;.*; samesite=lax; secure; httponly$/);
    const named = { Host: 'zhanbao.example.gov.cn' };
    const page = await rawRequest(served.port, { method: 'GET', path: '/', headers: named });
    expect(page.status).toBe(200);
  });

  it('has cookies that scripts cannot read and other sites do not send', async () => {
    const begun = await browser.go('/login/one');
    const lines = begun.headers.getSetCookie();
    expect(lines.length).toBe(2);
    for (const line of lines) expect(line).toMatch(/; samesite=lax; httponly$/);
    expect(begun.headers.get('cache-control')).toBe('no-store');
  });

  it('keeps codes, states and names out of the log', async () => {
    const back = await returnAddress(browser, 'kegongxin');
    await browser.go(back);
    const logged = served.log.map(({ details }) => inspect(details, { depth: 9 })).join('\n');
    expect(logged).toContain('member-of-县科工信局');
    for (const secret of new URL(back).searchParams.values()) expect(logged).not.toContain(secret);
    expect(logged).not.toMatch(/科工信甲|kegongxin/);
  });
});

describe('who does not come in', () => {
  it.each(['nobody', 'waiting'])('%s, whom the office has not bound', async (userId) => {
    expect(resultOf(await signIn(userId))).toBe('unbound');
    expect(browser.cookies.size).toBe(0);
    expect(await boardStatus()).toBe(401);
  });

  it('who refuses at the platform', async () => {
    expect(resultOf(await signIn(''))).toBe('refused');
    expect(fake.one.redeemed).toBe(0);
  });

  it('an outsider of the platform', async () => {
    expect(resultOf(await signIn('outsider'))).toBe('refused');
  });

  it('anybody while the platform is away, who can then try again', async () => {
    const back = await returnAddress(browser, 'kegongxin');
    fake.one.isAway = true;
    expect(resultOf(await browser.follow(back))).toBe('unavailable');
    fake.one.isAway = false;
    expect((await signIn('kegongxin')).url.pathname).toBe('/');
  });

  it('a member of a workspace that was dropped while he signed in', async () => {
    const back = await returnAddress(browser, 'kegongxin');
    fake.isDropped = true;
    expect(resultOf(await browser.follow(back))).toBe('unbound');
  });

  it('by a platform that is not offered', async () => {
    expect((await browser.go('/login/three')).status).toBe(404);
    expect((await browser.go('/login/three/return?code=x&state=y')).status).toBe(404);
  });
});

describe('the state of an attempt', () => {
  it('must be the one that this browser began with', async () => {
    await browser.go('/login/one');
    const code = fake.one.issue('kegongxin');
    const back = `/login/one/return?code=${code}&state=${'0'.repeat(48)}`;
    expect(resultOf(await browser.follow(back))).toBe('expired');
    expect(fake.one.redeemed).toBe(0);
  });

  it('keeps an attacker from signing a visitor in as himself (session fixation)', async () => {
    const attacker = new CookieBrowser(served.url);
    const back = await returnAddress(attacker, 'office');
    expect(resultOf(await browser.follow(back))).toBe('expired');
    // Nor with an attempt of the visitor's own under way.
    await browser.go('/login/one');
    expect(resultOf(await browser.follow(back))).toBe('expired');
    expect(await boardStatus()).toBe(401);
  });

  it('belongs to one platform', async () => {
    const back = (await returnAddress(browser, 'kegongxin')).replace('/one/', '/two/');
    expect(resultOf(await browser.follow(back))).toBe('expired');
    expect(fake.two.redeemed).toBe(0);
  });

  it('counts once, even for who kept its cookie', async () => {
    fake.one.browsingAs = 'kegongxin';
    const back = await returnAddress(browser, 'kegongxin');
    const cookies = new Map(browser.cookies);
    expect((await browser.follow(back)).url.pathname).toBe('/');
    const thief = new CookieBrowser(served.url);
    cookies.forEach((value, name) => thief.cookies.set(name, value));
    expect(resultOf(await thief.follow(back))).toBe('expired');
    expect(fake.one.redeemed).toBe(1);
  });

  it('does not let a used code in by a fresh attempt', async () => {
    const back = new URL(await returnAddress(browser, 'kegongxin'));
    await browser.go(back.href);
    const thief = new CookieBrowser(served.url);
    const fresh = new URL(await returnAddress(thief, 'nobody'));
    fresh.searchParams.set('code', back.searchParams.get('code')!);
    expect(resultOf(await thief.follow(fresh.href))).toBe('refused');
    expect(await boardStatus(thief)).toBe(401);
  });

  it('is over after ten minutes, also for a browser that keeps its cookie', async () => {
    const back = await returnAddress(browser, 'kegongxin');
    fake.pass(11);
    expect(resultOf(await browser.follow(back))).toBe('expired');
  });

  it.each(['', '?code=a', '?state=b', '?code=a&code=b&state=c&state=d', '?authCode[]=a'])(
    'is not shaken by an odd address (%s)',
    async (query) => {
      await browser.go('/login/one');
      expect(resultOf(await browser.follow(`/login/one/return${query}`))).toBe('expired');
      expect(await boardStatus()).toBe(401);
    },
  );
});

describe('where the browser goes afterwards', () => {
  it('is the page that it came for', async () => {
    const { url } = await signIn('leader', browser, '/login/one?to=%2Fboard%3Flight%3Dred');
    expect(url.pathname + url.search).toBe('/board?light=red');
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '//evil.example/board',
    '/\\evil.example',
    '/\t/evil.example',
    '/..//evil.example',
    '/./\\evil.example',
    'javascript:alert(1)',
    '/%0d%0aSet-Cookie:x=1\r\nX: y',
    '/login/one',
    '/login?to=/login',
    '/api/session',
    `/${'a'.repeat(600)}`,
  ])('is never another site, nor the way in itself (%s)', async (to) => {
    const { url } = await signIn('leader', browser, `/login/one?to=${encodeURIComponent(to)}`);
    expect(url.origin).toBe(served.url);
    expect(url.pathname).toMatch(/^\/(?:%0d%0a.*)?$/i);
    expect(url.search).toBe('');
  });
});

describe('a session', () => {
  it('ends after twelve hours, also for a browser that keeps its cookie', async () => {
    await signIn('kegongxin');
    fake.pass(12 * 60 - 1);
    expect(await boardStatus()).toBe(200);
    fake.pass(1);
    expect(await boardStatus()).toBe(401);
    expect(await session()).toMatchObject({ kind: 'sign-in' });
  });

  it('ends at once when the member’s rights end, and changes with them', async () => {
    await signIn('kegongxin');
    const member = fake.members.get('kegongxin')!;
    fake.members.set('kegongxin', {
      ...member,
      postings: [{ unit: '高新区', role: 'liaison' }],
    });
    expect(await session()).toMatchObject({ roleText: '高新区联络员' });
    fake.members.set('kegongxin', { ...member, postings: [] });
    expect(await boardStatus()).toBe(401);
    fake.members.delete('kegongxin');
    expect(await boardStatus()).toBe(401);
  });

  it('ends when its workspace is dropped', async () => {
    await signIn('kegongxin');
    fake.isDropped = true;
    expect(await boardStatus()).toBe(401);
    expect((await browser.go('/api/console/board/高新技术企业/source')).status).toBe(401);
    expect(await session()).toMatchObject({ kind: 'sign-in' });
  });

  it('cannot be forged, altered, or moved from another cookie', async () => {
    await signIn('kegongxin');
    const value = browser.cookies.get(SESSION)!;
    const signature = browser.cookies.get(`${SESSION}.sig`)!;
    const kept = JSON.parse(Buffer.from(value, 'base64url').toString()) as {
      value: { userId: string };
    };
    kept.value.userId = 'office';
    const altered = Buffer.from(JSON.stringify(kept)).toString('base64url');
    const guessed = createHmac('sha1', fake.secret).update(`${SESSION}=${altered}`);
    const pairs: readonly (readonly [string, string | null])[] = [
      [altered, signature],
      [value, null],
      [value, signature.slice(1)],
      [altered, guessed.digest('base64url')],
      ['', signature],
    ];
    for (const [text, sig] of pairs) {
      const forger = new CookieBrowser(served.url);
      forger.cookies.set(SESSION, text);
      if (sig !== null) forger.cookies.set(`${SESSION}.sig`, sig);
      expect(await boardStatus(forger)).toBe(401);
    }
    const mover = new CookieBrowser(served.url);
    await mover.go('/login/one');
    mover.cookies.set(SESSION, mover.cookies.get('zhanbao-login')!);
    mover.cookies.set(`${SESSION}.sig`, mover.cookies.get('zhanbao-login.sig')!);
    expect(await boardStatus(mover)).toBe(401);
  });

  it('is a new one after signing in, whatever was there before', async () => {
    await signIn('gaoxin');
    const before = browser.cookies.get(SESSION);
    await signIn('leader');
    expect(browser.cookies.get(SESSION)).not.toBe(before);
    expect(await session()).toMatchObject({ name: '分管领导丙' });
  });

  it('does not pass to a server with another secret', async () => {
    await signIn('leader');
    const deps = Object.create(fake, {
      secret: { value: 'another secret, as long' },
    }) as FakeConsole;
    const other = await serve(null, { console: deps });
    const elsewhere = new CookieBrowser(other.url);
    browser.cookies.forEach((value, name) => elsewhere.cookies.set(name, value));
    expect(await boardStatus(elsewhere)).toBe(401);
    await other.stop();
  });

  it('is never signed with a secret that can be guessed', async () => {
    const deps = Object.create(fake, { secret: { value: 'short' } }) as FakeConsole;
    await expect(serve(null, { console: deps })).rejects.toMatchObject({ code: 'config' });
  });
});

describe('signing out', () => {
  it('ends the session in this browser', async () => {
    await signIn('leader');
    const answer = await browser.go('/logout', { method: 'POST' });
    expect(answer.status).toBe(204);
    expect(browser.cookies.size).toBe(0);
    expect(await boardStatus()).toBe(401);
  });

  it.each([
    ['POST', { Origin: 'https://evil.example' }, 403],
    ['POST', { Origin: 'null' }, 403],
    ['POST', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['POST', { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['GET', {}, 200],
  ])('is not done for another site (%s %o)', async (method, headers, status) => {
    await signIn('leader');
    const cookies = browser.cookieHeader();
    const host = { Host: `127.0.0.1:${served.port}`, Cookie: cookies };
    const answer = await rawRequest(served.port, {
      method,
      path: '/logout',
      headers: { ...host, ...headers },
    });
    expect(answer.status).toBe(status);
    expect(await boardStatus()).toBe(200);
  });

  it('is done for its own page behind a proxy that calls by another name', async () => {
    fake.publicUrl = 'https://zhanbao.example.gov.cn';
    const proxied = await serve(null, { console: fake });
    const own = { Host: `127.0.0.1:${proxied.port}`, Origin: fake.publicUrl };
    const answer = await rawRequest(proxied.port, {
      method: 'POST',
      path: '/logout',
      headers: { ...own, 'Sec-Fetch-Site': 'same-origin' },
    });
    expect(answer.status).toBe(204);
    await proxied.stop();
  });
});

describe('too many attempts', () => {
  const begin = (from?: string) =>
    browser.go('/login/one', from === undefined ? {} : { headers: { 'X-Forwarded-For': from } });
  const exhaust = async (from: string) => {
    const statuses = await Promise.all(
      Array.from({ length: 61 }, async () => (await begin(from)).status),
    );
    expect(statuses.filter((status) => status === 302)).toHaveLength(60);
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  };

  it('of one address wait a minute, and nobody else does', async () => {
    await exhaust('10.1.2.3');
    const refused = await browser.go('/login/one/return?code=a&state=b', {
      headers: { 'X-Forwarded-For': '10.1.2.3' },
    });
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(await refused.text()).toContain('一分钟后再试');
    expect((await begin('10.1.2.4')).status).toBe(302);
    expect((await begin()).status).toBe(302);
    fake.pass(1);
    expect((await begin('10.1.2.3')).status).toBe(302);
  });

  it('cannot be spread over addresses that the caller makes up', async () => {
    await exhaust('10.1.2.3');
    expect((await begin('172.16.0.9, 10.1.2.3')).status).toBe(429);
    expect((await begin('nonsense')).status).toBe(302);
  });
});

describe('without anybody to sign in', () => {
  it('the page shows the simulator where there is one', async () => {
    const both = await serve(await FakeSimulator.start(), { console: fake });
    expect(await new CookieBrowser(both.url).json('/api/session')).toEqual({ kind: 'simulator' });
    await both.stop();
    const alone = await serve(await FakeSimulator.start());
    expect(await new CookieBrowser(alone.url).json('/api/session')).toEqual({ kind: 'simulator' });
    await alone.stop();
  });

  it('and without a platform it offers none', async () => {
    const bare = await serve(null);
    const visitor = new CookieBrowser(bare.url);
    expect(await visitor.json('/api/session')).toEqual({ kind: 'sign-in', choices: [] });
    expect(await boardStatus(visitor)).toBe(404);
    await bare.stop();
  });
});
