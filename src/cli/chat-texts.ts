import type { ChatPerson } from './chat-host.js';

const ROLE_WORDS = { liaison: '联络员', leader: '领导', office: '专班办公室', unknown: '未绑定' };

/** 县科工信局联络员; what ends in its role (县领导, 专班办公室) does not say it twice. */
function placeWords(unit: string, role: string): string {
  return unit.endsWith(role) ? unit : `${unit}${role}`;
}

/** What the chat at the terminal says itself, apart from the bot. */
export const chatTexts = {
  welcome: '战报助手终端。直接输入要说的话；输入 /help 看怎样换人、换时间，Ctrl-D 或 /quit 结束。',
  help: [
    '/as 单位 [联络员|领导|专班办|未绑定] [名字]　换一个人说话，如 /as 县科工信局 联络员 甲',
    '/now 2023-07-05 10:00　　　　　　　　　　　设定现在的时间；只输 /now 改回真实时间',
    '/group、/private　　　　　　　　　　　　　在群里说、私聊说',
    '/quit　　　　　　　　　　　　　　　　　　　结束',
    '机器人的回复后面［］里的是按钮，输入同样的文字即可。',
  ].join('\n'),
  asUsage: '用法：/as 单位 [联络员|领导|专班办|未绑定] [名字]',
  nowUsage: '用法：/now 2023-07-05 10:00',
  nowAs: ({ name, unit, role }: ChatPerson) =>
    `现在由${name}（${placeWords(unit ?? '', ROLE_WORDS[role])}）说话。`,
  clockAt: (date: string) => `时间设为${date}。`,
  realClock: '时间改回真实时间。',
  inGroup: '在群里说话。',
  inPrivate: '私聊机器人。',
  silence: '（机器人没有回复）',
  private: '（私聊）',
} as const;
