import type { Locator, Page } from 'playwright-core';

/** The simulator's page in the words of who uses it. */
export class ChatPage {
  constructor(readonly page: Page) {}

  readonly input = (): Locator => this.page.getByLabel('消息内容');

  readonly clock = (): Locator => this.page.getByRole('button', { name: '设定时间' });

  readonly bubbles = (): Locator => this.page.getByRole('log').getByRole('article');

  readonly lastBubble = (): Locator => this.bubbles().last();

  readonly row = (shortName: string): Locator =>
    this.page
      .getByRole('list', { name: '指标' })
      .getByRole('listitem')
      .filter({
        has: this.page.getByText(shortName, { exact: true }),
      });

  /** With the list of people beside the chat. */
  async speakAs(name: string): Promise<void> {
    await this.page
      .getByRole('region', { name: '以谁的身份发言' })
      .locator('label')
      .filter({ hasText: name })
      .click();
    await this.page.getByRole('button', { name: new RegExp(`${name}.*切换`) }).waitFor();
  }

  /** With the list of people that opens over the page. */
  async switchTo(name: string): Promise<void> {
    await this.page.getByRole('button', { name: '切换' }).click();
    const list = this.page.getByRole('dialog', { name: '以谁的身份发言' });
    await list.locator('label').filter({ hasText: name }).click();
    await list.waitFor({ state: 'hidden' });
  }

  /** Sends and waits for the bot's answer to it. */
  async say(text: string): Promise<Locator> {
    await this.input().fill(text);
    await this.input().press('Enter');
    return this.answerTo(text);
  }

  /** The bot's newest bubble that quotes the text. */
  async answerTo(text: string): Promise<Locator> {
    const answer = this.bubbles()
      .filter({ has: this.page.getByText('机器人', { exact: true }) })
      .filter({ has: this.page.locator('.quoted', { hasText: text.slice(0, 60) }) })
      .last();
    await answer.waitFor();
    await this.page.getByText('正在处理').waitFor({ state: 'hidden' });
    return answer;
  }

  async openPrivateChat(): Promise<void> {
    await this.page.getByRole('button', { name: '私聊' }).click();
    await this.page.getByRole('log', { name: '私聊消息' }).waitFor();
  }

  async openGroup(): Promise<void> {
    await this.page.getByRole('button', { name: '工作群' }).click();
    await this.page.getByRole('log', { name: '群聊消息' }).waitFor();
  }
}
