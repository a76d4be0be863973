import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

import { AppError } from '../../kernel/errors.js';
import { spawnIdentity } from './account.js';
import { type Binaries, databaseEnv } from './binaries.js';
import { diskFull, hasSpace, NEW_DATABASE_BYTES, START_BYTES } from './disk-space.js';
import type { Places } from './places.js';
import { repairRights } from './repair-rights.js';
import { embeddedTexts } from './texts.js';

export const DATABASE_USER = 'zhanbao';

const PASSWORD_BYTES = 24;
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;

/** Makes the database if the folder has none; refuses a folder of another version or of somebody else. */
export function ensureCluster(
  places: Places,
  binaries: Binaries,
  options: { readonly durable: boolean; readonly log: (line: string) => void },
): void {
  const { cluster } = places;
  const found = clusterVersion(cluster);
  if (found === undefined) {
    if (existsSync(cluster) && readdirSync(cluster).length > 0) throw notOurs(cluster);
    options.log(embeddedTexts.initialising);
    initCluster(places, binaries, options.durable);
    return;
  }
  if (found !== binaries.major) {
    throw new AppError('environment', `${cluster} is PostgreSQL ${found}, not ${binaries.major}`, {
      userText: embeddedTexts.otherVersion(cluster, found, binaries.major),
    });
  }
  if (!hasSpace(cluster, START_BYTES)) throw diskFull(cluster);
  repairRights(cluster, places.account);
}

export function readPassword(places: Places): string {
  try {
    return readFileSync(places.passwordFile, 'utf8').trim();
  } catch (cause) {
    throw new AppError('environment', `Cannot read ${places.passwordFile}`, {
      userText: embeddedTexts.passwordMissing(places.passwordFile),
      cause,
    });
  }
}

function clusterVersion(cluster: string): string | undefined {
  const path = join(cluster, 'PG_VERSION');
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;
}

/** Built beside its place and renamed when whole: a start that was cut short leaves no half database. */
function initCluster(places: Places, binaries: Binaries, durable: boolean): void {
  const { cluster, account } = places;
  const folder = dirname(cluster);
  if (!hasSpace(folder, NEW_DATABASE_BYTES)) throw diskFull(folder);
  const draft = join(folder, 'postgres.new');
  const passwordDraft = join(folder, 'postgres-password.new');
  const password = randomBytes(PASSWORD_BYTES).toString('base64url');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: PRIVATE_FOLDER });
  writeFileSync(passwordDraft, `${password}\n`, { mode: PRIVATE_FILE });
  if (account !== undefined) {
    chownSync(draft, account.uid, account.gid);
    chownSync(passwordDraft, account.uid, account.gid);
  }
  try {
    runInitdb(places, binaries, [
      ...['--pgdata', draft, '--pwfile', passwordDraft],
      ...(durable ? [] : ['--no-sync']),
    ]);
  } finally {
    rmSync(passwordDraft, { force: true });
  }
  writeFileSync(places.passwordFile, `${password}\n`, { mode: PRIVATE_FILE });
  rmSync(cluster, { recursive: true, force: true });
  renameSync(draft, cluster);
}

function runInitdb(places: Places, binaries: Binaries, folderArguments: string[]): void {
  const result = spawnSync(
    binaries.initdb,
    [
      ...folderArguments,
      ...['--username', DATABASE_USER, '--auth', 'scram-sha-256', '--encoding', 'UTF8'],
      // Built-in rules: the same order and case on every machine, whatever locales it has.
      ...['--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
      '--no-instructions',
    ],
    { ...spawnIdentity(places.account), cwd: '/', env: databaseEnv, encoding: 'utf8' },
  );
  if (result.status === 0) return;
  const reason = result.error?.message ?? result.stdout + result.stderr;
  appendFileSync(places.logFile, reason);
  const folder = dirname(places.cluster);
  if (!hasSpace(folder, START_BYTES)) throw diskFull(folder);
  throw new AppError('environment', `initdb failed: ${reason.slice(-500)}`, {
    userText: embeddedTexts.initFailed(places.logFile),
  });
}

function notOurs(cluster: string): AppError {
  return new AppError('environment', `${cluster} is not empty and not a database`, {
    userText: embeddedTexts.notOurs(cluster),
  });
}
