/** Where in the administration console (管理后台) a code is mended. */
const remedies: Readonly<Record<number, string>> = {
  40001:
    '管理后台 → 应用管理 → 自建 → 本应用 → Secret：重新查看并填入 WECOM_APP_SECRET（重置后旧值立即失效）。',
  40013: '管理后台 → 我的企业 → 企业信息 → 企业 ID：填入 WECOM_CORP_ID。',
  40091: '管理后台 → 应用管理 → 自建 → 本应用 → Secret：重新查看并填入 WECOM_APP_SECRET。',
  45009: '接口被限频，请一小时内不要反复检查；如经常出现，请减少推送次数。',
  48002:
    '管理后台 → 应用管理 → 自建 → 本应用：确认应用已启用，且 Secret 是本应用的（不是“通讯录同步”的）。',
  60011: '管理后台 → 应用管理 → 自建 → 本应用 → 可见范围：加入各责任单位的部门。',
  60020:
    '管理后台 → 应用管理 → 自建 → 本应用 → 企业可信IP：加入本机的公网出口 IP（须先设置可信域名或接收消息服务器）。',
  93000: '群聊 → 群设置 → 消息推送（群机器人）：重新添加，并换用新的 webhook 地址中的 key。',
  93004: '群聊 → 群设置 → 消息推送（群机器人）：该机器人已停用，请由群主启用或重新添加。',
  93008: '群聊 → 群设置 → 消息推送（群机器人）：该机器人已不在群内，请重新添加。',
  93019:
    '管理后台 → 安全与管理 → 管理工具 → 智能机器人 → 本机器人：核对 Bot ID，并确认以“API 模式 → 使用长连接”创建（回调与长连接只能二选一）。',
  301002:
    '管理后台 → 应用管理 → 自建 → 本应用：AgentId 与 Secret 须属于同一个应用，填入 WECOM_APP_AGENT_ID 和 WECOM_APP_SECRET。',
  853000:
    '管理后台 → 安全与管理 → 管理工具 → 智能机器人 → 本机器人：重新获取 Secret，填入 WECOM_BOT_SECRET。',
};

export const remedyFor = (errcode: number): string =>
  remedies[errcode] ??
  '请按错误码查 docs/platforms/wecom.md“按错误码排查”，或企业微信开发者中心的全局错误码。';

export const CONNECT_REMEDY =
  '检查本机能否访问企业微信（防火墙、HTTPS_PROXY、私有化部署时的 WECOM_API_BASE 和 WECOM_WS_URL、内网证书 NODE_EXTRA_CA_CERTS）。';
