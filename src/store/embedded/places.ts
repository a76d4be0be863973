import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

import { AppError } from '../../kernel/errors.js';
import { type Account, canEnter, chooseAccount } from './account.js';
import { embeddedTexts } from './texts.js';

/** Where the parts of one embedded database lie. */
export interface Places {
  /** PostgreSQL's own data folder. */
  readonly cluster: string;
  readonly passwordFile: string;
  readonly logFile: string;
  readonly binariesCopy: string;
  /** Who runs it; undefined: ourselves. */
  readonly account: Account | undefined;
}

/** Any folder that system users can reach; used when the data folder lies under a home that they cannot. */
const SYSTEM_FOLDER = '/var/lib/zhanbao';
const POINTER_FILE = 'postgres-location.txt';
/** Others may pass through but not list: the database's account needs no more. */
const PASS_THROUGH = 0o711;
const PRIVATE = 0o700;
const HASH_LENGTH = 16;

/** Makes the data folder if need be. @returns its real path */
export function prepareDataFolder(dataDir: string): string {
  if (existsSync(dataDir)) {
    if (statSync(dataDir).isDirectory()) return realpathSync(dataDir);
    throw new AppError('environment', `${dataDir} is not a folder`, {
      userText: embeddedTexts.notAFolder(dataDir),
    });
  }
  makeFolder(dataDir, process.getuid?.() === 0 ? PASS_THROUGH : PRIVATE);
  return realpathSync(dataDir);
}

/** Decides by what exists first, so that data is found again however the folders' rights have changed. */
export function choosePlaces(
  dataFolder: string,
  version: string,
  log: (line: string) => void,
): Places {
  const place = (cluster: string, account: Account | undefined): Places => ({
    cluster,
    account,
    passwordFile: join(dataFolder, 'postgres-password'),
    logFile: join(dataFolder, 'postgres.log'),
    binariesCopy: join(dirname(cluster), `postgres-programs-${version}`),
  });
  const pointer = join(dataFolder, POINTER_FILE);
  if (existsSync(pointer)) {
    const cluster = readFileSync(pointer, 'utf8').trim();
    if (!existsSync(cluster)) throw clusterMissing(cluster, pointer);
    return place(cluster, chooseAccount(statSync(cluster).uid));
  }
  const here = join(dataFolder, 'postgres');
  if (existsSync(here)) return place(here, reachingAccount(here));
  const account = chooseAccount(undefined);
  if (account === undefined || canEnter(account, dataFolder)) return place(here, account);
  const elsewhere = join(SYSTEM_FOLDER, hashOf(dataFolder), 'postgres');
  makeFolder(dirname(dirname(elsewhere)), PASS_THROUGH);
  makeFolder(dirname(elsewhere), PASS_THROUGH);
  log(embeddedTexts.cannotReachData(account.name));
  return place(elsewhere, account);
}

/** Written once the database is there, so that a failed first start leaves nothing to trip over. */
export function rememberCluster(dataFolder: string, cluster: string): void {
  if (dirname(cluster) !== dataFolder)
    writeFileSync(join(dataFolder, POINTER_FILE), `${cluster}\n`);
}

function reachingAccount(cluster: string): Account | undefined {
  const ownerUid = statSync(cluster).uid;
  const account = chooseAccount(ownerUid);
  if (account === undefined) {
    if (ownerUid === process.getuid?.()) return undefined;
    throw new AppError('environment', `${cluster} belongs to uid ${ownerUid}`, {
      userText: embeddedTexts.noPermission(cluster),
    });
  }
  if (canEnter(account, dirname(cluster))) return account;
  throw new AppError('environment', `${account.name} cannot enter ${cluster}`, {
    userText: embeddedTexts.notReachable(cluster, account.name),
  });
}

function clusterMissing(cluster: string, pointer: string): AppError {
  return new AppError('environment', `${pointer} names ${cluster}, which is gone`, {
    userText: embeddedTexts.clusterMissing(cluster, pointer),
  });
}

function makeFolder(path: string, mode: number): void {
  if (existsSync(path)) return;
  mkdirSync(path, { recursive: true });
  // The mode given to mkdir is cut by the umask; this one holds.
  chmodSync(path, mode);
}

function hashOf(dataFolder: string): string {
  return createHash('sha256').update(dataFolder).digest('hex').slice(0, HASH_LENGTH);
}
