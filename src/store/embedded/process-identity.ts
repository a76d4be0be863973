import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** A process named so that a recycled process number is not taken for it. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Start time in clock ticks since boot, as the kernel gives it. */
  readonly startTicks: string;
  readonly bootId: string;
}

const POLL_MS = 25;
const STATE_FIELD = 0;
/** "starttime" is field 22 of /proc/<pid>/stat; the fields are counted from the third, after the name. */
const START_FIELD = 19;

/** Undefined when no such process lives; a zombie has ended although its number is still taken. */
export function identifyProcess(pid: number): ProcessIdentity | undefined {
  const stat = readText(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // The name in brackets may itself hold blanks and brackets, so fields are counted after the last one.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const state = fields[STATE_FIELD];
  const startTicks = fields[START_FIELD];
  if (state === 'Z' || state === 'X' || startTicks === undefined) return undefined;
  return { pid, startTicks, bootId: readBootId() };
}

export function isLiving(identity: ProcessIdentity): boolean {
  if (identity.bootId !== readBootId()) return false;
  const now = identifyProcess(identity.pid);
  if (now !== undefined) return now.startTicks === identity.startTicks;
  return isHidden(identity.pid);
}

/** @returns false when it still lives after the time. */
export async function waitUntilGone(
  identity: ProcessIdentity,
  timeoutMs: number,
): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (isLiving(identity)) {
    if (Date.now() > deadline) return false;
    await delay(POLL_MS);
  }
  return true;
}

/** On a /proc mounted with hidepid, other users' processes are there but not shown. */
function isHidden(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function readBootId(): string {
  return readText('/proc/sys/kernel/random/boot_id')?.trim() ?? '';
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
