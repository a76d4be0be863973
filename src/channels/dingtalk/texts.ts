import type { QuotaKind, QuotaUsage } from './open-api/quota-meter.js';

const QUOTA_NAME: Readonly<Record<QuotaKind, string>> = {
  api: '接口调用',
  push: 'Webhook 和 Stream 推送',
};

/** What people read. */
export const texts = {
  quotaWarning: (kind: QuotaKind, used: number, limit: number): string =>
    `钉钉本月${QUOTA_NAME[kind]}已用 ${used} 次，额度 ${limit} 次，剩余不到两成。请减少群内频繁提问，或在钉钉管理后台升级版本。`,
  quotaUsed: ({ api, push }: QuotaUsage, most: Readonly<Record<QuotaKind, number>>): string =>
    `钉钉本月已用：${QUOTA_NAME.api} ${api}/${most.api} 次，${QUOTA_NAME.push} ${push}/${most.push} 次。按标准版额度、由本系统自己计数，其他应用用掉的不在内；每月 1 日重新计。`,
  quotaUsedUp: (kind: QuotaKind | null): string =>
    `钉钉提示本月${kind === null ? '' : QUOTA_NAME[kind]}额度已用完，下月 1 日恢复。此前机器人可能收不到或发不出消息，可在钉钉管理后台升级版本。`,

  videoNotRead: '暂不支持视频。请改发文字、图片或文件。',
  audioNotRead: '这条语音没有转成文字，请改发文字。',
  kindNotRead: '暂不支持这种消息。请改发文字、图片或文件。',

  clicked: (label: string): string => `已提交“${label}”，正在处理`,
  clickNotKnown: '此按钮已失效，请直接回复文字',
  chooseBelow: '请选择：',
  howToAnswer: (botName: string, answers: readonly string[], inGroup: boolean): string =>
    `${inGroup ? `请 @${botName} 回复` : '请直接回复'}：${answers.join('、')}`,
  answer: (label: string, text: string): string =>
    label === text ? `“${text}”` : `“${text}”（${label}）`,

  nth: (number: number, count: number): string => `（${number}/${count}）`,
  repeated: '［重发，如已看到请忽略］',
  picture: (alt: string): string => `［图］${alt}`,
  file: (name: string): string => `［文件］${name}`,
  fileKindNotSent: (name: string): string =>
    `［文件］${name}（钉钉不能发送此类文件，请到网页端下载）`,
  fileTooLarge: (name: string): string => `［文件］${name}（超过 20 MB，请到网页端下载）`,
  title: '战报',

  reasons: {
    noWay: '没有可用的发送方式',
    sessionOver: '会话地址已过期',
    outsider: '对方不是本企业成员，机器人无法私聊',
    unknownPerson: '接收人不在应用的可见范围内或编号不对',
    personTooFast: '对该成员发送过快，被平台限流',
    webhookAddress: '群机器人地址不是钉钉的地址',
    pace: '这个会话每分钟 20 条已用完，稍后再发',
    cardNotDelivered: '卡片没有投放成功',
    noAnswer: '已发出，但没有收到钉钉的答复',
  },
  signInLabel: '钉钉',
} as const;
