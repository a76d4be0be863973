import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ChatPlatform } from './chat-platform.js';
import { openWecom } from './chat-platform.js';
import { crowdOf, foundOffice } from './found-office.js';
import { Storm } from './storm.js';
import type { Tally } from './tally.js';
import { tally } from './tally.js';

const CLI = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');
/** What the product prints last when it serves. */
const STARTED = '战报已启动';
const SECRET_KEY = 'a secret key for both of the replicas of the benchmark';
const NAMES = ['a', 'b'] as const;
const SAY_EVERY_MS = 300;
const LOOK_MS = 20;
/** Said, and not stored yet, by a process that is not late. */
const BEHIND = 3;
/** Said before the kill and after the takeover. */
const AROUND = 6;
/** A single wait of the simulator is shorter than a takeover. */
const WAITS = 3;

/** One after the other is stored: what the killed process had not stored is what it was handed last. */
const IN_ITS_HANDS = {
  onTheWayMs: null,
  onTheWay: 'was on the wire or in the hands of the killed process, not yet stored',
};

export interface TakeOver {
  readonly platform: ChatPlatform;
  readonly tally: Tally;
  /** From the kill of the holder to the subscription of the other. */
  readonly takenOverMs: number;
  /** Bots on the platform before the kill: one, or both held the connection. */
  readonly holders: number;
}

/** Two processes of the product on one bot; the one that holds the connection is killed. */
export async function takeOver(ground: {
  readonly databaseUrl: string;
  readonly folder: string;
}): Promise<TakeOver> {
  const { databaseUrl } = ground;
  const crowd = crowdOf(20, 30);
  const platform = await openWecom(crowd);
  await foundOffice(databaseUrl, platform.channel, crowd);
  const replicas = await Promise.all(NAMES.map((name) => startReplica(platform, ground, name)));
  const disturbance = { seed: 1, disturbed: 0, againMs: 0 };
  const storm = new Storm({ platform, crowd, databaseUrl, ...disturbance, ...IN_ITS_HANDS });
  try {
    const first = await patiently(() => platform.connected());
    const saying = setInterval(() => {
      storm.say();
    }, SAY_EVERY_MS);
    await keepsUp(storm, AROUND);
    const holders = platform.connections();
    const { holder, killedMs } = await killHolder(storm, replicas);
    await patiently(() => platform.connected(first));
    const saidMeanwhile = storm.said.length;
    const takenOverMs = platform.control.nowMs() - killedMs;
    while (storm.said.length < saidMeanwhile + AROUND) await pause(LOOK_MS);
    clearInterval(saying);
    const dead = NAMES[replicas.indexOf(holder)] ?? '';
    // What it had spooled comes in when it is started again, as a supervisor does.
    if (await hasSpooled(ground, dead)) replicas.push(await startReplica(platform, ground, dead));
    await storm.settled();
    return { platform, tally: await tally(storm), takenOverMs, holders };
  } finally {
    await storm.close();
    for (const replica of replicas) await end(replica, 'SIGTERM');
    await platform.stop();
  }
}

async function startReplica(
  platform: ChatPlatform,
  { databaseUrl, folder }: { readonly databaseUrl: string; readonly folder: string },
  name: string,
): Promise<ChildProcess> {
  const dataDir = join(folder, `replica-${name}`);
  await mkdir(dataDir, { recursive: true });
  const replica = spawn(process.execPath, ['--import', TSX, CLI, 'start'], {
    // Without the variables and the .env of whoever runs this.
    cwd: dataDir,
    env: {
      ...platform.env,
      DATABASE_URL: databaseUrl,
      ZHANBAO_DATA_DIR: dataDir,
      ZHANBAO_SECRET_KEY: SECRET_KEY,
      ZHANBAO_LOG_LEVEL: 'silent',
      PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: replica.stdout }).on('line', (line) => {
      if (line.includes(STARTED)) resolve();
    });
    replica.once('exit', (code) => {
      reject(new Error(`a replica ended with ${String(code)}`));
    });
  });
  return replica;
}

async function hasSpooled({ folder }: { readonly folder: string }, name: string): Promise<boolean> {
  const files = await readdir(join(folder, `replica-${name}`, 'spool'));
  return files.some((file) => file.endsWith('.sealed'));
}

/** The lease names the process that holds the connection. */
async function killHolder(
  storm: Storm,
  replicas: readonly ChildProcess[],
): Promise<{ readonly holder: ChildProcess; readonly killedMs: number }> {
  const lease = await storm.database.channelLease.findFirstOrThrow();
  const holder = replicas.find(({ pid }) => lease.holder.split(' ').includes(String(pid)));
  if (holder === undefined) throw new Error(`no replica is ${lease.holder}`);
  const { control } = storm.options.platform;
  const killedMs = control.nowMs();
  await end(holder, 'SIGKILL');
  storm.cutsMs.push(control.nowMs());
  return { holder, killedMs };
}

async function end(replica: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (replica.exitCode !== null || replica.signalCode !== null) return;
  const gone = once(replica, 'exit');
  replica.kill(signal);
  await gone;
}

/** So many messages have been said, and the product stores them as fast as they are said. */
async function keepsUp(storm: Storm, stored: number): Promise<void> {
  for (;;) {
    const behind = storm.said.length - (await storm.database.arrival.count());
    if (storm.said.length >= stored && behind <= BEHIND) return;
    await pause(LOOK_MS);
  }
}

async function patiently<Found>(wait: () => Promise<Found>): Promise<Found> {
  for (let left = WAITS; ; left -= 1) {
    try {
      return await wait();
    } catch (error) {
      if (left === 1) throw error;
    }
  }
}
