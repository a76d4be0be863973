import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CONSOLE_ROOT } from '../../src/wire.js';
import { FakeConsole } from '../integration/http/fake-console.js';
import { serve } from '../integration/http/serve.js';
import type { Served } from '../integration/http/serve.js';
import { stock } from '../unit/answers/asking.js';
import { breaches } from './breaches.js';
import { desk, eventually, launchBrowser, newPage, phone } from './browser.js';
import type { OpenPage } from './browser.js';

let browser: Browser;
let fake: FakeConsole;
let served: Served;

beforeAll(async () => {
  browser = await launchBrowser();
});

beforeEach(async () => {
  fake = await FakeConsole.start();
  served = await serve(null, { consoleRoot: CONSOLE_ROOT, console: fake });
  fake.register(served.url);
});

afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  await served.stop();
  await fake.stop();
});

afterAll(async () => {
  await browser.close();
});

const inClient: BrowserContextOptions = { ...phone, userAgent: 'Mozilla/5.0 PlatformOne/4.1' };

/** A visitor who has business at the console and the two platforms only. */
async function open(options: BrowserContextOptions, path = '/'): Promise<OpenPage> {
  const opened = await newPage(browser, [served.url, fake.one.url, fake.two.url], options);
  await opened.page.goto(served.url + path);
  return opened;
}

const board = (page: Page) => page.getByRole('heading', { name: '指标看板' });
const row = (page: Page, shortName: string) =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByText(shortName, { exact: true }) })
    .first();

async function openAs(userId: string, options = desk): Promise<OpenPage> {
  fake.one.browsingAs = userId;
  const opened = await open(options);
  await opened.page.getByRole('link', { name: '用平台一登录' }).click();
  await board(opened.page).waitFor();
  return opened;
}

