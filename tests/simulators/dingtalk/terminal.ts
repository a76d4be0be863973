import type { Shown } from '../shared/screens.js';
import type { DingtalkControl } from './control/dingtalk-control.js';
import type { SimulatorSettings } from './settings.js';

const help = `直接输入文字：以当前成员的身份在当前会话里 @机器人 说话
/成员 <userid>          换成另一位成员
/群 <序号>              转到某个群；/单聊 转到与机器人的单聊
/不提及 <文字>          在群里说话但不 @机器人
/点 <卡片号> <按钮号>   点击互动卡片
/时间 <分钟>            把平台的时间往前拨
/名单                   列出成员和群
/退出                   结束模拟器`;

/** Typing as different members; what they see on their screens is written as it comes. */
export class Terminal {
  #userId: string;
  #chatId: string | null;
  readonly #written = new Map<number, string>();
  readonly #unwatch: () => void;
  readonly #commands: Readonly<Record<string, (rest: string) => void>>;

  constructor(
    private readonly control: DingtalkControl,
    private readonly settings: SimulatorSettings,
    private readonly write: (line: string) => void,
    private readonly quit: () => void,
  ) {
    this.#userId = settings.members[0]?.userId ?? '';
    this.#chatId = settings.groups[0]?.chatId ?? null;
    this.#unwatch = control.screens.watch(() => {
      this.#writeScreens();
    });
    this.#commands = {
      成员: (userId) => {
        this.#become(userId);
      },
      群: (number) => {
        this.#enter(number);
      },
      单聊: () => {
        this.#chatId = null;
      },
      不提及: (text) => {
        this.#say(text, false);
      },
      点: (words) => {
        const [outTrackId = '', actionId = ''] = words.split(/\s+/);
        this.control.click({ userId: this.#userId, outTrackId, actionId });
      },
      时间: (minutes) => {
        if (!/^\d{1,6}$/.test(minutes)) throw new Error('请给出分钟数');
        this.control.advance(Number(minutes) * 60_000);
      },
      名单: () => {
        this.#writeOffice();
      },
      帮助: () => {
        this.write(help);
      },
      退出: () => {
        this.quit();
      },
    };
  }

  /** Who speaks where. */
  prompt(): string {
    const member = this.settings.members.find(({ userId }) => userId === this.#userId);
    const group = this.settings.groups.find(({ chatId }) => chatId === this.#chatId);
    return `${member?.name ?? '？'}（${group?.name ?? '单聊'}）> `;
  }

  take(line: string): void {
    const text = line.trim();
    if (text === '') return;
    const [, name = '', rest = ''] = /^\/(\S{1,10})\s{0,20}(.{0,2000})$/.exec(text) ?? [];
    try {
      if (name === '') this.#say(text, true);
      else if (Object.hasOwn(this.#commands, name)) this.#commands[name]?.(rest);
      else this.write('没有这个命令，输入 /帮助 查看');
    } catch (error) {
      this.write(`未执行：${error instanceof Error ? error.message : String(error)}`);
    }
  }

  stop(): void {
    this.#unwatch();
  }

  #say(text: string, mention: boolean): void {
    const place = this.#chatId === null ? {} : { chatId: this.#chatId, mention };
    const said = this.control.members.say({ userId: this.#userId, text, ...place });
    if (!said.heard) this.write(`（机器人没有收到：${said.reason}）`);
  }

  #become(userId: string): void {
    if (!this.settings.members.some((one) => one.userId === userId)) {
      throw new Error(`没有成员 ${userId}`);
    }
    this.#userId = userId;
  }

  #enter(number: string): void {
    const group = this.settings.groups[Number(number) - 1];
    if (!group) throw new Error(`没有第 ${number} 个群`);
    this.#chatId = group.chatId;
  }

  #writeOffice(): void {
    for (const { userId, name } of this.settings.members) this.write(`${userId}  ${name}`);
    for (const [index, { name }] of this.settings.groups.entries()) {
      this.write(`${index + 1}  ${name}`);
    }
  }

  /** New bubbles, and those that changed in place. */
  #writeScreens(): void {
    for (const item of this.control.screens.of()) {
      const look = this.#look(item);
      if (this.#written.get(item.id) === look) continue;
      this.#written.set(item.id, look);
      if (item.by !== this.#userId) this.write(look);
    }
  }

  #look({ by, chat, kind, text, card }: Shown): string {
    const { members, groups, app } = this.settings;
    const robots: Readonly<Record<string, string>> = { bot: app.robotName, webhook: '群机器人' };
    const speaker = robots[by] ?? members.find(({ userId }) => userId === by)?.name ?? by;
    const place = groups.find(({ chatId }) => chatId === chat)?.name ?? '单聊';
    const cardId: unknown = kind === 'card' ? card?.['outTrackId'] : undefined;
    const named = typeof cardId === 'string' ? `[卡片 ${cardId}] ` : '';
    return `【${place}】${speaker}：${named}${text}`;
  }
}
