import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { channelProblems, channelsConfig, channelVariables } from './config-channels.js';
import type { ChannelsConfig } from './config-channels.js';
import { s3Config, storageProblems, storageVariables } from './config-storage.js';
import type { ProxyConfig } from './config-storage.js';
import type { S3Config } from './store/evidence/s3-evidence.js';
import { limit, unset, variable, withoutSlash } from './config-variables.js';
import { AppError } from './kernel/errors.js';
import type { ModelConfig } from './model/model-config.js';

/** Everything that the environment decides, read once at the start. */
export interface Config {
  readonly http: { readonly host: string; readonly port: number };
  /** `null`: the embedded PostgreSQL under `dataDir` is used. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly logLevel: LogLevel;
  readonly botName: string;
  /** The office's own list of short forms, which adds to the built-in one. */
  readonly glossaryFile: string | null;
  readonly simulator: SimulatorMode;
  /** `null`: rules work alone. */
  readonly model: ModelConfig | null;
  readonly channels: ChannelsConfig;
  /** Where browsers and platforms find this process from outside; `null` when only from inside. */
  readonly publicUrl: string | null;
  /** What secrets at rest are sealed with; `null`: a key file in the data folder. */
  readonly secretKey: string | null;
  /** How platforms outside are reached; `null`: directly. */
  readonly proxy: ProxyConfig | null;
  /** `null`: evidence lies under the data folder. */
  readonly s3: S3Config | null;
}

/**
 * `demo`: the simulator lets its visitors speak as everybody in the demonstration, but in a real
 * workspace only as who is bound there. `full`: also in a real workspace, with a clock of its own;
 * what is said then stands in that workspace's ledger for good.
 */
export type SimulatorMode = 'off' | 'demo' | 'full';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const ON_OFF = ['on', 'off', 'true', 'false', '1', '0'] as const;

/** The variables, their defaults and what they mean; `.env.example` lists the same names. */
export const environmentSchema = z.object({
  ...channelVariables,
  ...storageVariables,
  PORT: variable(
    z.coerce
      .number('应为 0 至 65535 的整数')
      .int('应为 0 至 65535 的整数')
      .min(0, '应为 0 至 65535 的整数')
      .max(65_535, '应为 0 至 65535 的整数')
      .default(3000),
  ).describe('网页与回调的端口（0 表示任选一个空闲端口）'),
  HOST: variable(z.string().default('127.0.0.1')).describe(
    '监听地址；只供本机使用时保持 127.0.0.1',
  ),
  DATABASE_URL: variable(
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, '应以 postgresql:// 开头')
      .optional(),
  ).describe('外部 PostgreSQL（15 或以上）；不填则使用自带数据库'),
  ZHANBAO_DATA_DIR: variable(z.string().default('./data')).describe('数据文件夹'),
  ZHANBAO_LOG_LEVEL: variable(
    z.enum(LOG_LEVELS, `应为 ${LOG_LEVELS.join('、')} 之一`).default('info'),
  ).describe('日志详细程度'),
  ZHANBAO_BOT_NAME: variable(z.string().max(20, '不超过20个字').default('战报助手')).describe(
    '机器人在群里的名字',
  ),
  ZHANBAO_GLOSSARY: variable(z.string().optional()).describe(
    '本地简称表文件，补充内置的简称；格式见 docs/operations.md',
  ),
  ZHANBAO_SIMULATOR: variable(z.enum(ON_OFF, '应为 on 或 off').optional()).describe(
    '群聊模拟器；不填时只在本机地址且未接企业微信、钉钉时开启，且只在演示数据里代替各单位发言；on 时在真实台账里也可以（仅供试用）',
  ),
  OPENAI_BASE_URL: variable(
    z.url({ protocol: /^https?$/, error: '应为 http:// 或 https:// 开头的地址' }).optional(),
  ).describe('大模型接口地址（OpenAI 兼容，如 http://10.0.0.8:8000/v1）；不填则由规则独立工作'),
  OPENAI_API_KEY: variable(z.string().optional()).describe('大模型接口密钥；接口不要求时不填'),
  ZHANBAO_MODEL: variable(z.string().max(200, '不超过200个字').optional()).describe(
    '模型名称；与 OPENAI_BASE_URL 一起填写',
  ),
  ZHANBAO_MODEL_TIMEOUT_MS: limit(8000, 100, 60_000).describe(
    '一次复核最多等待的毫秒数；开放性提问为其3倍',
  ),
  ZHANBAO_MODEL_DAILY_TOKENS: limit(500_000, 0, 1_000_000_000).describe(
    '每日用量上限（token，按进程计）；0 表示不限',
  ),
  ZHANBAO_MODEL_CONCURRENCY: limit(4, 1, 100).describe('同时调用大模型的次数上限'),
  ZHANBAO_MODEL_FAILURES: limit(5, 1, 1000).describe('连续失败多少次后暂停调用'),
  ZHANBAO_MODEL_PAUSE_MS: limit(60_000, 100, 86_400_000).describe('暂停调用的毫秒数，之后试一次'),
});

