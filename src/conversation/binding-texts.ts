import { quoted } from '../answers/phrases.js';
import type { Posting } from './workspace.js';

const ROLE_WORDS = {
  liaison: '联络员',
  leader: '领导',
  office: '专班办公室',
  unknown: '',
} as const;

export function postingWords({ unit, role }: Posting): string {
  if (role === 'office') return '专班办公室';
  // Whoever says 我是县领导 names no other unit than that.
  return unit.endsWith(ROLE_WORDS[role]) ? unit : `${unit}${ROLE_WORDS[role]}`;
}

/** What is said about who is bound as whom. */
export const bindingTexts = {
  howTo:
    '您还没有绑定单位，暂不能报数。请回“绑定 单位全称”（如“绑定 县教育局”），专班办公室同意后即可使用。',
  whichUnit: '请写明您的单位，如“绑定 县教育局”或“我是县教育局联络员”。',
  propose: (unit: string) =>
    `通讯录显示您在${unit}。如为该单位联络员，请回“绑定 ${unit}”；不是的请写明单位，如“绑定 县教育局”。`,
  departments: (names: readonly string[]) => `（通讯录部门：${names.join('、')}）`,
  shownAs: (name: string) => `（平台显示名：${name}）`,
  noSuchUnit: '没有找到这个单位，请写方案中的单位名称，如“绑定 县教育局”。',
  already: (posting: Posting) => `您已绑定为${postingWords(posting)}，无需重复申请。`,
  requested: (posting: Posting, name: string) =>
    `已提交申请：${name}绑定为${postingWords(posting)}，请等待专班办公室同意（回“同意绑定 ${name}”）。`,
  nameThePosting: (posting: Posting, name: string): string =>
    `${name}现在申请的是${postingWords(posting)}。确认无误请回“同意绑定 ${name} ${posting.unit}”。`,
  toOffice: (posting: Posting, name: string, about: string) =>
    `${name}${about}申请绑定为${postingWords(posting)}。同意请回“同意绑定 ${name}”，不同意回“拒绝绑定 ${name}”。`,
  onlyOffice: '只有专班办公室可以办理绑定。',
  nobodyWaits: '目前没有待办理的绑定申请。',
  noSuchRequest: (who: string) => `没有找到${quoted(who)}的绑定申请。`,
  chooseRequest: '有多人申请绑定，请注明姓名：',
  approved: (posting: Posting, name: string) => `已同意：${name}绑定为${postingWords(posting)}。`,
  refused: (name: string) => `已拒绝${name}的绑定申请。`,
  youAreBound: (posting: Posting) =>
    `您已绑定为${postingWords(posting)}，可以直接发送进展，回“帮助”查看用法。`,
  youAreRefused: '您的绑定申请未通过，如有疑问请联系专班办公室。',
  adminPrivately: '管理员验证码请私聊发送。',
  adminWrongCode: '验证码无效或已过期，请重新生成。',
  adminBound: '已绑定为管理员（专班办公室）。回“帮助”查看用法。',
  settingOnlyOffice: '只有专班办公室可以更改设置。',
  settingNames: (on: boolean) =>
    on ? '已允许群内点名未报单位。' : '已关闭群内点名，未报单位名单改为私聊告知。',
  settingUnknown: (on: boolean) =>
    on ? '已允许群内未绑定人员查询指标进度。' : '已关闭群内未绑定人员查询。',
} as const;
