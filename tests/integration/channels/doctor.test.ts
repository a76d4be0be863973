import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import type { Diagnosis } from '../../../src/message/diagnosis.js';
import { fakeTerminal } from '../../fakes/command-context.js';
import type { DingtalkSimulator } from '../../simulators/dingtalk/start-dingtalk-simulator.js';
import type { WecomSimulator } from '../../simulators/wecom/start-wecom-simulator.js';
import { freshDatabase, type FreshDatabase } from '../fresh-database.js';
import { startDingtalk } from './dingtalk-people.js';
import { freePort } from './free-port.js';
import { openOffice } from './office.js';
import { startWecom } from './wecom-people.js';

const EXIT_ENVIRONMENT = 4;
const QUARTER_MS = 15 * 60_000;
const SECRET = /SECRET|TOKEN|_KEY|WEBHOOK/u;

type Env = Readonly<Record<string, string>>;

let database: FreshDatabase;
let dataDir: string;
const closings: (() => Promise<void>)[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'zhanbao-doctor-'));
});

afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close();
});

afterAll(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true });
});

async function wecom(...options: Parameters<typeof startWecom>): Promise<WecomSimulator> {
  const simulator = await startWecom(...options);
  closings.push(() => simulator.stop());
  return simulator;
}

async function dingtalk(...options: Parameters<typeof startDingtalk>): Promise<DingtalkSimulator> {
  const simulator = await startDingtalk(...options);
  closings.push(() => simulator.stop());
  return simulator;
}

interface Examined {
  readonly code: number;
  readonly out: string;
}

/** Nothing that is secret stands in what is printed, on either stream. */
async function examine(env: Env, ...flags: readonly string[]): Promise<Examined> {
  const own = { DATABASE_URL: database.url, ZHANBAO_DATA_DIR: dataDir, ...env };
  const terminal = fakeTerminal([], { env: own });
  const code = await runProgram(['doctor', ...flags], terminal);
  const printed = terminal.out() + terminal.err();
  for (const [name, value] of Object.entries(own)) {
    if (SECRET.test(name) && value !== '') expect(printed).not.toContain(value);
  }
  return { code, out: terminal.out() };
}

/** What is not well, as a script reads it and as a person does. */
async function problemsOf(env: Env): Promise<readonly Diagnosis[]> {
  const { code, out } = await examine(env, '--json');
  const found = JSON.parse(out) as readonly Diagnosis[];
  const problems = found.filter(({ state }) => state === 'failed' || state === 'warning');
  const isFailed = problems.some(({ state }) => state === 'failed');
  expect(code).toBe(isFailed ? EXIT_ENVIRONMENT : 0);
  for (const { remedy } of problems) expect(remedy).not.toBeNull();
  const { code: again, out: text } = await examine(env);
  expect(again).toBe(code);
  for (const { check, remedy } of problems) {
    expect(text).toContain(check);
    expect(text).toContain(`→ ${remedy}`);
  }
  return problems;
}

const refuse = (errcode: number, match: string) => async (): Promise<Env> => {
  const { control, env } = await wecom();
  control.faults.inject({ at: 'request', kind: 'errcode', errcode, match, times: 100 });
  return env;
};

interface SeededFault {
  readonly fault: string;
  readonly seed: () => Promise<Env>;
  readonly check: string;
  readonly found: string;
  readonly remedy: string;
}

