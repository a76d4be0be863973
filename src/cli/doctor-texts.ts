import type { Diagnosis } from '../message/diagnosis.js';

const STATE_WORDS: Readonly<Record<Diagnosis['state'], string>> = {
  ok: '正常',
  failed: '不通',
  warning: '注意',
  skipped: '未查',
};

export const doctorTexts = {
  wrongSettings: '配置',
  publicUrl: '外部地址（ZHANBAO_PUBLIC_URL）',
  publicUrlMissing: '使用回调方式，但没有填写外部地址，未能检查平台能否访问本服务。',
  setPublicUrl:
    '在 .env 里填写 ZHANBAO_PUBLIC_URL（平台管理后台里“回调地址”的域名部分），再运行一次。',
  callback: (path: string) => `回调地址 ${path}`,
  callbackReached: '从外部地址可以访问。',
  callbackAnswers: (status: number) => `外部地址有回应，但不是战报（状态 ${status}）。`,
  callbackUnreached: (reason: string) => `从外部地址访问不到（${reason}）。`,
  startFirst:
    '请先用 npm start 启动战报；已经启动的，检查反向代理是否把 /callback/ 转到本服务、域名和证书是否正确。',
  database: '数据库',
  databaseOk: '可以打开，结构为最新。',
  channelsNotChecked: '企业微信、钉钉要等数据库打开后才能检查。',
  dataFolder: '数据文件夹',
  dataFolderOk: (freeGib: string) => `可以写入，剩余空间 ${freeGib} GB。`,
  dataFolderFull: (freeGib: string) => `剩余空间只有 ${freeGib} GB。`,
  freeSpace: '清理磁盘，或用 ZHANBAO_DATA_DIR 换一个空间足够的位置。',
  nothingConfigured: [
    '还没有接企业微信或钉钉。要接哪一个，就在 .env 里填哪一组，然后再运行 zhanbao doctor：',
    '',
    '企业微信（推荐：智能机器人长连接，不需要公网地址）',
    '  1. 管理后台 → 应用管理 → 智能机器人 → 创建，选“API 模式”“长连接”',
    '  2. 填 WECOM_BOT_ID、WECOM_BOT_SECRET',
    '  3. 要私下提醒和网页登录，再建一个自建应用，填 WECOM_CORP_ID、WECOM_APP_AGENT_ID、WECOM_APP_SECRET',
    '  详细步骤：docs/platforms/wecom.md',
    '',
    '钉钉（推荐：Stream 模式，不需要公网地址）',
    '  1. 钉钉开放平台 → 应用开发 → 企业内部应用 → 创建应用 → 添加“机器人”，消息接收模式选 Stream',
    '  2. 填 DINGTALK_CLIENT_ID、DINGTALK_CLIENT_SECRET',
    '  3. 权限管理里开通 qyapi_robot_sendmsg，并发布应用',
    '  详细步骤：docs/platforms/dingtalk.md',
  ].join('\n'),
  summary: (failed: number, warnings: number) =>
    failed === 0
      ? `检查完毕，没有不通的项${warnings > 0 ? `，有${warnings}项请注意` : ''}。`
      : `检查完毕，有${failed}项不通，请按提示处理后再运行一次。`,
};

/** One line of what was found, and one of what to do. */
export function diagnosisText({ check, state, found, remedy }: Diagnosis): string {
  const line = `［${STATE_WORDS[state]}］${check}：${found}`;
  return remedy === null ? line : `${line}\n        → ${remedy}`;
}
