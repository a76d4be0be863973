import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { UploadDeps } from '../../src/http/http-deps.js';
import { CONSOLE_ROOT } from '../../src/wire.js';
import { serve } from '../integration/http/serve.js';
import type { Served } from '../integration/http/serve.js';
import { breaches } from './breaches.js';
import { launchBrowser, newPage, phone } from './browser.js';
import type { OpenPage } from './browser.js';

const TOKEN = 'A'.repeat(32);
/** The narrowest phone that is still met with. */
const narrow = { ...phone, viewport: { width: 360, height: 640 } };
const picture = (name: string, bytes = 2000) => ({
  name,
  mimeType: 'image/png',
  buffer: Buffer.alloc(bytes, 7),
});

/** A desk that takes everything but what is called 坏. */
class FakeDesk implements UploadDeps {
  readonly publicUrl = 'https://zhanbao.invalid';
  readonly limits = {
    files: 3,
    fileBytes: 1024 * 1024,
    validMs: 30 * 60_000,
    kinds: '图片和 CSV 文件',
    endings: ['png', 'csv'],
  };
  readonly files: { readonly name: string; readonly sizeBytes: number }[] = [];
  failures = 0;
  isUsed = false;

  now = (): Date => new Date();

  look: UploadDeps['look'] = (token) => {
    if (token !== TOKEN) return Promise.resolve({ kind: 'unknown' });
    if (this.isUsed) return Promise.resolve({ kind: 'used' });
    const expiresAt = new Date('2026-06-30T16:45:00+08:00');
    return Promise.resolve({ kind: 'open', files: this.files, expiresAt });
  };

  keep: UploadDeps['keep'] = (token, name, content) => {
    if (this.failures > 0) {
      this.failures -= 1;
      return Promise.resolve({ kind: 'wrong-kind' });
    }
    this.files.push({ name, sizeBytes: content.byteLength });
    return this.look(token);
  };

  submit: UploadDeps['submit'] = () => {
    this.isUsed = true;
    return Promise.resolve({ kind: 'submitted', count: this.files.length });
  };
}

let browser: Browser;
let fake: FakeDesk;
let served: Served;

beforeAll(async () => {
  browser = await launchBrowser();
});
beforeEach(async () => {
  fake = new FakeDesk();
  served = await serve(null, { consoleRoot: CONSOLE_ROOT, upload: fake });
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  await served.stop();
});
afterAll(async () => {
  await browser.close();
});

async function open(token = TOKEN): Promise<OpenPage> {
  const opened = await newPage(browser, [served.url], narrow);
  await opened.page.goto(`${served.url}/upload#${token}`);
  return opened;
}

async function fits(page: Page): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(narrow.viewport.width);
  expect(await breaches(page)).toEqual([]);
}

describe('the upload page on a phone', () => {
  it('takes several files, submits them once, and says where the result is told', async () => {
    const { page, complaints } = await open();
    await page.getByRole('heading', { name: '上传佐证' }).waitFor();
    await page.getByText('链接16:45前有效').waitFor();
    await fits(page);
    const long = `${'很长的认定文件名称'.repeat(12)}.png`;
    await page.getByLabel('选择图片或文件').setInputFiles([picture(long), picture('现场.png')]);
    await page.getByText('已上传').nth(1).waitFor();
    await fits(page);
    await page.getByRole('button', { name: '提交2个文件' }).click();
    await page.getByRole('heading', { name: '已提交2个文件。' }).waitFor();
    await fits(page);
    expect(fake.files.map(({ name }) => name)).toEqual([long, '现场.png']);
    await page.reload();
    await page.getByText('这个链接已提交过').waitFor();
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
  });

  it('says of each file why it was not taken, and lets one try again', async () => {
    const { page } = await open();
    fake.failures = 1;
    const choose = page.getByLabel('选择图片或文件');
    await choose.setInputFiles([picture('坏.png'), picture('大.png', 2 * 1024 * 1024)]);
    await page.getByText('未上传：只收图片').waitFor();
    await page.getByText('超过1MB，请压缩').waitFor();
    expect(await page.getByRole('button', { name: /提交/u }).count()).toBe(0);
    await fits(page);
    await page.getByRole('button', { name: '移除 大.png' }).click();
    await page.getByRole('button', { name: '重试 坏.png' }).click();
    await page.getByRole('button', { name: '提交1个文件' }).waitFor();
    await page
      .getByLabel('继续选择')
      .setInputFiles(['1', '2', '3'].map((n) => picture(`${n}.png`)));
    await page.getByText('多选的未加入').waitFor();
    await page.getByRole('button', { name: '提交3个文件' }).waitFor();
  });

  it('shows names as they are, never as what they say', async () => {
    const { page } = await open();
    const name = '<img src=x onerror=document.title=1>.png';
    await page.getByLabel('选择图片或文件').setInputFiles([picture(name)]);
    await page.getByText(name).waitFor();
    expect(await page.title()).toBe('上传佐证');
  });

  it('goes on with what an earlier visit has uploaded', async () => {
    fake.files.push({ name: '先前.pdf', sizeBytes: 5000 });
    const { page } = await open();
    await page.getByText('先前.pdf').waitFor();
    await page.getByRole('button', { name: '提交1个文件' }).waitFor();
  });

  it('of a link that nobody was given says how to get one', async () => {
    const { page } = await open('B'.repeat(32));
    await page.getByRole('heading', { name: '不能上传' }).waitFor();
    await page.getByText('请在聊天里对机器人说“上传佐证”').waitFor();
    await fits(page);
  });
});
