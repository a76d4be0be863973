import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { breaches } from './breaches.js';
import { desk, eventually, openSimulator, phone } from './browser.js';
import { ChatPage } from './chat-page.js';
import { demoInBrowser } from './demo-in-browser.js';

const PICTURE = fileURLToPath(new URL('../../docs/images/simulator.png', import.meta.url));

const demo = demoInBrowser();

describe('the picture in the README', () => {
  it('shows a report, its confirmation and the board', async () => {
    const { page, complaints } = await openSimulator(demo.browser, demo.url, {
      // Tall enough for the receipt, its confirmation and an answer.
      viewport: { width: 1440, height: 1200 },
    });
    const chat = new ChatPage(page);
    await chat.speakAs('县科工信局联络员');
    const receipt = await chat.say('截至7月5日，高新技术企业达到60家，另有5家已申报');
    await receipt.getByRole('button', { name: '确认', exact: true }).click();
    await chat.row('高新技术企业').getByText('60家', { exact: true }).waitFor();
    await chat.speakAs('县领导');
    await chat.say('高企完成多少了？');
    // The last highlight of a changed figure has faded.
    await page.waitForFunction(() => document.getAnimations().length === 0);
    const picture = await page.screenshot(
      env['ZHANBAO_UPDATE_IMAGES'] === '1' ? { path: PICTURE } : {},
    );
    expect(picture.length).toBeGreaterThan(50_000);
    expect(await page.getByRole('log').innerText()).toContain('高新技术企业：60家');
    expect(complaints).toEqual([]);
  });
});

describe('accessibility', () => {
  it('has no breach on a desk, with receipt, open figure and clock', async () => {
    const { page } = await openSimulator(demo.browser, demo.url, desk);
    const chat = new ChatPage(page);
    await chat.speakAs('县科工信局联络员');
    await chat.say('截至6月30日，技术合同登记额累计7.5亿元');
    await chat.row('小巨人企业').getByRole('button').click();
    await chat.row('小巨人企业').getByText('怎么算的').waitFor();
    expect(await breaches(page)).toEqual([]);
    await chat.clock().click();
    await page.getByRole('dialog').waitFor();
    expect(await breaches(page)).toEqual([]);
  });

  it('has no breach on a phone, in chat, board and list of people', async () => {
    const { page } = await openSimulator(demo.browser, demo.url, phone);
    expect(await breaches(page)).toEqual([]);
    await page.getByRole('button', { name: '切换' }).tap();
    await page.getByRole('dialog').waitFor();
    expect(await breaches(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '看板' }).tap();
    expect(await breaches(page)).toEqual([]);
  });

  it('can be used with the keyboard alone: choose who speaks, report, confirm, look', async () => {
    const { page } = await openSimulator(demo.browser, demo.url, desk);
    const chat = new ChatPage(page);
    const tabUntil = async (isThere: () => Promise<boolean>): Promise<void> => {
      for (let presses = 0; presses < 80 && !(await isThere()); presses += 1) {
        await page.keyboard.press('Tab');
      }
      expect(await isThere()).toBe(true);
    };
    const focused = (): Promise<string> =>
      page.evaluate(() => {
        const element = document.activeElement;
        return `${element?.getAttribute('type') ?? ''} ${element?.textContent ?? ''}`;
      });

    await tabUntil(async () => (await focused()).startsWith('radio'));
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('button', { name: /县科工信局联络员.*切换/ }).waitFor();
    await tabUntil(async () => (await focused()).includes('跳到输入框'));
    await page.keyboard.press('Enter');
    await page.keyboard.type('截至6月30日，技术合同登记数累计130个');
    await page.keyboard.press('Enter');
    const receipt = await chat.answerTo('截至6月30日，技术合同登记数累计130个');
    await receipt.getByRole('button', { name: /^确认/ }).focus();
    await page.keyboard.press('Enter');
    await chat.row('技术合同登记数').getByText('130个', { exact: true }).waitFor();
    await chat.row('技术合同登记数').getByRole('button').focus();
    await page.keyboard.press('Space');
    await chat.row('技术合同登记数').getByText('怎么算的').waitFor();
  });

  it('tells a screen reader what is new, and gives the focus back after a dialog', async () => {
    const { page } = await openSimulator(demo.browser, demo.url, desk);
    expect(await page.getByRole('log').count()).toBe(1);
    const clock = new ChatPage(page).clock();
    await clock.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: '设定模拟时间' }).waitFor();
    await page.keyboard.press('Escape');
    await eventually(async () => {
      expect(await clock.evaluate((element) => element === document.activeElement)).toBe(true);
    });
  });
});
