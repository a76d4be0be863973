import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { identifyProcess, type ProcessIdentity } from './process-identity.js';

/** A database server that lives on this folder, started by us or left by a killed process. */
export interface Postmaster {
  readonly process: ProcessIdentity;
  readonly port: number;
}

const PID_FILE = 'postmaster.pid';
/** Lines of postmaster.pid as PostgreSQL documents them in pidfile.h. */
const PID_LINE = 0;
const PORT_LINE = 3;

const POLL_MS = 25;
/** Server processes notice within a second that their postmaster has died; a long query may take a little more. */
const ORPHANS_TIMEOUT_MS = 15_000;

/** The living server of this folder, if any; only a process that really serves it counts. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const lines = readLines(join(cluster, PID_FILE));
  const pid = Number(lines?.[PID_LINE]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  const identity = identifyProcess(pid);
  if (identity === undefined || !serves(pid, cluster)) return undefined;
  return { process: identity, port: Number(lines?.[PORT_LINE]) };
}

/**
 * Clears what a dead postmaster left. Its pid file must go: PostgreSQL refuses to start while the number in it is
 * taken, be it by a zombie or by another program. It may go only once no server process works on the data.
 */
export async function clearRemains(cluster: string): Promise<void> {
  const path = join(cluster, PID_FILE);
  if (readLines(path) === undefined) return;
  const deadline = Date.now() + ORPHANS_TIMEOUT_MS;
  while (hasServerProcess(cluster)) {
    if (Date.now() > deadline) return;
    await delay(POLL_MS);
  }
  rmSync(path, { force: true });
}

function hasServerProcess(cluster: string): boolean {
  return readdirSync('/proc')
    .map(Number)
    .some((pid) => pid > 0 && identifyProcess(pid) !== undefined && serves(pid, cluster));
}

/** Every server process works in its data folder for all its life. */
function serves(pid: number, cluster: string): boolean {
  try {
    // The program's file may have been replaced since; the kernel then adds a word to its name.
    const program = basename(readlinkSync(`/proc/${pid}/exe`)).split(' ')[0];
    return program === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return false;
  }
}

function readLines(path: string): string[] | undefined {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return undefined;
  }
}
