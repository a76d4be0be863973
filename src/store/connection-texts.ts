const LOGIN_REFUSED = '用户名或口令不对';

/** Codes of the network (Node) and of PostgreSQL's own refusals. */
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: '该地址上没有数据库在运行',
  ENOTFOUND: '找不到该主机名',
  EAI_AGAIN: '找不到该主机名',
  ETIMEDOUT: '连接超时',
  EHOSTUNREACH: '网络不通',
  ENETUNREACH: '网络不通',
  ERR_INVALID_URL: '地址格式不对',
  '28P01': LOGIN_REFUSED,
  '28000': LOGIN_REFUSED,
  '3D000': '该数据库不存在，请先建立',
  '53300': '数据库的连接数已满',
  '57P03': '数据库正在启动，请稍后再试',
};

/** What the operator reads when the database that was named cannot be reached. The address may hold a password. */
export const connectionTexts = {
  explain: (code: string) =>
    `连不上数据库：${REASONS[code] ?? '请检查地址、网络和数据库服务'}。请检查环境变量 DATABASE_URL。`,
} as const;
