import { postingWords } from '../binding-texts.js';
import type { Member } from '../workspace.js';

/** What is said about a person's accounts on several platforms. */
export const linkTexts = {
  privately: '关联账号请私聊我办理。',
  code: (code: string) =>
    `关联码：${code}（30分钟内有效，只能用一次，请勿转给他人）。请在另一个平台私聊我发送“关联账号 ${code}”。`,
  wrong: '关联码无效或已过期。请在已绑定的平台私聊我发送“关联账号”，重新取码。',
  blocked: '关联码多次有误，请一小时后再试。',
  already: '这个账号已经关联，无需重复办理。',
  sameChannel: (name: string) =>
    `${name}在本平台已有账号，不能再关联第二个。如已更换账号，请联系专班办公室办理。`,
  holdsPostings: ({ postings }: Member) =>
    `这个账号已绑定为${postings.map(postingWords).join('、')}，不能直接关联。请先在这里发“全部解绑”，再重新取码关联；如有疑问请联系专班办公室。`,
  joined: (name: string) => `已关联：两个平台的账号都是${name}，报数、确认、查询在哪边都可以。`,
} as const;