const FAULTS: readonly SeededFault[] = [
  {
    fault: 'a wrong secret of the WeCom bot',
    seed: async () => ({ ...(await wecom()).env, WECOM_BOT_SECRET: 'a-wrong-secret' }),
    check: '长连接订阅',
    found: '853000',
    remedy: 'WECOM_BOT_SECRET',
  },
  {
    fault: 'a wrong corp id',
    seed: async () => ({ ...(await wecom()).env, WECOM_CORP_ID: 'wwWrongCorp' }),
    check: '取得 access_token',
    found: '40013',
    remedy: 'WECOM_CORP_ID',
  },
  {
    fault: 'a wrong secret of the WeCom application',
    seed: async () => ({ ...(await wecom()).env, WECOM_APP_SECRET: 'a-wrong-secret' }),
    check: '取得 access_token',
    found: '40001',
    remedy: 'WECOM_APP_SECRET',
  },
  {
    fault: 'an address that is not allowed',
    seed: refuse(60020, 'department/list'),
    check: '可信 IP',
    found: '60020',
    remedy: '企业可信IP',
  },
  {
    fault: 'an application that may not see the units',
    seed: refuse(60011, 'department/list'),
    check: '可见范围',
    found: '60011',
    remedy: '可见范围',
  },
  {
    fault: 'an AgentId of another application',
    seed: async () => ({ ...(await wecom()).env, WECOM_APP_AGENT_ID: '1000009' }),
    check: 'AgentId',
    found: '301002',
    remedy: 'WECOM_APP_AGENT_ID',
  },
  {
    fault: 'a token that is over each time',
    seed: refuse(42001, 'department/list'),
    check: '自建应用',
    found: '42001',
    remedy: 'docs/platforms/wecom.md',
  },
  {
    fault: 'a webhook that is gone',
    seed: async () => ({ ...(await wecom()).env, WECOM_WEBHOOK_KEY: 'key-of-a-removed-robot' }),
    check: '群机器人 webhook',
    found: '93000',
    remedy: '重新添加',
  },
  {
    fault: 'a clock that is off',
    seed: async () => (await wecom({ startAtMs: Date.now() - QUARTER_MS })).env,
    check: '本机时间',
    found: '快 ',
    remedy: '时间同步',
  },
  {
    fault: 'a callback address that leads nowhere',
    seed: async () => ({
      ...(await wecom()).env,
      ZHANBAO_PUBLIC_URL: `http://127.0.0.1:${await freePort()}`,
    }),
    check: '/callback/wecom/app',
    found: 'ECONNREFUSED',
    remedy: '反向代理',
  },
  {
    fault: 'a wrong secret of the DingTalk application',
    seed: async () => ({ ...(await dingtalk()).env, DINGTALK_CLIENT_SECRET: 'a-wrong-secret' }),
    check: '取得 accessToken',
    found: 'invalidClientIdOrSecret',
    remedy: 'DINGTALK_CLIENT_SECRET',
  },
  {
    fault: 'a wrong robot code',
    seed: async () => ({ ...(await dingtalk()).env, DINGTALK_ROBOT_CODE: 'dingwrongrobot' }),
    check: 'robotCode',
    found: 'invalidParameter.robotCode.unknown',
    remedy: 'DINGTALK_ROBOT_CODE',
  },
  {
    fault: 'a permission that was not given',
    seed: async () => (await dingtalk({ app: { permissions: ['qyapi_robot_sendmsg'] } })).env,
    check: 'qyapi_get_member',
    found: '60011',
    remedy: '成员信息读权限',
  },
];

describe('zhanbao doctor', () => {
  it('finds nothing wrong where nothing is, and shows nothing to anybody', async () => {
    const [one, other] = await Promise.all([wecom(), dingtalk()]);
    expect(await problemsOf({ ...one.env, ...other.env })).toEqual([]);
    expect(one.control.screens.of()).toEqual([]);
    expect(other.control.screens.of()).toEqual([]);
  });

  it.each(FAULTS)('names $fault', async ({ seed, check, found, remedy }) => {
    const problem = (await problemsOf(await seed())).find((one) => one.check.includes(check));
    expect(problem).toMatchObject({ state: 'failed' });
    expect(problem?.found).toContain(found);
    expect(problem?.remedy).toContain(remedy);
  });

  it('leaves a bot alone that another process holds, and says so', async () => {
    const simulator = await wecom();
    const office = await openOffice(simulator.env);
    closings.push(() => office.close());
    const id = await simulator.control.subscribed();
    const { code, out } = await examine(office.env, '--json');
    const subscription = (JSON.parse(out) as Diagnosis[]).find(({ check }) =>
      check.includes('长连接订阅'),
    );
    expect(code).toBe(0);
    expect(subscription).toMatchObject({ state: 'skipped' });
    expect(subscription?.found).toContain('运行中的战报');
    expect(subscription?.remedy).toContain('先停止战报');
    expect(simulator.control.connections()).toEqual([{ id, subscribed: true }]);
  });

  it('says what to set for each platform where nothing is configured', async () => {
    const { code, out } = await examine({});
    expect(code).toBe(0);
    for (const name of ['WECOM_BOT_ID', 'WECOM_CORP_ID', 'DINGTALK_CLIENT_ID']) {
      expect(out).toContain(name);
    }
  });

  it('names what is missing of a platform that is half configured', async () => {
    const { code, out } = await examine({
      WECOM_BOT_ID: 'aib',
      DINGTALK_CLIENT_SECRET: 'half-set',
    });
    expect(code).toBe(EXIT_ENVIRONMENT);
    expect(out).toContain('WECOM_BOT_SECRET');
    expect(out).toContain('DINGTALK_CLIENT_ID');
  });
});
