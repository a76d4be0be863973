import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  lastMonthEnd,
  openRealConsole,
  type RealConsole,
} from '../integration/http/real-console.js';
import { workbookOf } from '../fakes/workbooks.js';
import { breaches } from './breaches.js';
import { desk, launchBrowser, newPage, phone } from './browser.js';
import type { OpenPage } from './browser.js';

/** The narrowest phone that is still met with. */
const narrow: BrowserContextOptions = { ...phone, viewport: { width: 360, height: 640 } };
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

let browser: Browser;
let real: RealConsole;
beforeAll(async () => {
  browser = await launchBrowser();
});
beforeEach(async () => {
  real = await openRealConsole();
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  await real.close();
});
afterAll(async () => {
  await browser.close();
});

async function open(userId: string, options = desk): Promise<OpenPage> {
  real.platform.browsingAs = userId;
  const opened = await newPage(browser, [real.served.url, real.platform.url], options);
  await opened.page.goto(real.served.url);
  await opened.page.getByRole('link', { name: '用平台一登录' }).click();
  await opened.page.getByRole('heading', { name: '指标看板' }).waitFor();
  return opened;
}

async function openFigures(options = desk): Promise<OpenPage> {
  const opened = await open('office', options);
  await opened.page.getByRole('link', { name: '导入数据' }).click();
  await opened.page.getByRole('heading', { name: '导入数据' }).waitFor();
  return opened;
}

async function table(name: string, ...rows: readonly (readonly (string | number)[])[]) {
  const content = await workbookOf([['指标', '单位', '当前数', '截至日期'], ...rows]);
  return { name, mimeType: XLSX, buffer: Buffer.from(content) };
}

async function fits(page: Page): Promise<void> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wider).toBeLessThanOrEqual(0);
  expect(await breaches(page)).toEqual([]);
}

const choose = (page: Page) => page.getByLabel(/选择填好的表格|另选表格/u);

describe('bringing in figures by a page', () => {
  it.each([
    ['desk', desk],
    ['narrow phone', narrow],
  ])('shows what is stored, new and not understood, and stores it once, on a %s', async (_, on) => {
    const { page, complaints } = await openFigures(on);
    await fits(page);
    const end = lastMonthEnd();
    const file = await table(
      `${'各单位报来的最新数据汇总表'.repeat(3)}.xlsx`,
      ['高新技术企业', '家', 58, end],
      ['技术合同成交额', '万元', 79000, end],
      ['外星移民', '人', 3, end],
      ['科小', '家', '一些', end],
    );
    await choose(page).setInputFiles([file]);
    const result = page.getByRole('region', { name: '读取结果' });
    await result.getByText('未报 → 58家').waitFor();
    await result.getByText('第4行“外星移民”：不认识这项指标').waitFor();
    await fits(page);
    expect(await result.evaluate((element) => element === document.activeElement)).toBe(true);
    await result.getByRole('button', { name: '确认' }).click();
    await result.getByText('已入库').waitFor();
    await fits(page);
    await page.getByRole('link', { name: '返回看板' }).click();
    const row = page
      .getByRole('listitem')
      .filter({ has: page.getByText('高新技术企业', { exact: true }) })
      .first();
    await row.getByText('58家', { exact: true }).waitFor();
    await row.getByRole('button').click();
    await row.getByText('导入数据表').waitFor();
    expect(complaints).toEqual([]);
  });

  it('gives the form', async () => {
    const { page } = await openFigures();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: '下载填报表' }).click();
    expect((await download).suggestedFilename()).toMatch(/数据填报表\.xlsx$/u);
  });

  it('discards, and stores nothing', async () => {
    const { page } = await openFigures(narrow);
    await choose(page).setInputFiles([await table('表.xlsx', ['高企', '家', 58, lastMonthEnd()])]);
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByText('已撤销，未入库').waitFor();
    expect((await real.view()).ledger.map(({ event }) => event.kind)).not.toContain(
      'fact-recorded',
    );
  });

  it('says in a sentence why a file was not read, and takes the next one', async () => {
    const { page } = await openFigures(narrow);
    const other = {
      name: '通知.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4'),
    };
    await choose(page).setInputFiles([other]);
    await page.getByRole('alert').filter({ hasText: '请用 .xlsx 或 .csv 表格' }).waitFor();
    await choose(page).setInputFiles([{ ...other, name: '空.xlsx', buffer: Buffer.alloc(0) }]);
    await page.getByRole('alert').filter({ hasText: '这个文件是空的' }).waitFor();
    const large = { ...other, name: '大.xlsx', buffer: Buffer.alloc(6 * 1024 * 1024) };
    await choose(page).setInputFiles([large]);
    await page.getByRole('alert').filter({ hasText: '超过5MB' }).waitFor();
    await fits(page);
    await choose(page).setInputFiles([await table('表.xlsx', ['高企', '家', 58, lastMonthEnd()])]);
    await page.getByText('未报 → 58家').waitFor();
    expect(await page.getByRole('alert').filter({ hasText: '5MB' }).count()).toBe(0);
  });

  it('is not offered to a liaison, whatever address he types', async () => {
    const { page } = await open('liaison');
    expect(await page.getByRole('link', { name: '导入数据' }).count()).toBe(0);
    await page.goto(`${real.served.url}/figures`);
    await page.getByRole('heading', { name: '指标看板' }).waitFor();
    expect(await page.getByLabel(/选择/u).count()).toBe(0);
  });

  it('goes by the keyboard alone', async () => {
    const { page } = await openFigures();
    await page.getByRole('link', { name: '下载填报表' }).focus();
    await page.keyboard.press('Tab');
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Space');
    await (await chooser).setFiles([await table('表.xlsx', ['高企', '家', 58, lastMonthEnd()])]);
    await page.getByText('未报 → 58家').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('已入库').waitFor();
  });

  it('closes once the session is over', async () => {
    const { page } = await openFigures();
    await page.context().clearCookies();
    await choose(page).setInputFiles([await table('表.xlsx', ['高企', '家', 58, lastMonthEnd()])]);
    await page.getByText('登录已失效，请重新登录。').waitFor();
    expect(page.url()).toContain('figures');
  });
});
