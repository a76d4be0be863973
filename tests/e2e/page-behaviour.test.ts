import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CONSOLE_ROOT } from '../../src/wire.js';
import { FakeSimulator } from '../integration/http/fake-simulator.js';
import { serve } from '../integration/http/serve.js';
import type { Served } from '../integration/http/serve.js';
import { desk, eventually, launchBrowser, openSimulator } from './browser.js';
import { ChatPage } from './chat-page.js';

let browser: Browser;
let fake: FakeSimulator;
let served: Served;

beforeAll(async () => {
  browser = await launchBrowser();
});

beforeEach(async () => {
  fake = await FakeSimulator.start();
  served = await serve(fake, { consoleRoot: CONSOLE_ROOT });
});

afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  await served.stop();
});

afterAll(async () => {
  await browser.close();
});

async function open(): Promise<ChatPage> {
  return new ChatPage((await openSimulator(browser, served.url, desk)).page);
}

describe('the input field', () => {
  it('sends with Enter, breaks the line with Shift+Enter', async () => {
    const chat = await open();
    await chat.input().pressSequentially('第一行');
    await chat.input().press('Shift+Enter');
    await chat.input().pressSequentially('第二行');
    expect(fake.handled).toEqual([]);
    await chat.say('第一行\n第二行');
    expect(fake.handled.map(({ text }) => text)).toEqual(['@战报助手 第一行\n第二行']);
    expect(await chat.input().inputValue()).toBe('');
  });

  it('does not send with the Enter that ends a word of an input method', async () => {
    const chat = await open();
    await chat.input().fill('高企58家');
    await chat.input().dispatchEvent('keydown', { key: 'Enter', isComposing: true });
    // As Safari does it: the word has ended when its key arrives.
    await chat.input().dispatchEvent('compositionend');
    await chat.input().dispatchEvent('keydown', { key: 'Enter' });
    expect(await chat.input().inputValue()).toBe('高企58家');
    // By the button: an Enter so soon after the word would again be taken for its end.
    await chat.page.getByRole('button', { name: '发送' }).click();
    await chat.answerTo('高企58家');
    expect(fake.handled).toHaveLength(1);
  });

  it('sends nothing when there is nothing to send', async () => {
    const chat = await open();
    await chat.input().fill('  \n ');
    await chat.input().press('Enter');
    expect(await chat.page.getByRole('button', { name: '发送' }).isDisabled()).toBe(true);
    await chat.say('有内容');
    expect(fake.handled).toHaveLength(1);
  });

  it('takes an example sentence for the visitor to send', async () => {
    fake.record('高新技术企业', { value: '57', asOf: '2023-06-30', unit: '县科工信局' });
    const chat = await open();
    const example = '截至7月5日，高新技术企业累计58家';
    await chat.page.getByRole('button', { name: example }).click();
    expect(await chat.input().inputValue()).toBe(example);
    expect(fake.handled).toEqual([]);
  });
});

