import { env } from 'node:process';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';

export const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };

export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

/** Containers have no user namespaces for Chromium's own sandbox; only our own pages are opened. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
}

export interface OpenPage {
  readonly page: Page;
  /** Errors of scripts, of the content policy, and requests to anywhere but the server. */
  readonly complaints: readonly string[];
}

/** Opens the simulator as a first visitor would. */
export async function openSimulator(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
): Promise<OpenPage> {
  const { page, complaints } = await newPage(browser, [url], options);
  await page.goto(url);
  await page.getByLabel('消息内容').waitFor();
  return { page, complaints };
}

/** A page of a new visitor, which has no business anywhere but at these sites. */
export async function newPage(
  browser: Browser,
  sites: readonly string[],
  options: BrowserContextOptions,
): Promise<OpenPage> {
  const context = await browser.newContext({ locale: 'zh-CN', ...options });
  // Below the limit of a test, so that what was waited for is named.
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (!sites.some((site) => request.url().startsWith(site))) {
      complaints.push(`request to ${request.url()}`);
    }
  });
  return { page, complaints };
}

/** Waits until the condition holds, for values that the page itself cannot wait for. */
export function eventually(check: () => Promise<void>): Promise<void> {
  return expect.poll(() => check().then(() => 'holds', String), { timeout: 15_000 }).toBe('holds');
}
