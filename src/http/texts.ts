/** What visitors of the server read, besides what `kernel/errors.ts` holds. */
export const texts = {
  unknownRoute: '没有这个地址。',
  bodyTooLarge: '内容超过 256 KB，请分几条发送。',
  notJson: '请求的内容不是有效的 JSON。',
  jsonOnly: '只接受 JSON 内容。',
  badFields: (names: string): string => `请求中的这些项不正确：${names}。`,
  unknownPerson: '没有这位成员，请刷新页面后再试。',
  unknownQuote: '所引用的消息已不存在，请刷新页面后再试。',
  foreignHost: '请用本机地址打开本页面。',
  foreignOrigin: '请求来自其他网站，已拒绝。',
  consoleMissing: '页面尚未生成，请先运行 npm start。',
  portTaken: (port: number): string =>
    `端口 ${port} 已被其他程序占用。请停止该程序，或用环境变量 PORT 另选一个端口。`,
  portForbidden: (port: number): string =>
    `没有权限使用端口 ${port}，请用环境变量 PORT 另选一个大于 1024 的端口。`,
  hostUnknown: (host: string): string => `本机没有地址 ${host}，请检查环境变量 HOST。`,
} as const;
