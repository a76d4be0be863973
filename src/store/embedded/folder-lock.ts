import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { identifyProcess, isLiving } from './process-identity.js';

/** `serve` holds the folder for long and lets commands join; `command` is over in a moment. */
export type LockPurpose = 'serve' | 'command';

const holderSchema = z.object({
  pid: z.number().int().positive(),
  startTicks: z.string(),
  bootId: z.string(),
  purpose: z.enum(['serve', 'command']),
});

export type LockHolder = z.infer<typeof holderSchema>;

export interface FolderLock {
  release(): void;
}

const LOCK_FILE = 'zhanbao.lock';

/** One living process of ours per data folder. @returns the lock, or who holds it. */
export function tryLockFolder(
  folder: string,
  purpose: LockPurpose,
): { readonly lock: FolderLock } | { readonly holder: LockHolder } {
  const path = join(folder, LOCK_FILE);
  const self = identifyProcess(process.pid);
  const content = JSON.stringify({
    pid: process.pid,
    startTicks: '',
    bootId: '',
    ...self,
    purpose,
  });
  for (;;) {
    if (linkNew(path, content))
      return {
        lock: {
          release: () => {
            releaseIfOwn(path, content);
          },
        },
      };
    const found = readIfThere(path);
    if (found === undefined) continue;
    const holder = parseHolder(found);
    if (holder !== undefined && isLiving(holder)) return { holder };
    removeStale(path, found);
  }
}

/** A link appears whole or not at all, and fails when the name is taken: no half-written lock is ever seen. */
function linkNew(path: string, content: string): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, content, { mode: 0o644 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves the dead lock away; had another process replaced it meanwhile, its lock is put back. */
function removeStale(path: string, stale: string): void {
  const moved = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, moved);
  } catch {
    return;
  }
  const taken = readIfThere(moved);
  if (taken !== undefined && taken !== stale) {
    try {
      linkSync(moved, path);
    } catch {
      // A third process holds it by now; the next attempt sees that one.
    }
  }
  rmSync(moved, { force: true });
}

function releaseIfOwn(path: string, content: string): void {
  if (readIfThere(path) === content) rmSync(path, { force: true });
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function parseHolder(text: string): LockHolder | undefined {
  try {
    return holderSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
