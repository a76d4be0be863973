/** What to do about a code that the platform answers. */
export type CodeAction =
  /** Fetch a new access token and try once more. */
  | 'refresh-token'
  /** Come back: nothing is wrong. */
  | 'wait'
  /** The month's or day's share is used up; another way has its own. */
  | 'quota'
  /** An administrator must change something; another way may do meanwhile. */
  | 'configuration'
  /** The group or the robot in it is gone. */
  | 'binding-broken'
  /** This receiver cannot be reached this way. */
  | 'receiver'
  /** The message was refused for what it is; trying again gives the same. */
  | 'refused';

export interface CodeRow {
  readonly action: CodeAction;
  readonly afterMs: number;
  /** Chinese, for the office. */
  readonly meaning: string;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const row = (action: CodeAction, meaning: string, afterMs = 0): CodeRow => ({
  action,
  meaning,
  afterMs,
});
const stale = row('refresh-token', '访问凭证已失效', 5 * SECOND);
const badCredentials = row('configuration', '应用的 Client ID 或 Client Secret 不对', 10 * MINUTE);
const noPermission = row('configuration', '应用没有开通这个接口的权限', 10 * MINUTE);
const badRobotCode = row('configuration', '机器人编码（robotCode）不对', 10 * MINUTE);
const tooFast = row('wait', '发送过快', 30 * SECOND);
const overQps = row('wait', '每秒调用次数超限', 2 * SECOND);
const usedUp = row('quota', '本月接口调用次数已用完', 60 * MINUTE);
const groupGone = row('binding-broken', '群已解散或机器人不在群里');
const badContent = row('refused', '内容被平台拒绝');
const badParameter = row('refused', '参数被平台拒绝');

/**
 * By code in lower case. A code of the new API stands for all that continue it after a dot.
 * Sources: the platform's pages on global error codes, robot messages, custom robots and quotas.
 */
const table: Readonly<Record<string, CodeRow>> = {
  // Both APIs
  invalidauthentication: stale,
  '40014': stale,
  '42001': stale,
  '-1': row('wait', '平台繁忙', 5 * SECOND),
  systemerror: row('wait', '平台繁忙', 5 * SECOND),
  serviceunavailable: row('wait', '平台繁忙', 5 * SECOND),
  invalidclientidorsecret: badCredentials,
  '40089': badCredentials,
  '60011': noPermission,
  '88': row('configuration', '接口鉴权没有通过', 10 * MINUTE),
  '33001': row('configuration', '企业编号（CorpId）不对', 10 * MINUTE),
  'forbidden.accessdenied.accesstokenpermissiondenied': noPermission,
  'forbidden.accessdenied.ipnotinwhitelist': row(
    'configuration',
    '服务器的出口 IP 不在应用的白名单里',
    10 * MINUTE,
  ),
  '90020': usedUp,
  'forbidden.accessdenied.apicountlimitfororg': usedUp,
  '90018': overQps,
  'forbidden.accessdenied.qpslimitforappkeyandapi': overQps,
  '90002': overQps,
  // Robot messages
  'invalidparameter.robotcode': badRobotCode,
  'invalid.openconversationid': groupGone,
  'group.disbanded': groupGone,
  'bot.stopped': row('binding-broken', '机器人已停用'),
  'send.too.fast': tooFast,
  'too.many.group': tooFast,
  'msgparam.toolong': row('refused', '消息过长'),
  'invalidparameter.userids': row('receiver', '接收人不在应用的可见范围内'),
  invalidparameter: badParameter,
  '400002': badParameter,
  // Custom robots
  '310000': row('configuration', '群机器人的安全设置没有通过（关键词、加签或 IP）', 10 * MINUTE),
  '410100': row('wait', '群机器人发送过快，平台限流', 10 * MINUTE),
  '400013': groupGone,
  '400101': row('binding-broken', '群机器人的 access_token 不对'),
  '400102': row('binding-broken', '群机器人已停用'),
  '400105': badParameter,
  '400106': row('binding-broken', '群机器人已被移除'),
  '40035': badParameter,
  '43004': badParameter,
  '430101': badContent,
  '430102': badContent,
  '430103': badContent,
  '430104': badContent,
  // Persons and signing in
  '40078': row('receiver', '登录码无效或已用过'),
  '50002': row('receiver', '此人不在应用的授权范围内'),
  '60003': row('receiver', '没有这个部门'),
  '60121': row('receiver', '没有这个人'),
};

/** @returns `null` for a code that nobody has described yet: come back later, and log it. */
export function rowOfCode(code: string): CodeRow | null {
  const parts = code.toLowerCase().split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const found = table[parts.slice(0, length).join('.')];
    if (found !== undefined) return found;
  }
  return null;
}
