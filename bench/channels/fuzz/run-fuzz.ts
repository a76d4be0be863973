import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { loadConfig } from '../../../src/config.js';
import { serve } from '../../../src/main.js';
import { connect } from '../../../src/store/connect.js';
import { startDingtalkSimulator } from '../../../tests/simulators/dingtalk/start-dingtalk-simulator.js';
import { startWecomSimulator } from '../../../tests/simulators/wecom/start-wecom-simulator.js';
import { seededRandom } from '../seeded-random.js';
import { callbacks, SECRETS } from './callback.js';
import type { Call, Callback } from './callback.js';
import { mutations, untouched } from './mutations.js';
import type { Stored } from './mutations.js';

/** What a busy machine spooled to the disk comes in within seconds; what takes longer never comes. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 100;
/** Calls under way at once. */
const AT_ONCE = 8;
/** One of so many is genuine, so that it shows that the path still works. */
const GENUINE_EVERY = 100;

const MARK = /fz[a-z-]+-\d+-x/;

/** What a path answered, and what of it stands in the store. */
export interface FuzzTally {
  readonly path: string;
  readonly calls: number;
  readonly genuine: number;
  /** How often each status was answered; `reset` where the connection ended without one. */
  readonly statuses: ReadonlyMap<string, number>;
  /** Mutations that were answered with 5xx. */
  readonly serverErrors: readonly string[];
  /** Genuine messages with a row. */
  readonly genuineStored: number;
  /** Rows that stem from a call that may not be stored, or from none at all. */
  readonly wronglyStored: readonly string[];
  /** Heap at the end to that in the middle, each after a forced collection; NaN without one. */
  readonly heapRatio: number;
}

interface Expected {
  readonly stored: Stored;
  readonly name: string;
}

interface FuzzOptions {
  readonly callsPerPath: number;
  readonly seed: number;
  /** Only paths that end so. */
  readonly only?: string;
}

/** Sends mutated calls to every callback path of the whole product. */
export async function runFuzz(
  ground: { readonly databaseUrl: string; readonly folder: string },
  { callsPerPath, seed, only = '' }: FuzzOptions,
): Promise<readonly FuzzTally[]> {
  const wecom = await startWecomSimulator({ bot: { mode: 'callback' } });
  const dingtalk = await startDingtalkSimulator({ app: { mode: 'http' } });
  const config = loadConfig({
    ...wecom.env,
    ...dingtalk.env,
    WECOM_BOT_TOKEN: SECRETS.token,
    WECOM_BOT_AES_KEY: SECRETS.botKey,
    WECOM_APP_TOKEN: SECRETS.token,
    WECOM_APP_AES_KEY: SECRETS.appKey,
    DATABASE_URL: ground.databaseUrl,
    ZHANBAO_DATA_DIR: join(ground.folder, 'fuzz'),
    ZHANBAO_PUBLIC_URL: 'http://127.0.0.1:9',
    ZHANBAO_LOG_LEVEL: 'silent',
    PORT: '0',
  });
  const service = await serve(config, () => undefined);
  try {
    const tallies: FuzzTally[] = [];
    for (const callback of callbacks.filter(({ path }) => path.endsWith(only))) {
      const fuzz = { url: service.url, random: seededRandom(seed), calls: callsPerPath };
      tallies.push(await fuzzPath(callback, fuzz, ground.databaseUrl));
    }
    return tallies;
  } finally {
    await service.stop();
    await wecom.stop();
    await dingtalk.stop();
  }
}

interface Fuzz {
  readonly url: string;
  readonly random: () => number;
  readonly calls: number;
}

async function fuzzPath(
  callback: Callback,
  { url, random, calls }: Fuzz,
  databaseUrl: string,
): Promise<FuzzTally> {
  const database = connect(databaseUrl, 2);
  const before = new Set((await database.arrival.findMany()).map(({ id }) => id));
  const names = Object.keys(mutations);
  const expected = new Map<string, Expected>();
  const statuses = new Map<string, number>();
  const serverErrors: string[] = [];
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const send = async (index: number): Promise<void> => {
    const name =
      index % GENUINE_EVERY === 0 ? null : (names[Math.floor(random() * names.length)] ?? null);
    const mark = `fz${callback.path.replaceAll('/', '-')}-${index}-x`;
    const mutate = name === null ? untouched : mutations[name];
    const { call, stored } = (mutate ?? untouched)(callback, mark, random);
    expected.set(mark, { stored, name: name ?? 'genuine' });
    const status = await statusOf(url, call, agent);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status.startsWith('5')) serverErrors.push(`${status} ${name ?? 'genuine'} ${mark}`);
  };
  let middleHeap = NaN;
  for (let start = 0; start < calls; start += AT_ONCE) {
    const batch = Math.min(AT_ONCE, calls - start);
    await Promise.all(Array.from({ length: batch }, (_, offset) => send(start + offset)));
    if (start < calls / 2 && start + AT_ONCE >= calls / 2) middleHeap = heapUsed();
  }
  agent.destroy();
  const heapRatio = heapUsed() / middleHeap;
  const genuine = [...expected].filter(([, { stored }]) => stored === 'once');
  const read = async (): Promise<readonly string[]> => {
    const rows = (await database.arrival.findMany()).filter(({ id }) => !before.has(id));
    return rows.map(({ id, userId }) => markIn(id) ?? markIn(userId) ?? id);
  };
  const marks = await readOnceStored(read, genuine);
  await database.$disconnect();
  return {
    path: callback.path,
    calls,
    genuine: genuine.length,
    statuses,
    serverErrors,
    genuineStored: genuine.filter(([mark]) => marks.includes(mark)).length,
    wronglyStored: marks.filter((mark) => (expected.get(mark)?.stored ?? 'never') === 'never'),
    heapRatio,
  };
}

/** What was taken but not stored in time comes from the spool a little later. */
async function readOnceStored(
  read: () => Promise<readonly string[]>,
  genuine: readonly (readonly [string, Expected])[],
): Promise<readonly string[]> {
  const endMs = performance.now() + PATIENCE_MS;
  for (;;) {
    const marks = await read();
    const isWhole = genuine.every(([mark]) => marks.includes(mark));
    if (isWhole || performance.now() > endMs) return marks;
    await pause(LOOK_MS);
  }
}

/** Channels may put something before an id, so that those of two ways cannot be the same. */
function markIn(text: string): string | null {
  return MARK.exec(text)?.[0] ?? null;
}

function heapUsed(): number {
  if (globalThis.gc === undefined) return NaN;
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

function statusOf(url: string, call: Call, agent: Agent): Promise<string> {
  const { method, path, query, headers, body } = call;
  const target = new URL(url);
  return new Promise((resolve) => {
    const asked = request(
      {
        agent,
        method,
        host: target.hostname,
        port: target.port,
        path: query === '' ? path : `${path}?${query}`,
        headers: { ...headers, 'content-length': String(body.length) },
      },
      (response) => {
        response.resume();
        response.once('close', () => {
          resolve(String(response.statusCode));
        });
      },
    );
    asked.once('error', () => {
      resolve('reset');
    });
    asked.end(body);
  });
}