describe('signing in in a browser', () => {
  it('goes by the platform’s own page to the board with its certificates, and out again', async () => {
    const { page, complaints } = await open(desk);
    await page.getByRole('heading', { name: '登录战报' }).waitFor();
    await page.getByRole('link', { name: '用平台二登录' }).click();
    await page.getByRole('heading', { name: '平台二登录' }).waitFor();
    await page.getByRole('link', { name: 'leader' }).click();
    await board(page).waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
    expect(await page.title()).toBe('某县科技创新工作专班 · 战报');
    expect(await page.getByRole('banner').innerText()).toMatch(/分管领导丙\s*县政府领导/);
    await row(page, '高新技术企业').getByRole('button').click();
    await page.getByText('怎么算的').waitFor();
    await page.getByText('报送人科工信甲').first().waitFor();
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByText('您已退出登录。').waitFor();
    await page.goto(served.url);
    await page.getByRole('link', { name: '用平台二登录' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('needs no tap inside of the platform’s own client, on a phone', async () => {
    fake.one.browsingAs = 'kegongxin';
    const { page, complaints } = await open(inClient);
    await board(page).waitFor();
    await row(page, '瞪羚企业').getByRole('button').tap();
    await page.getByText('报送单位高新区').waitFor();
    expect(await page.locator('body').innerText()).not.toContain('高新区乙');
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: '退出' }).tap();
    // Whoever leaves is not brought back in.
    await page.getByText('您已退出登录。').waitFor();
    expect(complaints).toEqual([]);
  });

  it('keeps the page that somebody came for', async () => {
    fake.one.browsingAs = 'office';
    const { page } = await open(inClient, '/board?from=digest');
    await board(page).waitFor();
    expect(page.url()).toBe(`${served.url}/board?from=digest`);
  });

  it('tells who is not bound how to be, and does not try again by itself', async () => {
    fake.one.browsingAs = 'waiting';
    const { page } = await open(inClient);
    await page.getByText('请私聊机器人发送“绑定 单位全称”').waitFor();
    expect(fake.one.asked).toHaveLength(1);
  });

  it('says what else went wrong, and lets one try again', async () => {
    const { page } = await open(desk, '/login?result=expired');
    await page.getByText('登录已超时').waitFor();
    await page.goto(`${served.url}/login?result=<b>constructor</b>`);
    await page.getByRole('heading', { name: '登录战报' }).waitFor();
    expect(await page.getByRole('status').count()).toBe(0);
    await page.getByRole('link', { name: '用平台一登录' }).click();
    await page.getByRole('link', { name: '取消' }).click();
    await page.getByText('未能确认身份').waitFor();
    await page.getByRole('link', { name: '用平台一登录' }).click();
    await page.getByRole('link', { name: 'kegongxin' }).click();
    await board(page).waitFor();
  });

  it('says so where no platform is connected', async () => {
    const bare = await serve(null, { consoleRoot: CONSOLE_ROOT });
    const { page, complaints } = await newPage(browser, [bare.url], desk);
    await page.goto(bare.url);
    await page.getByText('尚未开通网页登录').waitFor();
    expect(complaints).toEqual([]);
    await bare.stop();
  });

  it('is not ended by another site', async () => {
    const { page } = await openAs('office');
    await page.goto(`${fake.two.url}/authorize`);
    await page.evaluate((action) => {
      const form = Object.assign(document.createElement('form'), { action, method: 'post' });
      document.body.append(form);
      form.submit();
    }, `${served.url}/logout`);
    await page.getByText('请求来自其他网站，已拒绝。').waitFor();
    await page.goto(served.url);
    await board(page).waitFor();
  });
});

describe('the open board', () => {
  it('follows the ledger every half minute, and when it is looked at again', async () => {
    fake.one.browsingAs = 'leader';
    const { page } = await newPage(browser, [served.url, fake.one.url], desk);
    await page.clock.install();
    await page.goto(served.url);
    await page.getByRole('link', { name: '用平台一登录' }).click();
    await row(page, '高新技术企业').getByText('58家', { exact: true }).waitFor();
    fake.county.on('2023-07-05').total('59', '2023-07-05', { of: stock });
    await page.clock.fastForward(30_000);
    await row(page, '高新技术企业').getByText('59家', { exact: true }).waitFor();
    fake.county.total('60', '2023-07-05', { of: stock });
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await row(page, '高新技术企业').getByText('60家', { exact: true }).waitFor();
  });

  it('says when it may be old, and no more once it is not', async () => {
    const { page } = await openAs('leader');
    const look = () => page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await page.route('**/api/console/board', (route) => route.abort());
    await look();
    await page.getByText('以下数据可能不是最新。').waitFor();
    await row(page, '高新技术企业').getByText('58家', { exact: true }).waitFor();
    await page.unroute('**/api/console/board');
    await look();
    await page.getByText('以下数据可能不是最新。').waitFor({ state: 'hidden' });
  });

  it('closes once the member’s rights have ended', async () => {
    const { page } = await openAs('gaoxin');
    fake.members.delete('gaoxin');
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await page.getByText('登录已失效，请重新登录。').waitFor();
    expect(await page.locator('body').innerText()).not.toContain('高新技术企业');
  });

  it('says that signing out did not succeed', async () => {
    const { page } = await openAs('gaoxin');
    await page.route('**/logout', (route) => route.abort());
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByText('未能退出登录。').waitFor();
    await eventually(async () => {
      expect(await board(page).isVisible()).toBe(true);
    });
  });
});

describe('accessibility', () => {
  it.each([
    ['desk', desk],
    ['phone', phone],
  ])('has no breach on the sign-in page and the board, on a %s', async (_, options) => {
    const { page } = await open(options, '/login?result=unbound');
    await page.getByRole('status').waitFor();
    expect(await breaches(page)).toEqual([]);
    fake.one.browsingAs = 'leader';
    await page.getByRole('link', { name: '用平台一登录' }).click();
    await row(page, '高新技术企业').getByRole('button').click();
    await page.getByText('怎么算的').waitFor();
    expect(await breaches(page)).toEqual([]);
  });

  it('can be used with the keyboard alone', async () => {
    fake.one.browsingAs = 'leader';
    const { page } = await open(desk);
    await page.getByRole('link', { name: '用平台一登录' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await board(page).waitFor();
    await row(page, '高新技术企业').getByRole('button').focus();
    await page.keyboard.press('Space');
    await page.getByText('怎么算的').waitFor();
    await page.getByRole('button', { name: '退出' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('您已退出登录。').waitFor();
  });
});
