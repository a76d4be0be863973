import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';

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

/**
 * The living server of this folder, if any. A pid file whose number now belongs to another program is removed,
 * for PostgreSQL would take that program for itself and refuse to start.
 */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const path = join(cluster, PID_FILE);
  const lines = readLines(path);
  const pid = Number(lines?.[PID_LINE]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  const identity = identifyProcess(pid);
  if (identity === undefined) return undefined;
  if (!worksIn(pid, cluster)) {
    rmSync(path, { force: true });
    return undefined;
  }
  return { process: identity, port: Number(lines?.[PORT_LINE]) };
}

/** The server's working folder is its data folder for all its life. */
function worksIn(pid: number, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
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
