import { describe, expect, it } from 'vitest';
import { desk, eventually, openSimulator, phone } from './browser.js';
import { ChatPage } from './chat-page.js';
import { demoInBrowser } from './demo-in-browser.js';

const demo = demoInBrowser();

describe('the main job in the browser', () => {
  it('carries one sentence from the group through the receipt onto the board and into answers', async () => {
    const { page, complaints } = await openSimulator(demo.browser, demo.url, desk);
    const chat = new ChatPage(page);
    const onlooker = new ChatPage((await openSimulator(demo.browser, demo.url, desk)).page);
    await page.getByTitle('演示工作区').waitFor();

    await chat.speakAs('县科工信局联络员');
    const report = '截至6月30日，高新技术企业达到60家，另有5家已申报';
    const receipt = await chat.say(report);
    const words = await receipt.innerText();
    expect(words).toMatch(/高新技术企业：57家 → 60家/);
    expect(words).toContain('目标66家，完成90.9%');
    expect(words).toContain('另有5家：未计入');
    expect(await chat.row('高新技术企业').innerText()).toContain('57家');

    await receipt.getByRole('button', { name: '确认', exact: true }).click();
    await chat.row('高新技术企业').getByText('60家', { exact: true }).waitFor();
    await chat.row('高新技术企业').getByText('绿灯').waitFor();
    // Whoever else has the page open sees it without doing anything.
    await onlooker.row('高新技术企业').getByText('60家', { exact: true }).waitFor();

    await chat.speakAs('县领导');
    const answer = await chat.say('高企完成多少了？');
    expect(await answer.innerText()).toContain('高新技术企业：60家（截至6月30日，县科工信局报）');
    await answer.getByRole('button', { name: '依据' }).click();
    const source = await chat.answerTo('依据');
    expect(await source.innerText()).toContain(report);
    expect(complaints).toEqual([]);
  });

  it('shows the arithmetic and the source of a figure on the board', async () => {
    const chat = new ChatPage((await openSimulator(demo.browser, demo.url, desk)).page);
    const row = chat.row('科技型中小企业');
    await row.getByRole('button').click();
    await row.getByText('怎么算的').waitFor();
    await row.getByText('报送单位县科工信局').waitFor();
    expect(await row.innerText()).toMatch(/完成率＝\d+家÷94家＝[\d.]+%/);
  });

  it('keeps private chats private, and tells when names follow there', async () => {
    const { page } = await openSimulator(demo.browser, demo.url, desk);
    const chat = new ChatPage(page);
    await chat.speakAs('县领导');
    await chat.say('哪些单位还没报？');
    await page.getByRole('button', { name: /私聊.*未读/ }).waitFor();
    await chat.openPrivateChat();
    expect(await chat.lastBubble().innerText()).toContain('县');
    await chat.speakAs('县人社局联络员');
    await page.getByText('这里是与战报助手的私聊').waitFor();
    const answer = await chat.say('硕士以上人才还差多少？');
    expect(await answer.innerText()).toContain('还差');
    await chat.openGroup();
    await page.getByText('哪些单位还没报？').first().waitFor();
    expect(await page.getByRole('log').getByText('硕士以上人才还差多少？').count()).toBe(0);
  });

  it('tells an unknown person how to be bound', async () => {
    const chat = new ChatPage((await openSimulator(demo.browser, demo.url, desk)).page);
    await chat.speakAs('未绑定人员');
    await chat.input().fill('截至6月30日，瞪羚企业1家');
    await chat.input().press('Enter');
    // What an unknown person says is not kept, so the answer has nothing to quote.
    await chat.page.getByText('请回“绑定 单位全称”').waitFor();
    expect(await chat.row('瞪羚企业').innerText()).toContain('未报');
  });

  it('works on a phone with a thumb: report, confirm, look at the board', async () => {
    const { page, complaints } = await openSimulator(demo.browser, demo.url, phone);
    const chat = new ChatPage(page);
    await chat.switchTo('县科工信局联络员');
    await chat.input().fill('截至6月30日，科技成果转化累计2个');
    await page.getByRole('button', { name: '发送' }).tap();
    const receipt = await chat.answerTo('截至6月30日，科技成果转化累计2个');
    await receipt.getByRole('button', { name: '确认', exact: true }).tap();
    await page.getByRole('button', { name: '看板' }).tap();
    await chat.row('科技成果转化').getByText('2个', { exact: true }).waitFor();
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  });

  it('follows the clock: elapsed time and what has become out of date', async () => {
    const { page } = await openSimulator(demo.browser, demo.url, desk);
    const chat = new ChatPage(page);
    await page.getByRole('button', { name: '月底', exact: true }).click();
    await chat
      .clock()
      .filter({ hasText: /2023年.*7月31日.*周一.*17:00/ })
      .waitFor();
    await page.getByText('7月31日 · 时序进度 58.3%').waitFor();
    await page.getByRole('button', { name: '+1天' }).click();
    await chat.row('高新技术企业').getByText('数据已过期（应报至7月31日）').waitFor();

    await chat.clock().click();
    await page.getByLabel('日期和时间').fill('2023-08-07T09:30');
    await page.getByRole('button', { name: '设为现在' }).click();
    await chat
      .clock()
      .filter({ hasText: /8月7日.*周一.*09:30/ })
      .waitFor();
    await eventually(async () => {
      expect(await page.getByRole('dialog').count()).toBe(0);
    });
  });
});
