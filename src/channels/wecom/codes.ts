/** What follows from an error code of the platform. */
export type CodeAct =
  /** Busy: the same again in a moment. */
  | 'soon'
  /** Too many: blocked for a minute or longer. */
  | 'slow'
  /** The token is over; it was renewed once and refused again. */
  | 'token'
  /** Somebody must change something in the console; this way is closed until then. */
  | 'config'
  /** Nobody to send to. */
  | 'recipient'
  /** The group or its webhook is gone: the binding is broken. */
  | 'broken'
  /** The way to answer that one message is over. */
  | 'handle'
  /** The platform does not take this content; the same again would end the same. */
  | 'content';

interface CodeRow {
  readonly act: CodeAct;
  /** For the office, in Chinese. */
  readonly meaning: string;
}

const rows: Readonly<Record<number, CodeRow>> = {
  [-1]: { act: 'soon', meaning: '企业微信繁忙' },
  6000: { act: 'soon', meaning: '企业微信数据冲突' },
  40001: { act: 'config', meaning: 'Secret 不正确' },
  40005: { act: 'content', meaning: '文件类型不支持' },
  40007: { act: 'content', meaning: '素材已失效' },
  40008: { act: 'content', meaning: '消息类型不支持' },
  40013: { act: 'config', meaning: '企业 ID 不正确' },
  40014: { act: 'token', meaning: 'access_token 无效' },
  40058: { act: 'content', meaning: '参数不被接受' },
  40091: { act: 'config', meaning: 'Secret 不正确' },
  41001: { act: 'token', meaning: '缺少 access_token' },
  42001: { act: 'token', meaning: 'access_token 已过期' },
  44001: { act: 'content', meaning: '文件为空' },
  45001: { act: 'content', meaning: '文件过大' },
  45002: { act: 'content', meaning: '内容过长' },
  45009: { act: 'slow', meaning: '发送过于频繁' },
  45033: { act: 'soon', meaning: '并发过多' },
  47001: { act: 'content', meaning: '数据格式不被接受' },
  48002: { act: 'config', meaning: '应用没有调用该接口的权限' },
  50001: { act: 'config', meaning: '网页授权的可信域名不符' },
  60011: { act: 'recipient', meaning: '成员或部门不在应用可见范围内' },
  60020: { act: 'config', meaning: '本机出口 IP 不在企业可信 IP 中' },
  60111: { act: 'recipient', meaning: '成员不存在' },
  81013: { act: 'recipient', meaning: '接收人不在应用可见范围内或已离开' },
  93000: { act: 'broken', meaning: '群机器人 webhook 无效或已被移除' },
  93004: { act: 'broken', meaning: '群机器人已停用' },
  93005: { act: 'slow', meaning: '群消息发送过于频繁' },
  93006: { act: 'broken', meaning: '会话不存在，或尚无人在其中向机器人说过话' },
  93008: { act: 'broken', meaning: '群机器人已不在群内' },
  93019: { act: 'config', meaning: '机器人 ID 无效，或机器人未设为长连接' },
  301002: { act: 'config', meaning: '应用 AgentId 与 Secret 不符' },
  301019: { act: 'content', meaning: '文件校验不符' },
  846605: { act: 'handle', meaning: '回复凭据已失效' },
  846608: { act: 'handle', meaning: '流式回复已过期' },
  853000: { act: 'config', meaning: '机器人 Secret 不正确' },
};

export interface CodeVerdict extends CodeRow {
  readonly isKnown: boolean;
}

/** An unknown code is taken for something that passes, and logged by whoever asks. */
export function codeVerdict(errcode: number): CodeVerdict {
  const row = rows[errcode];
  return row
    ? { ...row, isKnown: true }
    : { act: 'soon', meaning: '企业微信返回未知错误', isKnown: false };
}
