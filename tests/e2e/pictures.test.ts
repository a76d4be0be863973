import { writeFileSync } from 'node:fs';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { desk, openSimulator, phone } from './browser.js';
import { ChatPage } from './chat-page.js';
import { demoInBrowser } from './demo-in-browser.js';

/** The picture in the README, kept small for the repository. */
const PICTURE = fileURLToPath(new URL('../../docs/images/trend.png', import.meta.url));
const README_BYTES = 150_000;

const demo = demoInBrowser();

async function shown(page: Page, alt: RegExp): Promise<Locator> {
  const image = page.getByRole('log').getByRole('img', { name: alt }).last();
  await image.waitFor();
  await expect
    .poll(() => image.evaluate((element) => (element as HTMLImageElement).naturalWidth))
    .toBe(1080);
  return image;
}

describe('pictures in the chat', () => {
  it('stand in the conversation, as wide as on a phone, and open whole', async () => {
    const { page, complaints } = await openSimulator(demo.browser, demo.url, desk);
    const chat = new ChatPage(page);
    await chat.speakAs('县领导');
    await chat.say('看板');
    const board = await shown(page, /进度看板：共\d+项指标/u);
    expect((await board.boundingBox())?.width).toBeGreaterThanOrEqual(320);
    const [opened] = await Promise.all([page.waitForEvent('popup'), board.click()]);
    await opened.waitForLoadState();
    expect(await opened.evaluate(() => document.contentType)).toBe('image/png');
    await opened.close();
    await chat.say('高企趋势');
    const trend = await shown(page, /变化趋势图：高新技术企业/u);
    const source = new URL((await trend.getAttribute('src')) ?? '', page.url());
    const png = new Uint8Array(await (await fetch(source)).arrayBuffer());
    expect(png.byteLength).toBeLessThan(README_BYTES);
    if (env['ZHANBAO_UPDATE_IMAGES'] === '1') writeFileSync(PICTURE, png);
    expect(complaints).toEqual([]);
  });

  it('come with the weekly digest, between its words and its files', async () => {
    const { page, complaints } = await openSimulator(demo.browser, demo.url, desk);
    for (const now of ['2023-07-10T08:00:00+08:00', '2023-07-14T16:00:00+08:00']) {
      const set = await fetch(new URL('/api/simulator/clock', demo.url), {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ now }),
      });
      expect(set.status).toBe(204);
    }
    await page.getByText('【周报】').last().waitFor();
    await shown(page, /进度看板：共\d+项指标/u);
    await page.getByText('2023-07-14周报.docx').waitFor();
    expect(complaints).toEqual([]);
  });

  it('fit a phone without scrolling sideways', async () => {
    const { page, complaints } = await openSimulator(demo.browser, demo.url, phone);
    const chat = new ChatPage(page);
    await chat.switchTo('县科工信局联络员');
    await chat.say('科小趋势图');
    const trend = await shown(page, /变化趋势图：科技型中小企业/u);
    expect((await trend.boundingBox())?.width).toBeGreaterThan(200);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  });
});
