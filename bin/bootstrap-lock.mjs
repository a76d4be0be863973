import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { root } from './stamps.mjs';

// Not in node_modules, which the installation deletes.
const folder = join(root, '.cache');
const lockFile = join(folder, 'bootstrap.lock');
const POLL_MS = 200;

/** Waits while another terminal prepares the same checkout. @returns a function that gives the lock back */
export async function lockBootstrap(onWait) {
  mkdirSync(folder, { recursive: true });
  const own = JSON.stringify(identify(process.pid));
  const release = () => {
    if (read() === own) rmSync(lockFile, { force: true });
  };
  for (let waited = false; ;) {
    if (take(own)) {
      process.once('exit', release);
      return release;
    }
    const holder = read();
    if (holder !== undefined && !isLiving(holder)) {
      removeStale(holder);
      continue;
    }
    if (!waited) onWait();
    waited = true;
    await delay(POLL_MS);
  }
}

/** A link appears whole or not at all, so no half-written lock is ever read. */
function take(own) {
  const draft = `${lockFile}.${process.pid}`;
  writeFileSync(draft, own);
  try {
    linkSync(draft, lockFile);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves the dead lock away; had another process taken its place meanwhile, that one is put back. */
function removeStale(stale) {
  const moved = `${lockFile}.stale.${process.pid}`;
  try {
    renameSync(lockFile, moved);
    if (read(moved) !== stale) linkSync(moved, lockFile);
  } catch {
    // Another process was faster; the next attempt sees what it left.
  }
  rmSync(moved, { force: true });
}

function read(path = lockFile) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function isLiving(text) {
  try {
    const holder = JSON.parse(text);
    return identify(holder.pid).started === holder.started && isThere(holder.pid);
  } catch {
    return false;
  }
}

function isThere(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The start time tells a recycled process number from the process that took the lock. */
function identify(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return { pid, started: stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] };
  } catch {
    return { pid, started: 'unknown' };
  }
}
