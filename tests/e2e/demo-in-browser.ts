import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser } from './browser.js';
import { serveDemo } from './serve-demo.js';
import type { Demo } from './serve-demo.js';

/** The demonstration and a browser before it, for all tests of a file. */
export function demoInBrowser(): { readonly browser: Browser; readonly url: string } {
  let demo: Demo;
  let browser: Browser;

  beforeAll(async () => {
    demo = await serveDemo();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await demo.stop();
  });

  return {
    get browser() {
      return browser;
    },
    get url() {
      return demo.url;
    },
  };
}
