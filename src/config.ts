import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from './kernel/errors.js';

/** Everything that the environment decides, read once at the start. */
export interface Config {
  readonly http: { readonly host: string; readonly port: number };
  /** `null`: the embedded PostgreSQL under `dataDir` is used. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly logLevel: LogLevel;
  readonly botName: string;
  readonly simulator: SimulatorMode;
}

/**
 * `demo`: the simulator lets its visitors speak as everybody in the demonstration, but in a real
 * workspace only as who is bound there. `full`: also in a real workspace, with a clock of its own;
 * what is said then stands in that workspace's ledger for good.
 */
export type SimulatorMode = 'off' | 'demo' | 'full';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** An empty variable counts as unset, as in `PORT= npm start`. */
const unset = (value: unknown): unknown =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;

const variable = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(unset, schema);

const ON_OFF = ['on', 'off', 'true', 'false', '1', '0'] as const;

/** The variables, their defaults and what they mean; `.env.example` lists the same names. */
export const environmentSchema = z.object({
  PORT: variable(
    z.coerce
      .number('应为 1 至 65535 的整数')
      .int('应为 1 至 65535 的整数')
      .min(0, '应为 1 至 65535 的整数')
      .max(65_535, '应为 1 至 65535 的整数')
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
  ZHANBAO_SIMULATOR: variable(z.enum(ON_OFF, '应为 on 或 off').optional()).describe(
    '群聊模拟器；不填时只在本机地址开启，且只在演示数据里代替各单位发言；on 时在真实台账里也可以（仅供试用）',
  ),
});

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function simulatorMode(asked: (typeof ON_OFF)[number] | undefined, host: string): SimulatorMode {
  if (asked === undefined) return isLoopback(host) ? 'demo' : 'off';
  return ['on', 'true', '1'].includes(asked) ? 'full' : 'off';
}

/**
 * Reads the configuration.
 * @param env the environment, as an argument so that tests and tools can give their own
 * @throws AppError `config` that names every wrong variable at once, never a value.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environmentSchema.safeParse(env);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      (issue) => `  ${issue.path.join('.')}：${issue.message}`,
    );
    throw new AppError('config', 'invalid environment', {
      userText: `以下环境变量有误，请改正后重新启动：\n${problems.join('\n')}`,
    });
  }
  const values = parsed.data;
  return Object.freeze({
    http: Object.freeze({ host: values.HOST, port: values.PORT }),
    databaseUrl: values.DATABASE_URL ?? null,
    dataDir: resolve(values.ZHANBAO_DATA_DIR),
    logLevel: values.ZHANBAO_LOG_LEVEL,
    botName: values.ZHANBAO_BOT_NAME,
    simulator: simulatorMode(values.ZHANBAO_SIMULATOR, values.HOST),
  });
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
