import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, statSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

import { AppError } from '../../kernel/errors.js';
import { spawnIdentity } from './account.js';
import { type Binaries, databaseEnv } from './binaries.js';
import { diskFull, hasSpace, START_BYTES } from './disk-space.js';
import type { Places } from './places.js';
import { clearRemains, findPostmaster, type Postmaster } from './postmaster.js';
import { identifyProcess, isLiving, waitUntilGone } from './process-identity.js';
import { embeddedTexts } from './texts.js';
import { answersAs, type Login } from './login.js';

const LOOPBACK = '127.0.0.1';
/** Another program may take a free port between our asking and the server's binding. */
const PORT_ATTEMPTS = 5;
const POLL_MS = 30;
/** After a power cut the server first replays its log; on a slow disk that takes minutes. */
const START_TIMEOUT_MS = 300_000;
const SAY_RECOVERING_AFTER_MS = 5_000;
const ADOPT_TIMEOUT_MS = 60_000;
const FAST_STOP_MS = 30_000;
const HARD_STOP_MS = 10_000;
const MAX_LOG_BYTES = 5_000_000;

/** Small and careful: one county's load, and no text of a message in the log. */
const SETTINGS = {
  listen_addresses: LOOPBACK,
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '64MB',
  huge_pages: 'off',
  jit: 'off',
  io_method: 'sync',
  max_parallel_workers_per_gather: '0',
  timezone: 'UTC',
  log_timezone: 'Asia/Shanghai',
  log_checkpoints: 'off',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/** Survives a killed server but not a power cut: for throwaway databases. */
const UNSAFE_SETTINGS = { fsync: 'off', full_page_writes: 'off' };

interface StartInput {
  readonly places: Places;
  readonly binaries: Binaries;
  readonly login: Login;
  readonly durable: boolean;
  readonly log: (line: string) => void;
}

/** Takes over a server that a killed process left on this folder, or stops it when it does not answer us. */
export async function adoptServer(input: StartInput): Promise<Postmaster | undefined> {
  const found = findPostmaster(input.places.cluster);
  if (found === undefined) {
    await clearRemains(input.places.cluster);
    return undefined;
  }
  const deadline = Date.now() + ADOPT_TIMEOUT_MS;
  for (;;) {
    const answer = await answersAs(input.login, found.port, input.places.cluster);
    if (answer === 'ours') {
      input.log(embeddedTexts.adopted);
      return found;
    }
    if (!isLiving(found.process)) break;
    if (answer === 'refused' || Date.now() > deadline) break;
    await delay(POLL_MS);
  }
  if (isLiving(found.process)) input.log(embeddedTexts.stoppingOld);
  await stopServer(found);
  await clearRemains(input.places.cluster);
  return undefined;
}

export async function startServer(input: StartInput): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const child = spawnServer(input, port);
    const started = await waitUntilReady(input, child, port);
    if (started !== undefined) return started;
    if (attempt === PORT_ATTEMPTS || (await isFree(port))) throw startFailed(input.places);
  }
}

/** Fast shutdown: open transactions are rolled back and everything confirmed is written. */
export async function stopServer(server: Postmaster): Promise<void> {
  if (signal(server, 'SIGINT') && !(await waitUntilGone(server.process, FAST_STOP_MS))) {
    signal(server, 'SIGQUIT');
    if (await waitUntilGone(server.process, HARD_STOP_MS)) return;
    throw new AppError('environment', `Server ${server.process.pid} does not stop`, {
      userText: embeddedTexts.stopFailed(server.process.pid),
    });
  }
}

/** @returns false when there is nothing left to stop. */
export function signal(server: Postmaster, name: 'SIGINT' | 'SIGQUIT'): boolean {
  if (!isLiving(server.process)) return false;
  try {
    process.kill(server.process.pid, name);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

function spawnServer(input: StartInput, port: number): ChildProcess {
  const { places, binaries, durable } = input;
  const settings = { ...SETTINGS, ...(durable ? {} : UNSAFE_SETTINGS), port: String(port) };
  const output = openLog(places.logFile);
  try {
    // Its own session: Ctrl-C in the terminal reaches us alone, and we stop it after our last write.
    const child = spawn(
      binaries.postgres,
      ['-D', places.cluster, ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])],
      {
        ...spawnIdentity(places.account),
        cwd: '/',
        env: databaseEnv,
        detached: true,
        stdio: ['ignore', output, output],
      },
    );
    child.on('error', () => undefined);
    child.unref();
    return child;
  } finally {
    closeSync(output);
  }
}

/** @returns undefined when the server has ended before it answered. */
async function waitUntilReady(
  input: StartInput,
  child: ChildProcess,
  port: number,
): Promise<Postmaster | undefined> {
  const identity = child.pid === undefined ? undefined : identifyProcess(child.pid);
  if (identity === undefined) return undefined;
  const began = Date.now();
  let said = false;
  while (isLiving(identity)) {
    if ((await answersAs(input.login, port, input.places.cluster)) === 'ours') {
      return { process: identity, port };
    }
    const waitedMs = Date.now() - began;
    if (!said && waitedMs > SAY_RECOVERING_AFTER_MS) {
      input.log(embeddedTexts.recovering);
      said = true;
    }
    if (waitedMs > START_TIMEOUT_MS) {
      await stopServer({ process: identity, port });
      throw startFailed(input.places);
    }
    await delay(POLL_MS);
  }
  return undefined;
}

function startFailed(places: Places): AppError {
  if (!hasSpace(places.cluster, START_BYTES)) return diskFull(places.cluster);
  return new AppError('environment', `PostgreSQL did not start, see ${places.logFile}`, {
    userText: embeddedTexts.startFailed(places.logFile),
  });
}

function openLog(path: string): number {
  const output = openSync(path, 'a', 0o600);
  if (statSync(path).size > MAX_LOG_BYTES) truncateSync(path);
  return output;
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, LOOPBACK, () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}

async function isFree(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, LOOPBACK, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
