import type { UploadLimits } from './http-deps.js';

const BYTES_PER_MB = 1024 * 1024;
const MS_PER_MINUTE = 60_000;

/** What visitors of the server read, besides what `kernel/errors.ts` holds. */
export const texts = {
  unknownRoute: '没有这个地址。',
  bodyTooLarge: '内容超过 256 KB，请分几条发送。',
  notJson: '请求的内容不是有效的 JSON。',
  jsonOnly: '只接受 JSON 内容。',
  badFields: (names: string): string => `请求中的这些项不正确：${names}。`,
  unknownPerson: '没有这位成员，请刷新页面后再试。',
  strangerName: '未绑定的同志',
  unknownQuote: '所引用的消息已不存在，请刷新页面后再试。',
  foreignHost: '请用本机地址打开本页面。',
  foreignOrigin: '请求来自其他网站，已拒绝。',
  signInFirst: '登录已失效，请重新登录。',
  tooManyLogins: '登录尝试过于频繁，请一分钟后再试。',
  consoleMissing: '页面尚未生成，请先运行 npm start。',
  portTaken: (port: number): string =>
    `端口 ${port} 已被其他程序占用。请停止该程序，或用环境变量 PORT 另选一个端口。`,
  portForbidden: (port: number): string =>
    `没有权限使用端口 ${port}，请用环境变量 PORT 另选一个大于 1024 的端口。`,
  hostUnknown: (host: string): string => `本机没有地址 ${host}，请检查环境变量 HOST。`,
} as const;

/** What the upload page is answered when a link or a file does not count. */
export const uploadTexts = {
  unknown: '链接无效。请在聊天里对机器人说“上传佐证”，重新取得链接。',
  used: '这个链接已提交过，不能再用。还要上传的，请在聊天里对机器人说“上传佐证”，重新取得链接。',
  expired: ({ validMs }: UploadLimits): string =>
    `链接已过期（${validMs / MS_PER_MINUTE}分钟内有效）。请在聊天里对机器人说“上传佐证”，重新取得链接。`,
  'too-large': ({ fileBytes }: UploadLimits): string =>
    `超过${fileBytes / BYTES_PER_MB}MB，未上传。请压缩或分拆后重新选择。`,
  'wrong-kind': ({ kinds }: UploadLimits): string =>
    `未上传：只收${kinds}，且内容须与扩展名一致、不含宏。`,
  locked: '未上传：文件设有打开密码。请取消密码后重新选择。',
  screened: '未上传：文件名带有涉密或内部资料标识。请通过规定的保密渠道报送。',
  'too-many': ({ files }: UploadLimits): string => `未上传：一次最多${files}个文件。`,
  empty: '还没有上传成功的文件，请先选择文件。',
  tooOften: '操作过于频繁，请一分钟后再试。',
  busy: '现在上传的人较多，请稍后再试。',
} as const;

/** Of files, whichever page they come by. */
export const fileTexts = {
  badName: '未上传：文件名无法识别，请改名后重新选择。',
  broken: '上传中断，请重试。',
} as const;

/** Why a table of figures was not taken; nothing of it was kept then. */
export const figureTexts = {
  onlyOffice: '只有专班办公室可以在网页导入数据。',
  tooLarge: (megabytes: number): string =>
    `文件超过${megabytes}MB，未导入。请只保留要导入的那张表。`,
  wrongKind: '未导入：请用 .xlsx 或 .csv 表格，且内容须与扩展名一致、不含宏。',
  locked: '未导入：文件设有打开密码。请取消密码后重新选择。',
  screened: '未导入：文件名带有涉密或内部资料标识。请通过规定的保密渠道报送。',
  noSuchButton: '这份回执已经变化，请重新上传表格。',
} as const;

/** Short words on the board; the long ones come from `answers/`. */
export const boardTexts = {
  expected: (amount: string): string => `应达${amount}`,
  notDue: '未到期',
  noBase: '缺年初数',
  noTarget: '目标未定量',
  gap: (amount: string): string => `还差${amount}`,
  wholeNumberReached: '已达到按整数计的应达数',
  oneOffOpen: '年末临近，尚未完成',
  nearDeadline: '临近期限，尚未完成',
  withinLimit: '在控制数以内',
  nearLimit: '接近控制数',
  aboveLimit: '已超控制数',
} as const;