describe('a message', () => {
  it('that could not be sent stays with its reason and goes once when sent again', async () => {
    const chat = await open();
    await chat.page.route('**/api/simulator/messages', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await chat.input().fill('高企58家');
    await chat.input().press('Enter');
    await chat.page.getByText('未送达：连接不上服务').waitFor();
    await chat.page.unroute('**/api/simulator/messages');
    await chat.page.getByRole('button', { name: '重发' }).click();
    await chat.answerTo('高企58家');
    expect(await chat.bubbles().count()).toBe(2);
    expect(fake.handled).toHaveLength(1);
  });

  it('is shown as text, whatever it holds', async () => {
    const chat = await open();
    const text = '<img src=x onerror=alert(1)>\u202e倒着\u200b{{1+1}}';
    await chat.say(text);
    expect(await chat.bubbles().first().locator('img[src="x"]').count()).toBe(0);
    expect(await chat.bubbles().first().innerText()).toContain('<img src=x');
  });

  it('of any length is folded, and opens', async () => {
    const chat = await open();
    await chat.say('长'.repeat(5000));
    const fold = chat.bubbles().first().getByRole('button', { name: '展开全文（5000字）' });
    await fold.click();
    expect(await chat.bubbles().first().innerText()).toContain('长'.repeat(5000));
  });

  it('that is not kept can still be read by who just said it, and by nobody later', async () => {
    fake.keepsText = false;
    const chat = await open();
    await chat.input().fill('大家辛苦了');
    await chat.input().press('Enter');
    await chat.page.getByText('内容不留存').waitFor();
    expect(await chat.bubbles().first().innerText()).toContain('大家辛苦了');
    await chat.page.reload();
    await chat.page.getByText('内容不留存').waitFor();
    expect(await chat.bubbles().first().innerText()).not.toContain('大家辛苦了');
  });
});

describe('a receipt', () => {
  it('sets each figure apart with its question', async () => {
    fake.nextReply = {
      blocks: [
        {
          type: 'figures',
          lines: ['1. 高新技术企业：57家 → 580家', '   目标66家', '   ？超过目标很多，属实吗'],
        },
      ],
      buttons: [{ label: '确认', text: '确认' }],
    };
    const chat = await open();
    const receipt = await chat.say('高企580家');
    expect(await receipt.getByRole('listitem').count()).toBe(1);
    expect(await receipt.locator('.question').innerText()).toBe('超过目标很多，属实吗');
  });

  it('is quoted by its button, so that the right one is confirmed', async () => {
    const chat = await open();
    const receipt = await chat.say('高企58家');
    await receipt.getByRole('button', { name: '确认' }).click();
    await chat.answerTo('确认');
    expect(fake.handled[1]).toMatchObject({
      text: '@战报助手 确认',
      quotedMessageId: `reply-${fake.handled[0]!.id}`,
      quotedText: '收到，请核对。',
    });
  });

  it('can be quoted with words of one’s own', async () => {
    const chat = await open();
    const receipt = await chat.say('高企58家');
    await receipt.hover();
    await receipt.getByRole('button', { name: '引用' }).click();
    await chat.say('改1 59家');
    expect(fake.handled[1]?.quotedText).toBe('收到，请核对。');
  });

  it('is handed over with pictures and files', async () => {
    fake.nextReply = {
      blocks: [{ type: 'file', name: '台账.xlsx', content: new Uint8Array(2048) }],
      buttons: [],
    };
    const chat = await open();
    const answer = await chat.say('导出');
    const [download] = await Promise.all([
      chat.page.waitForEvent('download'),
      answer.getByRole('link', { name: '台账.xlsx' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('台账.xlsx');
  });
});

describe('the connection', () => {
  it('comes back on its own when the server has been away', async () => {
    const chat = await open();
    await chat.say('高企58家');
    await served.stop();
    await chat.page.getByText('与服务的连接已中断').waitFor();
    served = await serve(fake, { consoleRoot: CONSOLE_ROOT }, served.port);
    await chat.page.getByText('与服务的连接已中断').waitFor({ state: 'hidden' });
    await chat.say('高企59家');
  });

  it('says what to do when there is nothing to show', async () => {
    const { page } = await openSimulator(browser, served.url, desk);
    await page.route('**/api/simulator/state', (route) =>
      route.fulfill({
        status: 404,
        json: { error: { code: 'not-found', message: '还没有工作方案。' } },
      }),
    );
    await page.reload();
    await page.getByRole('alert').getByText('还没有工作方案。').waitFor();
    await page.unroute('**/api/simulator/state');
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByLabel('消息内容').waitFor();
  });
});

describe('the board', () => {
  it('shows only the indicators with the chosen light', async () => {
    fake.record('高新技术企业', { value: '66', asOf: '2023-06-30', unit: '县科工信局' });
    const chat = await open();
    const blue = chat.page.getByRole('button', { name: '蓝灯 1' });
    await blue.click();
    const rows = chat.page.getByRole('list', { name: '指标' }).getByRole('listitem');
    await eventually(async () => {
      expect(await rows.count()).toBe(1);
    });
    await blue.click();
    await eventually(async () => {
      expect(await rows.count()).toBe(fake.plan.indicators.length);
    });
  });
});