function isSet(value: string | undefined): boolean {
  return unset(value) !== undefined;
}

/** What turns the model on. A key alone may stand in the environment for another program. */
const MODEL_VARIABLES = ['OPENAI_BASE_URL', 'ZHANBAO_MODEL'] as const;

/** A model half configured is a mistake; what is missing is named, all at once. */
function missingForModel(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const missing = MODEL_VARIABLES.filter((name) => !isSet(env[name]));
  if (missing.length === MODEL_VARIABLES.length) return [];
  return missing.map((name) => `  ${name}：使用大模型时须填写`);
}

function modelConfig(values: z.infer<typeof environmentSchema>): ModelConfig | null {
  const { OPENAI_BASE_URL: baseUrl, ZHANBAO_MODEL: model } = values;
  if (baseUrl === undefined || model === undefined) return null;
  return Object.freeze({
    baseUrl: withoutSlash(baseUrl),
    apiKey: values.OPENAI_API_KEY ?? null,
    model,
    timeoutMs: values.ZHANBAO_MODEL_TIMEOUT_MS,
    dailyTokens: values.ZHANBAO_MODEL_DAILY_TOKENS,
    concurrency: values.ZHANBAO_MODEL_CONCURRENCY,
    failuresToPause: values.ZHANBAO_MODEL_FAILURES,
    pauseMs: values.ZHANBAO_MODEL_PAUSE_MS,
  });
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function simulatorMode(
  asked: (typeof ON_OFF)[number] | undefined,
  host: string,
  { wecom, dingtalk }: ChannelsConfig,
): SimulatorMode {
  const isReal = wecom !== null || dingtalk !== null;
  if (asked === undefined) return isLoopback(host) && !isReal ? 'demo' : 'off';
  return ['on', 'true', '1'].includes(asked) ? 'full' : 'off';
}

/**
 * Reads the configuration.
 * @param env the environment, as an argument so that tests and tools can give their own
 * @throws AppError `config` that names every wrong variable at once, never a value.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environmentSchema.safeParse(env);
  const missing = [
    ...missingForModel(env),
    ...channelProblems((name) => isSet(env[name])),
    ...storageProblems((name) => isSet(env[name])),
  ];
  if (!parsed.success || missing.length > 0) {
    const wrong = parsed.error?.issues ?? [];
    const problems = [
      ...wrong.map((issue) => `  ${issue.path.join('.')}：${issue.message}`),
      ...missing,
    ];
    throw new AppError('config', 'invalid environment', {
      userText: `以下环境变量有误，请改正后重新启动：\n${problems.join('\n')}`,
    });
  }
  const values = parsed.data;
  const address = values.ZHANBAO_PUBLIC_URL;
  const publicUrl = address === undefined ? null : withoutSlash(address);
  const channels = channelsConfig(values, publicUrl);
  return Object.freeze({
    http: Object.freeze({ host: values.HOST, port: values.PORT }),
    databaseUrl: values.DATABASE_URL ?? null,
    dataDir: resolve(values.ZHANBAO_DATA_DIR),
    logLevel: values.ZHANBAO_LOG_LEVEL,
    botName: values.ZHANBAO_BOT_NAME,
    glossaryFile: values.ZHANBAO_GLOSSARY === undefined ? null : resolve(values.ZHANBAO_GLOSSARY),
    simulator: simulatorMode(values.ZHANBAO_SIMULATOR, values.HOST, channels),
    model: modelConfig(values),
    channels,
    publicUrl,
    secretKey: values.ZHANBAO_SECRET_KEY ?? null,
    proxy:
      values.HTTPS_PROXY === undefined
        ? null
        : { url: values.HTTPS_PROXY, except: values.NO_PROXY ?? '' },
    s3: s3Config(values),
  });
}

/** By these langchain would send or print what it is given; none of them may. */
const TRACING = /^LANG(?:CHAIN|SMITH|GRAPH)_/;

/**
 * Takes away every variable by which langchain could be made to trace, whatever it says: even
 * `LANGCHAIN_TRACING=false` switches tracing on there.
 */
export function forbidTracing(env: NodeJS.ProcessEnv = process.env): void {
  // A variable of the process can only be taken away by its name.
  for (const name of Object.keys(env).filter((key) => TRACING.test(key))) {
    Reflect.deleteProperty(env, name);
  }
}

/**
 * The process's own environment, with the variables of a `.env` file in the working folder for
 * those not set.
 */
export function processEnvironment(): NodeJS.ProcessEnv {
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      throw new AppError('config', 'unreadable .env', {
        userText: '.env 文件无法读取，请检查文件权限和格式。',
        cause: error,
      });
    }
  }
  return process.env;
}
