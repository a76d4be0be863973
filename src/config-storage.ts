import { z } from 'zod';
import { optionalText, variable, withoutSlash } from './config-variables.js';
import type { S3Config } from './store/evidence/s3-evidence.js';

export interface ProxyConfig {
  readonly url: string;
  /** Host names that are reached directly, with commas between them. */
  readonly except: string;
}

/** Least characters of a key from which secrets at rest are sealed. */
const MIN_KEY_LENGTH = 32;

/** Pages, cookies and callbacks here begin at the root of a site. */
function isSiteAddress(address: string): boolean {
  if (!URL.canParse(address) || /[?#]/.test(address)) return false;
  const { pathname, username, password } = new URL(address);
  return pathname === '/' && username + password === '';
}

/** Variables of what is kept, and where the outside finds us. */
export const storageVariables = {
  ZHANBAO_PUBLIC_URL: variable(
    z
      .url({ protocol: /^https?$/, error: '应为 http:// 或 https:// 开头的地址' })
      .refine(isSiteAddress, '只写到域名和端口，不能带路径、参数或账号；须独占一个域名或端口')
      .optional(),
  ).describe('外部访问本服务的地址，如 https://zhanbao.example.gov.cn；网页登录和上传链接用'),
  ZHANBAO_SECRET_KEY: variable(
    z.string().min(MIN_KEY_LENGTH, `至少 ${MIN_KEY_LENGTH} 个字符`).optional(),
  ).describe('加密保存密钥类内容的口令；不填则在数据文件夹里自动生成，多机部署时须填写同一个'),
  HTTPS_PROXY: variable(
    z.url({ protocol: /^https?$/, error: '应为 http:// 或 https:// 开头的地址' }).optional(),
  ).describe('访问外网平台要经过的代理；本机和 NO_PROXY 所列地址不经代理'),
  NO_PROXY: optionalText('不经代理的主机名，用逗号分开'),
  ZHANBAO_S3_ENDPOINT: variable(
    z.url({ protocol: /^https?$/, error: '应为 http:// 或 https:// 开头的地址' }).optional(),
  ).describe('佐证材料的对象存储（S3 兼容）地址；不填则存在数据文件夹'),
  ZHANBAO_S3_BUCKET: optionalText('对象存储的桶名'),
  ZHANBAO_S3_REGION: variable(z.string().default('us-east-1')).describe('对象存储的区域'),
  ZHANBAO_S3_ACCESS_KEY_ID: optionalText('对象存储的 Access Key'),
  ZHANBAO_S3_SECRET_ACCESS_KEY: optionalText('对象存储的 Secret Key'),
  ZHANBAO_S3_PATH_STYLE: variable(z.enum(['on', 'off'], '应为 on 或 off').default('on')).describe(
    '对象存储是否用路径方式访问（on 或 off）',
  ),
};

type Values = z.infer<z.ZodObject<typeof storageVariables>>;

const S3_NAMES = [
  'ZHANBAO_S3_ENDPOINT',
  'ZHANBAO_S3_BUCKET',
  'ZHANBAO_S3_ACCESS_KEY_ID',
  'ZHANBAO_S3_SECRET_ACCESS_KEY',
] as const;

/** An object store half configured is a mistake; what is missing is named, all at once. */
export function storageProblems(isSet: (name: string) => boolean): readonly string[] {
  const missing = S3_NAMES.filter((name) => !isSet(name));
  if (missing.length === S3_NAMES.length) return [];
  return missing.map((name) => `  ${name}：使用对象存储时须填写`);
}

export function s3Config(values: Values): S3Config | null {
  const {
    ZHANBAO_S3_ENDPOINT: endpoint,
    ZHANBAO_S3_BUCKET: bucket,
    ZHANBAO_S3_ACCESS_KEY_ID: accessKeyId,
    ZHANBAO_S3_SECRET_ACCESS_KEY: secretAccessKey,
  } = values;
  if (
    endpoint === undefined ||
    bucket === undefined ||
    accessKeyId === undefined ||
    secretAccessKey === undefined
  ) {
    return null;
  }
  return Object.freeze({
    endpoint: withoutSlash(endpoint),
    bucket,
    region: values.ZHANBAO_S3_REGION,
    accessKeyId,
    secretAccessKey,
    isPathStyle: values.ZHANBAO_S3_PATH_STYLE === 'on',
  });
}
