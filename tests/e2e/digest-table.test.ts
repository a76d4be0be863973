import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { breaches } from './breaches.js';
import { ChatPage } from './chat-page.js';
import { launchBrowser, openSimulator, phone } from './browser.js';
import { serveDemo, type Demo } from './serve-demo.js';

let browser: Browser;
let demo: Demo;
beforeAll(async () => {
  browser = await launchBrowser();
  demo = await serveDemo();
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  await demo.stop();
  await browser.close();
});

const SIZES: readonly (readonly [string, BrowserContextOptions, 'beside' | 'over'])[] = [
  ['a screen of 1280 pixels', { viewport: { width: 1280, height: 900 } }, 'beside'],
  ['a phone of 360 pixels', { ...phone, viewport: { width: 360, height: 740 } }, 'over'],
];

describe('the table of a weekly digest', () => {
  it.each(SIZES)('is seen whole on %s', async (_, size, people) => {
    const { page, complaints } = await openSimulator(browser, demo.url, size);
    const chat = new ChatPage(page);
    await (people === 'beside' ? chat.speakAs('专班办公室') : chat.switchTo('专班办公室'));
    const table = (await chat.say('发本周周报')).getByRole('table');
    await table.getByRole('cell', { name: '红灯' }).first().waitFor();
    expect(await table.getByRole('columnheader').allInnerTexts()).toContain('截至');
    const sticksOut = await table.evaluate((element) => {
      const bubble = element.closest('.bubble') ?? element;
      const right = bubble.getBoundingClientRect().right;
      const cells = [...element.querySelectorAll('td')];
      return cells.filter(
        (cell) => cell.getBoundingClientRect().right > right || cell.scrollWidth > cell.clientWidth,
      ).length;
    });
    expect(sticksOut).toBe(0);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
    expect(await breaches(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
