import type { LoginResult } from '../../http/api-types.js';

export const signInTexts = {
  title: '登录战报',
  lead: '登录后可查看指标进度、亮灯和依据。',
  by: (platform: string): string => `用${platform}登录`,
  none: '本系统尚未开通网页登录。',
  noneHint: '请管理员在企业微信自建应用或钉钉应用中配置网页登录。',
} as const;

/** What the sign-in page says first, by how it was come to. */
export const resultTexts: Readonly<Record<LoginResult, string>> = {
  expired: '登录已超时，或不是由本浏览器发起。请重新登录。',
  refused: '未能确认身份：可能已取消授权，或账号不在本组织的通讯录中。请重新登录。',
  unbound:
    '您还没有绑定单位，暂时不能查看。请私聊机器人发送“绑定 单位全称”（如“绑定 县教育局”），专班办公室同意后再登录。',
  unavailable: '登录服务暂时连接不上，请稍后再试；如仍不行，请联系专班办公室。',
  ended: '登录已失效，请重新登录。',
  'signed-out': '您已退出登录。',
};

/** `null` for an address that says nothing, or nothing known. */
export function resultText(search: string): string | null {
  const result = new URLSearchParams(search).get('result') ?? '';
  return Object.hasOwn(resultTexts, result) ? resultTexts[result as LoginResult] : null;
}
