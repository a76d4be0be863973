import { chmodSync, lchownSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { Account } from './account.js';

const OTHERS = 0o077;
const PRIVATE_FOLDER = 0o700;

/**
 * Makes a database folder usable that was restored from a backup: a plain copy belongs to who made it and may be
 * open to others, and PostgreSQL refuses both.
 */
export function repairRights(cluster: string, account: Account | undefined): void {
  const { uid, mode } = statSync(cluster);
  if (account !== undefined && uid !== account.uid) giveTo(cluster, account);
  if ((mode & OTHERS) !== 0) chmodSync(cluster, PRIVATE_FOLDER);
}

function giveTo(path: string, account: Account): void {
  lchownSync(path, account.uid, account.gid);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) giveTo(inner, account);
    else lchownSync(inner, account.uid, account.gid);
  }
}
